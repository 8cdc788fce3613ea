import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { EOS, SOS } from "../lib/tokens";
import { asyncTidy } from "../model/asyncTidy";
import { crossEntropy } from "../model/crossEntropy";
import { translate } from "../model/decoding/translate";
import { createDrop } from "../model/dropout";
import { open } from "../model/seq2seq";
import { sourceBatch } from "../model/sourceBatch";
import * as tf from "../model/tf";
import { createBatch } from "../tasks/batch";
import { useBackend } from "../testing/backend";
import { tinyTask } from "../testing/tinyTask";
import { weightsOf } from "../testing/weights";
import type { Settings } from "../trace/settings";
import type { BackendId } from "../worker/protocol";
import { batchLoss } from "./learn";
import { completeSettings } from "./settings";
import { createTrainer, restoreTrainer, type Trainer } from "./trainer";

const find = (id: string): typeof tinyTask | null => (id === tinyTask.id ? tinyTask : null);

function settings(more: Partial<Settings> = {}): Settings {
  return completeSettings({ task: tinyTask.id, seed: 5, units: 4, embed: 3, batch: 4, ...more });
}

describe.each<BackendId>(["cpu", "wasm"])("a trainer on %s", (backend) => {
  const made: Trainer[] = [];
  const make = (more: Partial<Settings> = {}): Trainer => {
    const trainer = createTrainer(tinyTask, settings(more));
    made.push(trainer);
    return trainer;
  };
  beforeAll(() => useBackend(backend));
  afterEach(() => {
    for (const trainer of made.splice(0)) trainer.dispose();
  });

  it("computes one word after the other as it computes a whole sentence at once", () => {
    const trainer = make();
    tf.tidy(() => {
      const source = sourceBatch(Int32Array.from([4, 5, EOS]), [3], 3);
      const { decoder } = open(trainer.model, source);
      const words = [SOS, 4, 6, 5];
      const whole = decoder.step(decoder.initial, tf.tensor2d(words, [1, 4], "int32"));
      let state = decoder.initial;
      words.forEach((word, t) => {
        const step = decoder.step(state, tf.tensor2d([word], [1, 1], "int32"));
        state = step.next;
        const single = step.logits.dataSync();
        const row = tf.slice(whole.logits, [0, t, 0], [1, 1, -1]).dataSync();
        single.forEach((value, i) => {
          expect(row[i]).toBeCloseTo(value, 6);
        });
      });
    });
  });

  it("holds as many tensors after 60 updates as after 10", async () => {
    const trainer = make();
    const train = async (updates: number): Promise<void> => {
      for (let i = 0; i < updates; i++) trainer.update();
      await trainer.drainLosses();
    };
    await train(10);
    const { numTensors, numBytes } = tf.memory();
    await train(50);
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
  });

  it("draws the same losses twice from the same seed, and others from another", async () => {
    const losses = async (seed: number): Promise<number[]> => {
      const trainer = make({ seed });
      for (let i = 0; i < 5; i++) trainer.update();
      return (await trainer.drainLosses()).map(([, loss]) => loss);
    };
    const first = await losses(5);
    expect(await losses(5)).toEqual(first);
    expect(await losses(6)).not.toEqual(first);
  });

  it("continues from a file bit for bit as if it had not stopped", async () => {
    const through = make();
    for (let i = 0; i < 12; i++) through.update();
    const stopped = make();
    for (let i = 0; i < 5; i++) stopped.update();
    const resumed = restoreTrainer(await stopped.checkpoint({ exact: 0.25 }), find);
    made.push(resumed);
    expect(resumed.step).toBe(5);
    for (let i = 0; i < 7; i++) resumed.update();
    const [a, b] = [await weightsOf(through), await weightsOf(resumed)];
    for (const name of Object.keys(a))
      expect(Array.from(b[name]?.data ?? []), name).toEqual(Array.from(a[name]?.data ?? []));
  });

  it.each<[string, Partial<Settings>]>([
    ["dropout", { dropout: 0.3 }],
    ["scheduled sampling", { teacherForcing: "linear:0.9,0.05,0.2" }],
    ["gradient descent", { optimizer: "sgd", learningRate: 0.5 }],
    ["a reversed source", { reverseSource: true }],
    ["dropout, two layers and input feeding", { dropout: 0.2, layers: 2, inputFeeding: true }],
  ])("with %s continues from a file bit for bit too", async (_, more) => {
    const through = make(more);
    for (let i = 0; i < 6; i++) through.update();
    const stopped = make(more);
    for (let i = 0; i < 3; i++) stopped.update();
    const resumed = restoreTrainer(await stopped.checkpoint({}), find);
    made.push(resumed);
    expect(resumed.settings).toEqual(stopped.settings);
    for (let i = 0; i < 3; i++) resumed.update();
    const [a, b] = [await weightsOf(through), await weightsOf(resumed)];
    for (const name of Object.keys(a))
      expect(Array.from(b[name]?.data ?? []), name).toEqual(Array.from(a[name]?.data ?? []));
  });

  it("goes down the clipped gradient, by plain descent, as far as its rate says", async () => {
    const [free, clipped] = [1e3, 1e-3].map((clip) => make({ optimizer: "sgd", learningRate: 1, clip }));
    const before = await weightsOf(free as Trainer);
    const step = async (trainer: Trainer): Promise<number[]> => {
      trainer.update();
      const after = await weightsOf(trainer);
      return Object.keys(before).flatMap((name) =>
        Array.from(after[name]?.data ?? [], (value, i) => value - Number(before[name]?.data[i])),
      );
    };
    const long = await step(free as Trainer);
    const short = await step(clipped as Trainer);
    // The first update's rate: 1 halved every 200 updates.
    const rate = 0.5 ** (1 / 200);
    expect(Math.hypot(...short)).toBeCloseTo(rate * 1e-3, 6);
    const scale = Math.hypot(...short) / Math.hypot(...long);
    short.forEach((change, i) => {
      expect(Math.abs(change - scale * (long[i] ?? 0))).toBeLessThan(2e-7);
    });
  });

  it("drops about the share it was told to, the same numbers for the same seed and update", async () => {
    const drop = createDrop(0.25, 3, 7);
    const ones = tf.ones([50, 40]);
    const [first, again, other] = [
      drop("place", ones),
      createDrop(0.25, 3, 7)("place", ones),
      createDrop(0.25, 3, 8)("place", ones),
    ].map((tensor) => Array.from(tensor.dataSync()));
    expect(first?.filter((value) => value === 0).length).toBeGreaterThan(2000 * 0.2);
    expect(first?.filter((value) => value === 0).length).toBeLessThan(2000 * 0.3);
    expect(first?.every((value) => value === 0 || Math.abs(value - 4 / 3) < 1e-6)).toBe(true);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it("feeds its own words where no coin falls for the right ones", async () => {
    const { sourceVocabulary, targetVocabulary, model } = make();
    const pair = { source: ["b", "d"], target: ["C", "A", "F"], sure: [], possible: [], tags: [] };
    const batch = createBatch([pair], { sourceVocabulary, targetVocabulary });
    const lossWith = (teacherForcing: string): number =>
      tf.tidy(() =>
        batchLoss(model, batch, { seed: 1, dropout: 0, teacherForcing, withoutEos: false }, 0)().dataSync(),
      )[0] ?? Number.NaN;
    const source = sourceBatch(batch.source, batch.sourceLengths, batch.sourceWidth);
    const own = await asyncTidy(async () => {
      const { decoder } = open(model, source);
      const [words = []] = await translate(decoder, 1, 3, (logits) => logits);
      const inputs = tf.tensor2d([SOS, ...words, EOS, EOS, EOS].slice(0, 4), [1, 4], "int32");
      const { logits } = decoder.step(decoder.initial, inputs);
      const targets = tf.tensor2d(batch.targetOut, [1, 4], "int32");
      return (await tf.mean(crossEntropy(logits, targets)).data())[0] ?? Number.NaN;
    });
    expect(lossWith("0")).toBeCloseTo(own, 6);
    expect(lossWith("1")).not.toBeCloseTo(own, 6);
  });

  it("does not ask for <eos> where it is told to train without", async () => {
    const { sourceVocabulary, targetVocabulary, model } = make();
    const pair = { source: ["b"], target: ["C", "A"], sure: [], possible: [], tags: [] };
    const batch = createBatch([pair], { sourceVocabulary, targetVocabulary });
    const [withEos = 0, without = 0] = [false, true].map(
      (withoutEos) =>
        tf.tidy(() =>
          batchLoss(model, batch, { seed: 1, dropout: 0, teacherForcing: "1", withoutEos }, 0)().dataSync(),
        )[0],
    );
    const losses = (await (made.at(-1) as Trainer).trace("b", { forced: "C A" })).tensors.loss?.data ?? [];
    expect(withEos).toBeCloseTo(((losses[0] ?? 0) + (losses[1] ?? 0) + (losses[2] ?? 0)) / 3, 5);
    expect(without).toBeCloseTo(((losses[0] ?? 0) + (losses[1] ?? 0)) / 2, 5);
  });

  it("learns", async () => {
    const trainer = make({ units: 16, embed: 8, batch: 16 });
    for (let i = 0; i < 60; i++) trainer.update();
    const losses = (await trainer.drainLosses()).map(([, loss]) => loss);
    expect(losses.at(-1)).toBeLessThan(0.6 * (losses[0] ?? 0));
  });
});
