import { EOS } from "../../lib/tokens";
import { firstWords } from "../seq2seq";
import * as tf from "../tf";
import type { Decoder, DecoderState } from "../wirings/wiring";

/** Words that are said before anyone looks whether all sentences have ended: each look waits for the device. */
const STRIDE = 8;

/** Logits `[batch, vocab]` as the choice of output word `row` sees them; the largest one is said. */
export type Choice = (logits: tf.Tensor2D, row: number) => tf.Tensor2D;

/**
 * Translates a batch by the likeliest word, as far as `choice` leaves it: one list of ids a sentence, `<eos>` included
 * unless `maxTarget` cut it off. Call it inside `asyncTidy`.
 */
export async function translate(
  decoder: Decoder,
  batch: number,
  maxTarget: number,
  choice: Choice,
): Promise<number[][]> {
  const sentences = Array.from({ length: batch }, (): number[] => []);
  let from: Spoken = { state: decoder.initial, words: firstWords(batch) };
  for (let row = 0; row < maxTarget; row += STRIDE) {
    const spoken = say(decoder, from, Math.min(STRIDE, maxTarget - row), choice, row);
    const ids = await spoken.said.data();
    const count = spoken.said.shape[1];
    sentences.forEach((sentence, i) => {
      sentence.push(...ids.slice(i * count, (i + 1) * count));
    });
    if (sentences.every((sentence) => sentence.includes(EOS))) break;
    from = spoken;
  }
  return sentences.map(untilEnd);
}

interface Spoken {
  readonly state: DecoderState;
  /** The last words, `[batch, 1]`. */
  readonly words: tf.Tensor2D;
}

/** Says the next `count` words, whether a sentence has ended or not: nothing is read back. `said` is `[batch, count]`. */
export function say(
  decoder: Decoder,
  from: Spoken,
  count: number,
  choice: Choice,
  firstRow = 0,
): Spoken & { readonly said: tf.Tensor2D } {
  let { state, words } = from;
  const said = Array.from({ length: count }, (_, i) => {
    const step = decoder.step(state, words);
    const logits = tf.squeeze(step.logits, [1]) as tf.Tensor2D;
    words = tf.expandDims(tf.argMax(choice(logits, firstRow + i), 1), 1) as tf.Tensor2D;
    state = step.next;
    return words;
  });
  return { state, words, said: tf.concat(said, 1) };
}

/** Ids up to and including the first `<eos>`; all of them when there is none. */
export function untilEnd(ids: readonly number[]): number[] {
  const end = ids.indexOf(EOS);
  return end < 0 ? [...ids] : ids.slice(0, end + 1);
}
