import { present } from "../lib/assert";
import { EOS, PAD, SOS } from "../lib/tokens";
import type { ModelConfig } from "./config";
import type { Parameters } from "./parameters";
import { type Encoding, encode, type Memory, type SourceBatch } from "./steps/encode";
import * as tf from "./tf";
import { WIRINGS } from "./wirings/list";
import type { DecoderStep } from "./wirings/wiring";

/** A model: its architecture and its numbers. */
export interface Model {
  readonly config: ModelConfig;
  readonly parameters: Parameters;
}

/**
 * Tensors of source sentences. `ids` is `[lengths.length, width]`, row by row; each sentence's last token is `<eos>`.
 */
export function sourceBatch(ids: Int32Array, lengths: ArrayLike<number>, width: number): SourceBatch {
  const mask = new Float32Array(lengths.length * width);
  const last = new Float32Array(lengths.length * width);
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i] ?? 0;
    mask.fill(1, i * width, i * width + length);
    last[i * width + length - 1] = 1;
  }
  const shape: [number, number] = [lengths.length, width];
  return {
    ids: tf.tensor2d(ids, shape, "int32"),
    mask: tf.tensor2d(mask, shape, "float32"),
    last: tf.tensor2d(last, shape, "float32"),
  };
}

/** Runs the encoder over a batch. */
export function encodeBatch(model: Model, source: SourceBatch): Encoding {
  return encode(model.config, model.parameters, source);
}

/** Runs the decoder over given input words `[batch, target]` (int32). The one `step` behind training and traces. */
export function decodeWords(
  model: Model,
  memory: Memory,
  state: tf.Tensor2D,
  words: tf.Tensor2D,
): DecoderStep {
  return WIRINGS[model.config.wiring].step(model.config, model.parameters, memory, state, words);
}

/** One greedy step: the likeliest next words `[batch, 1]` (int32) and the state to go on from. Disposes nothing it was given. */
function greedyStep(
  model: Model,
  memory: Memory,
  state: tf.Tensor2D,
  words: tf.Tensor2D,
): [tf.Tensor2D, tf.Tensor2D] {
  return tf.tidy(() => {
    const step = decodeWords(model, memory, state, words);
    return [tf.argMax(step.logits, 2) as tf.Tensor2D, step.next];
  });
}

function memoryOf(model: Model, source: SourceBatch): Memory {
  return tf.tidy((): Memory & tf.TensorContainerObject => {
    const { states, initialState } = encodeBatch(model, source);
    // A copy, so that a memory owns all its tensors and can be disposed as one.
    return { states, mask: tf.clone(source.mask), initialState };
  });
}

function disposeMemory(memory: Memory): void {
  tf.dispose([memory.states, memory.mask, memory.initialState]);
}

/**
 * Greedy translation of a batch, on the device from beginning to end: nothing is read before all words are there.
 * Returns one list of ids a sentence, `<eos>` included unless `maxTarget` cut it off.
 */
export async function translateBatch(
  model: Model,
  source: SourceBatch,
  maxTarget: number,
): Promise<number[][]> {
  const batch = source.ids.shape[0];
  const memory = memoryOf(model, source);
  const said: tf.Tensor2D[] = [];
  let words: tf.Tensor2D = tf.fill([batch, 1], SOS, "int32");
  const first = words;
  let state = memory.initialState;
  for (let t = 0; t < maxTarget; t++) {
    const [next, after] = greedyStep(model, memory, state, words);
    if (t > 0) state.dispose();
    state = after;
    words = next;
    said.push(next);
  }
  const all = tf.tidy(() => tf.concat(said, 1)); // [batch, maxTarget]
  const ids = await all.data();
  state.dispose();
  tf.dispose([first, all, ...said]);
  disposeMemory(memory);
  return Array.from({ length: batch }, (_, i) =>
    untilEnd(Array.from(ids.slice(i * maxTarget, (i + 1) * maxTarget))),
  );
}

/** Greedy translation of one sentence, reading each word so that it can stop at `<eos>`. */
export async function translateOne(model: Model, source: SourceBatch, maxTarget: number): Promise<number[]> {
  const memory = memoryOf(model, source);
  const said: number[] = [];
  let words: tf.Tensor2D = tf.fill([1, 1], SOS, "int32");
  let state = memory.initialState;
  for (let t = 0; t < maxTarget; t++) {
    const [next, after] = greedyStep(model, memory, state, words);
    words.dispose();
    if (t > 0) state.dispose();
    state = after;
    words = next;
    const word = present((await next.data())[0], "a word");
    said.push(word);
    if (word === EOS) break;
  }
  if (said.length > 0) state.dispose();
  words.dispose();
  disposeMemory(memory);
  return said;
}

/** Ids up to and including the first `<eos>`; all of them when there is none. */
function untilEnd(ids: readonly number[]): number[] {
  const end = ids.indexOf(EOS);
  return end < 0 ? [...ids] : ids.slice(0, end + 1);
}

/** Rows of ids of equal width, filled up with `<pad>`. */
export function padRows(rows: readonly (readonly number[])[], width: number): Int32Array {
  const ids = new Int32Array(rows.length * width).fill(PAD);
  rows.forEach((row, i) => {
    ids.set(row, i * width);
  });
  return ids;
}
