import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createRandom } from "../lib/random";
import { STOCK_KERNELS } from "../model/stockKernels";
import * as tf from "../model/tf";
import { useBackend } from "../testing/backend";
import { tinyTask } from "../testing/tinyTask";
import { watchStockKernels } from "../testing/usedKernels";
import { WIRING_IDS } from "../trace/architecture";
import { evaluate } from "./evaluate";
import { completeSettings } from "./settings";
import { createTrainer } from "./trainer";

const REGIMES = [{}, { optimizer: "sgd" }, { dropout: 0.2 }, { teacherForcing: "0.5" }] as const;

describe("the kernels of tensorflow.js that the page registers", () => {
  it("exist under these names", async () => {
    await useBackend("cpu");
    for (const name of STOCK_KERNELS) expect(tf.getKernel(name, "cpu"), name).toBeDefined();
  });

  it("are those that both backends of the page import", () => {
    for (const file of ["webglBackend", "cpuBackend"]) {
      const code = readFileSync(new URL(`../worker/${file}.ts`, import.meta.url), "utf8");
      const imported = [...code.matchAll(/dist\/kernels\/(\w+)"/g)].map(([, name]) => name);
      expect(imported, file).toEqual(STOCK_KERNELS);
    }
  });

  it("are all that training, evaluation, traces, probes, beams and samples run", async () => {
    await useBackend("cpu");
    const missing = watchStockKernels();
    const random = createRandom(1);
    const pairs = [tinyTask.generate(random), tinyTask.generate(random)];
    for (const wiring of WIRING_IDS)
      for (const regime of REGIMES)
        for (const options of [{}, { kernels: "plain" }] as const) {
          const small = { task: tinyTask.id, seed: 1, units: 4, embed: 4, batch: 4, wiring };
          const trainer = createTrainer(tinyTask, completeSettings({ ...small, ...regime }), options);
          await trainer.prepare();
          trainer.update();
          trainer.update();
          await trainer.drainLosses();
          await trainer.trace("a b c");
          await trainer.trace("a b", { forced: "A B" });
          await trainer.trace("a b", { sample: { temperature: 1, seed: 1 } });
          await trainer.probe("a b c");
          await trainer.beam("a b", 3);
          await evaluate(trainer, pairs);
          await trainer.checkpoint({});
          trainer.dispose();
        }
    expect(missing()).toEqual([]);
  });
});
