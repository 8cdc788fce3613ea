import { present } from "../../lib/assert";
import { EOS } from "../../lib/tokens";
import { firstWords } from "../seq2seq";
import * as tf from "../tf";
import type { Decoder } from "../wirings/wiring";

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
  const said: tf.Tensor2D[] = [];
  let state = decoder.initial;
  let words = firstWords(batch);
  for (let row = 0; row < maxTarget; row++) {
    const step = decoder.step(state, words);
    const logits = tf.squeeze(step.logits, [1]) as tf.Tensor2D;
    words = tf.expandDims(tf.argMax(choice(logits, row), 1), 1) as tf.Tensor2D;
    state = step.next;
    said.push(words);
    if (said.length < STRIDE && row + 1 < maxTarget) continue;
    const ids = await tf.concat(said, 1).data(); // [batch, said.length]
    sentences.forEach((sentence, i) => {
      sentence.push(...ids.slice(i * said.length, (i + 1) * said.length));
    });
    if (sentences.every((sentence) => sentence.includes(EOS))) break;
    said.length = 0;
  }
  return sentences.map(untilEnd);
}

/** Ids up to and including the first `<eos>`; all of them when there is none. */
function untilEnd(ids: readonly number[]): number[] {
  const end = ids.indexOf(EOS);
  return end < 0 ? [...ids] : ids.slice(0, end + 1);
}

/** The same of one sentence. */
export async function translateOne(decoder: Decoder, maxTarget: number, choice: Choice): Promise<number[]> {
  return present((await translate(decoder, 1, maxTarget, choice))[0], "a translation");
}
