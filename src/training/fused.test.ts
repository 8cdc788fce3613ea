import { beforeAll, describe, expect, it } from "vitest";
import { present } from "../lib/assert";
import { createRandom } from "../lib/random";
import * as tf from "../model/tf";
import { createBatch } from "../tasks/batch";
import { useBackend } from "../testing/backend";
import { tinyTask } from "../testing/tinyTask";
import { type Architecture, everyArchitecture, refusal } from "../trace/architecture";
import { DEFAULTS } from "../trace/settings";
import type { BackendId } from "../worker/protocol";
import { compareFused } from "./compare";
import { fusedRefusal } from "./fused";
import { completeSettings, modelConfig } from "./settings";
import { createTrainer, restoreTrainer, type Trainer } from "./trainer";

const REGIME = { seed: 5, dropout: 0, teacherForcing: "1", withoutEos: false };

function trainerOf(architecture: Partial<Architecture>, units = 4, embed = 3): Trainer {
  const settings = completeSettings({ ...architecture, task: tinyTask.id, seed: 5, units, embed, batch: 4 });
  return createTrainer(tinyTask, settings);
}

/** A batch of random sentences of every length, the shortest and the longest among them. */
function batchOf({ sourceVocabulary, targetVocabulary }: Trainer, size = 6) {
  const random = createRandom(3);
  const pairs = Array.from({ length: size - 1 }, () => tinyTask.generate(random));
  const longest = { source: [..."abcdef"], target: [..."ABCDEF"], sure: [], possible: [], tags: [] };
  return createBatch([...pairs, longest], {
    sourceVocabulary,
    targetVocabulary,
    widths: { source: 8, target: 8 },
  });
}

const FUSABLE = everyArchitecture().filter(
  (one) =>
    refusal(one) === null &&
    fusedRefusal(modelConfig(completeSettings({ ...one, task: tinyTask.id, seed: 1 }), tinyTask), REGIME) ===
      null,
);

const nameOf = (a: Architecture): string =>
  [a.cell, a.wiring, a.score, a.bidirectional ? "two directions" : "", a.layers].join(" ");

describe.each<BackendId>(["cpu", "wasm"])("fused kernels on %s", (backend) => {
  beforeAll(() => useBackend(backend));

  it("compute the loss and every gradient of the plain operations, in every model that has them", async () => {
    expect(FUSABLE.length).toBeGreaterThanOrEqual(60);
    const before = tf.memory().numTensors;
    const complaints: string[] = [];
    for (const architecture of FUSABLE) {
      const trainer = trainerOf(architecture);
      const { name, fused, plain, excess } = await compareFused(trainer.model, batchOf(trainer), REGIME);
      if (!(excess <= 1)) complaints.push(`${nameOf(architecture)}: ${name} is ${fused}, not ${plain}`);
      trainer.dispose();
    }
    expect(complaints).toEqual([]);
    expect(tf.memory().numTensors).toBe(before);
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
    ["gives no number", (values: Float32Array) => values.fill(Number.NaN, 0, 1), "differ"],
    [
      "does not run",
      () => {
        throw new Error("no shader");
      },
      "failed",
    ],
  ] as const)("leave a run to the plain operations where one %s", async (_, spoil, why) => {
    const trainer = trainerOf({});
    const kernel = present(tf.getKernel("LoomAffine", backend), "LoomAffine");
    tf.unregisterKernel("LoomAffine", backend);
    tf.registerKernel({
      ...kernel,
      kernelFunc: (args) => {
        const [right] = kernel.kernelFunc(args) as tf.TensorInfo[];
        const own = tf.engine().makeTensorFromTensorInfo(present(right, "a result"));
        const values = own.dataSync() as Float32Array;
        spoil(values);
        return [tf.tensor(values, own.shape)];
      },
    });
    try {
      expect(await trainer.prepare()).toMatchObject({ kernels: "plain", why });
      trainer.update();
      expect((await trainer.drainLosses())[0]?.[1]).toBeGreaterThan(0);
    } finally {
      tf.unregisterKernel("LoomAffine", backend);
      tf.registerKernel(kernel);
      trainer.dispose();
    }
  });

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
