import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { present } from "../lib/assert";
import { createRandom } from "../lib/random";
import { readNamed } from "../model/readTogether";
import * as tf from "../model/tf";
import { findTask } from "../tasks/list";
import { useBackend } from "../testing/backend";
import { batchOf, compared, FUSABLE, REGIME, trainerOf } from "../testing/fusable";
import { tinyTask } from "../testing/tinyTask";
import type { Architecture } from "../trace/architecture";
import { DEFAULTS } from "../trace/settings";
import type { BackendId } from "../worker/protocol";
import { compareFused } from "./compare";
import { adamByBoth } from "./compareAdam";
import { fusedRefusal } from "./fused";
import { completeSettings, modelConfig } from "./settings";
import { createTrainer, restoreTrainer } from "./trainer";

describe.each<BackendId>(["cpu", "wasm"])("fused kernels on %s", (backend) => {
  beforeAll(() => useBackend(backend));

  it("compute the loss, every gradient and every update of the plain operations, in every model that has them", async () => {
    expect(FUSABLE.length).toBeGreaterThanOrEqual(60);
    const before = tf.memory().numTensors;
    const complaints: string[] = [];
    for (const architecture of FUSABLE) {
      const { model, name, fused, plain, excess } = await compared(architecture);
      if (!(excess <= 1)) complaints.push(`${model}: ${name} is ${fused}, not ${plain}`);
    }
    expect(complaints).toEqual([]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("train the models that ship, trained as they are, and wide ones", async () => {
    const models = new URL("../../public/models/", import.meta.url);
    for (const file of ["fr-en", "ko-en", "dates", "reverse", "fr-en.bahdanau", "fr-en.plain"]) {
      const { buffer } = Uint8Array.from(readFileSync(new URL(`${file}.safetensors`, models)));
      const trainer = restoreTrainer(buffer, findTask);
      const { kernels, detail, comparison } = await trainer.prepare();
      expect({ file, kernels, detail }).toEqual({ file, kernels: "fused", detail: null });
      expect(comparison?.excess, file).toBeLessThan(0.5);
      trainer.dispose();
    }
    const wide = trainerOf({}, backend === "wasm" ? 256 : 96, 64);
    expect((await wide.prepare()).comparison?.excess).toBeLessThan(0.5);
    wide.dispose();
  });

  it("are compared without a trace: parameters, moments and the stream of sentences stay as they were", async () => {
    const trainer = trainerOf({});
    trainer.update();
    const before = await trainer.checkpoint({});
    await trainer.prepare();
    expect(Buffer.from(await trainer.checkpoint({})).equals(Buffer.from(before))).toBe(true);
    trainer.dispose();
  });

  it("update by Adam as the paper has it, computed in float64", async () => {
    const trainer = trainerOf({});
    const { parameters } = trainer.model;
    const before = await readNamed(parameters);
    const random = createRandom(8);
    const gradients = Object.fromEntries(
      Object.entries(before).map(([name, { length }]) => [
        name,
        Float32Array.from({ length }, () => 0.1 * random.normal()),
      ]),
    );
    const { fused, plain } = await adamByBoth(trainer.model, gradients);
    const norm = Math.hypot(...Object.values(gradients).flatMap((values) => [...values]));
    const scale = Math.min(1, norm / 2 / norm);
    // The first update: the rate has halved a two-hundredth time.
    const rate = 0.5 ** (1 / 200);
    for (const [name, values] of Object.entries(gradients))
      values.forEach((given, i) => {
        const g = scale * given;
        const first = 0.9 * -0.1 * given + 0.1 * g;
        const second = 0.99 * 0.01 * given ** 2 + 0.01 * g ** 2;
        const step = (rate * (first / (1 - 0.9))) / (Math.sqrt(second / (1 - 0.99)) + 1e-8);
        const parameter = (before[name]?.[i] ?? Number.NaN) - step;
        for (const { first: m, second: v, parameters: theta } of [fused, plain]) {
          expect(Math.abs((theta[name]?.[i] ?? Number.NaN) - parameter), name).toBeLessThan(1e-5);
          expect(Math.abs((m[name]?.[i] ?? Number.NaN) - first), name).toBeLessThan(1e-7);
          expect(Math.abs((v[name]?.[i] ?? Number.NaN) / second - 1), name).toBeLessThan(1e-5);
        }
      });
    trainer.dispose();
  });

  it("agree without <eos> among the targets, and at sizes that are no multiple of four", async () => {
    for (const [units, embed] of [
      [5, 3],
      [13, 7],
      [32, 16],
    ] as const) {
      const trainer = trainerOf({}, units, embed);
      const regime = { ...REGIME, withoutEos: true };
      const { name, excess } = await compareFused(trainer.model, batchOf(trainer, 7), regime);
      expect(excess, `${units} units: ${name}`).toBeLessThanOrEqual(1);
      trainer.dispose();
    }
  });

  it.each([
    {},
    { cell: "lstm", layers: 2, bidirectional: true },
    { wiring: "bahdanau", score: "concat" },
  ] as const)("go on from a file bit for bit, and leave no tensor behind: %j", async (architecture) => {
    const before = tf.memory().numTensors;
    const trainer = trainerOf(architecture);
    expect((await trainer.prepare()).kernels).toBe("fused");
    for (let i = 0; i < 3; i++) trainer.update();
    const file = await trainer.checkpoint({});
    const resumed = restoreTrainer(file, () => tinyTask);
    await resumed.prepare();
    for (const one of [trainer, resumed]) for (let i = 0; i < 3; i++) one.update();
    expect(await resumed.drainLosses()).toEqual((await trainer.drainLosses()).slice(3));
    const [a, b] = [await trainer.checkpoint({}), await resumed.checkpoint({})];
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true);
    trainer.dispose();
    resumed.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("descend as the plain operations do", async () => {
    const fused = trainerOf({});
    const plain = createTrainer(tinyTask, fused.settings, { kernels: "plain" });
    expect((await fused.prepare()).kernels).toBe("fused");
    expect(await plain.prepare()).toMatchObject({ kernels: "plain", why: "asked" });
    for (let i = 0; i < 20; i++) {
      fused.update();
      plain.update();
    }
    const [a, b] = [await fused.drainLosses(), await plain.drainLosses()];
    a.forEach(([, loss], i) => {
      expect(loss).toBeCloseTo(b[i]?.[1] ?? Number.NaN, 4);
    });
    fused.dispose();
    plain.dispose();
  });

  it.each([
    ["LoomAffine", "gives no number", "differ", /^loss: NaN ≠ \d/],
    ["LoomAdam", "gives no number", "differ", /^adam\.parameters\.\S+: NaN ≠ /],
    ["LoomAffine", "does not run", "failed", /^LoomAffine: no shader$/],
    ["LoomAdam", "does not run", "failed", /^LoomAdam: no shader$/],
  ] as const)(
    "leave a run to the plain operations where %s %s, and say so",
    async (name, fault, why, detail) => {
      const trainer = trainerOf({});
      const kernel = present(tf.getKernel(name, backend), name);
      tf.unregisterKernel(name, backend);
      tf.registerKernel({
        ...kernel,
        kernelFunc: (args) => {
          if (fault === "does not run") throw new Error("no shader");
          const [right, ...others] = kernel.kernelFunc(args) as tf.TensorInfo[];
          const own = tf.engine().makeTensorFromTensorInfo(present(right, "a result"));
          return [tf.tensor(own.dataSync().fill(Number.NaN, 0, 1), own.shape), ...others];
        },
      });
      try {
        const choice = await trainer.prepare();
        expect(choice).toMatchObject({ kernels: "plain", why });
        expect(choice.detail).toMatch(detail);
        trainer.update();
        expect((await trainer.drainLosses())[0]?.[1]).toBeGreaterThan(0);
      } finally {
        tf.unregisterKernel(name, backend);
        tf.registerKernel(kernel);
        trainer.dispose();
      }
    },
  );

  it("are found out when one computes something else", async () => {
    const trainer = trainerOf({});
    const kernel = present(tf.getKernel("LoomAffine", backend), "LoomAffine");
    tf.unregisterKernel("LoomAffine", backend);
    tf.registerKernel({
      ...kernel,
      kernelFunc: (args) =>
        kernel.kernelFunc({
          ...args,
          attrs: { ...args.attrs, tanh: !(args.attrs as { tanh: boolean }).tanh },
        }),
    });
    try {
      const { excess } = await compareFused(trainer.model, batchOf(trainer), REGIME);
      expect(excess).toBeGreaterThan(1);
    } finally {
      tf.unregisterKernel("LoomAffine", backend);
      tf.registerKernel(kernel);
      trainer.dispose();
    }
  });
});

describe("a model that fused kernels cannot train", () => {
  const why = (choice: Partial<Architecture>, regime: Partial<typeof REGIME> = {}) =>
    fusedRefusal(
      modelConfig(completeSettings({ ...DEFAULTS, ...choice, task: tinyTask.id, seed: 1 }), tinyTask),
      { ...REGIME, ...regime },
    );

  it("says which part of it they do not have", () => {
    expect(why({})).toBeNull();
    expect(why({ inputFeeding: true })).toBe("input-feeding");
    expect(why({ window: "local-m" })).toBe("window");
    expect(why({ score: "location" })).toBe("score");
    expect(why({ wiring: "bahdanau", score: "concat" })).toBeNull();
    expect(why({ wiring: "bahdanau", score: "dot" })).toBe("score");
    expect(why({ wiring: "bahdanau", score: "concat", cell: "lstm" })).toBe("cell");
    expect(why({ wiring: "bahdanau", score: "concat", layers: 2 })).toBe("layers");
    expect(why({}, { dropout: 0.1 })).toBe("dropout");
    expect(why({}, { teacherForcing: "0.5" })).toBe("sampling");
  });
});
