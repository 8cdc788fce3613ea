import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createRandom } from "../lib/random";
import { EOS, SOS } from "../lib/tokens";
import { crossEntropy } from "../model/crossEntropy";
import { decodeWords, encodeBatch, padRows, sourceBatch } from "../model/seq2seq";
import * as tf from "../model/tf";
import { useBackend } from "../testing/backend";
import { centralDifference } from "../testing/oracle";
import { configOf } from "../testing/oracle/parameters";
import type { StoredNumbers } from "../testing/oracle/types";
import { tinyTask } from "../testing/tinyTask";
import { weightsOf } from "../testing/weights";
import type { BackendId } from "../worker/protocol";
import { completeSettings, type Settings } from "./settings";
import { createTrainer, restoreTrainer, type Trainer } from "./trainer";

const find = (id: string): typeof tinyTask | null => (id === tinyTask.id ? tinyTask : null);

function settings(more: Partial<Settings> = {}): Settings {
  return completeSettings({ task: tinyTask.id, seed: 5, units: 4, embed: 3, batch: 4, ...more });
}

describe.each<BackendId>(["cpu", "wasm"])("a trainer on %s", (backend) => {
  const open: Trainer[] = [];
  const make = (more: Partial<Settings> = {}): Trainer => {
    const trainer = createTrainer(tinyTask, settings(more));
    open.push(trainer);
    return trainer;
  };
  beforeAll(() => useBackend(backend));
  afterEach(() => {
    for (const trainer of open.splice(0)) trainer.dispose();
  });

  it.each([false, true])(
    "has the gradient of the loss that central differences of the oracle give (two directions: %s)",
    async (bidirectional) => {
      const trainer = make({ bidirectional });
      const weights = await weightsOf(trainer);
      const rows = [
        { source: [4, 6, 5, EOS], target: [5, 4, EOS] },
        { source: [7, EOS], target: [6, 7, 8, EOS] },
      ];
      const gradients = await lossGradients(trainer, rows);
      const oracle = { config: configOf(weights, { bidirectional }), weights, sos: SOS };
      const names = Object.keys(weights);
      const random = createRandom(8);
      for (const name of names) {
        const values = weights[name] as StoredNumbers;
        // Every number of the small parameters, a sample of the large ones.
        const count = values.data.length;
        const picks =
          count <= 24
            ? Array.from({ length: count }, (_, i) => i)
            : Array.from({ length: 24 }, () => random.int(count));
        for (const i of picks) {
          const expected = centralDifference(oracle, rows, name, i);
          const actual = gradients[name]?.[i] ?? Number.NaN;
          expect(
            Math.abs(actual - expected),
            `${name}[${i}]: ${actual} against ${expected}`,
          ).toBeLessThanOrEqual(1e-3 * Math.abs(expected) + 1e-6);
        }
      }
    },
  );

  it("gives a sentence the same numbers alone and in a padded batch", async () => {
    for (const bidirectional of [false, true]) {
      const trainer = make({ bidirectional });
      const short = [4, 5, EOS];
      const alone = await weightsAndLogits(trainer, [short], 3);
      const padded = await weightsAndLogits(trainer, [short, [6, 7, 8, 9, 10, EOS]], 6);
      const tolerance = backend === "cpu" ? 1e-6 : 1e-5;
      alone.logits.forEach((value, i) => {
        expect(Math.abs((padded.logits[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(
          tolerance * Math.max(1, Math.abs(value)),
        );
      });
      // Two rows of words, six positions each: the last three are padding for the first sentence.
      for (const row of [0, 1]) expect(padded.weights.slice(row * 6 + 3, row * 6 + 6)).toEqual([0, 0, 0]);
    }
  });

  it("computes one word after the other as it computes a whole sentence at once", () => {
    const trainer = make();
    tf.tidy(() => {
      const source = sourceBatch(Int32Array.from([4, 5, EOS]), [3], 3);
      const encoding = encodeBatch(trainer.model, source);
      const words = [SOS, 4, 6, 5];
      const whole = decodeWords(
        trainer.model,
        encoding,
        encoding.initialState,
        tf.tensor2d(words, [1, 4], "int32"),
      );
      let state = encoding.initialState;
      words.forEach((word, t) => {
        const step = decodeWords(trainer.model, encoding, state, tf.tensor2d([word], [1, 1], "int32"));
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
    open.push(resumed);
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

type Row = { source: number[]; target: number[] };

async function lossGradients(trainer: Trainer, rows: readonly Row[]): Promise<Record<string, Float32Array>> {
  const { model } = trainer;
  const sourceWidth = Math.max(...rows.map(({ source }) => source.length));
  const targetWidth = Math.max(...rows.map(({ target }) => target.length));
  const words = rows.reduce((sum, { target }) => sum + target.length, 0);
  const names = Object.keys(model.parameters);
  const source = sourceBatch(
    padRows(
      rows.map((row) => row.source),
      sourceWidth,
    ),
    rows.map((row) => row.source.length),
    sourceWidth,
  );
  const shape: [number, number] = [rows.length, targetWidth];
  const inputs = tf.tensor2d(
    padRows(
      rows.map(({ target }) => [SOS, ...target.slice(0, -1)]),
      targetWidth,
    ),
    shape,
    "int32",
  );
  const targets = tf.tensor2d(
    padRows(
      rows.map(({ target }) => target),
      targetWidth,
    ),
    shape,
    "int32",
  );
  const { grads, value } = tf.variableGrads(() => {
    const encoding = encodeBatch(model, source);
    const step = decodeWords(model, encoding, encoding.initialState, inputs);
    const mask = tf.cast(tf.greater(targets, 0), "float32");
    return tf.div(tf.sum(tf.mul(crossEntropy(step.logits, targets), mask)), words) as tf.Scalar;
  });
  const result: Record<string, Float32Array> = {};
  for (const name of names) {
    const gradient = grads[model.parameters[name]?.name ?? ""];
    if (gradient) result[name] = (await gradient.data()) as Float32Array;
  }
  tf.dispose([value, grads, inputs, targets, source.ids, source.mask, source.last]);
  return result;
}

/** Of the first sentence: its attention weights and logits along two given words. */
async function weightsAndLogits(
  trainer: Trainer,
  sources: readonly number[][],
  width: number,
): Promise<{ weights: number[]; logits: number[] }> {
  const [weights, logits] = tf.tidy(() => {
    const source = sourceBatch(
      padRows(sources, width),
      sources.map((row) => row.length),
      width,
    );
    const encoding = encodeBatch(trainer.model, source);
    const words = tf.tensor2d(
      sources.flatMap(() => [SOS, 4]),
      [sources.length, 2],
      "int32",
    );
    const step = decodeWords(trainer.model, encoding, encoding.initialState, words);
    return [tf.slice(step.weights, 0, 1), tf.slice(step.logits, 0, 1)] as const;
  });
  const result = { weights: Array.from(await weights.data()), logits: Array.from(await logits.data()) };
  tf.dispose([weights, logits]);
  return result;
}
