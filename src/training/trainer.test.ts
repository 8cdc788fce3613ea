import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { EOS, SOS } from "../lib/tokens";
import { open, sourceBatch } from "../model/seq2seq";
import * as tf from "../model/tf";
import { useBackend } from "../testing/backend";
import { tinyTask } from "../testing/tinyTask";
import { weightsOf } from "../testing/weights";
import type { Settings } from "../trace/settings";
import type { BackendId } from "../worker/protocol";
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

  it("learns", async () => {
    const trainer = make({ units: 16, embed: 8, batch: 16 });
    for (let i = 0; i < 60; i++) trainer.update();
    const losses = (await trainer.drainLosses()).map(([, loss]) => loss);
    expect(losses.at(-1)).toBeLessThan(0.6 * (losses[0] ?? 0));
  });
});
