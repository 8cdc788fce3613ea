import { EOS } from "../../lib/tokens";
import { type Edits, NO_EDITS } from "../edits";
import { firstWords, type Model, open } from "../seq2seq";
import type { SourceBatch } from "../steps/encode";
import * as tf from "../tf";
import type { Decoder } from "../wirings/wiring";

/** Logits `[batch, vocab]` as the choice of output word `row` sees them; the largest one is said. */
export type Choice = (logits: tf.Tensor2D, row: number) => tf.Tensor2D;

/** The words chosen one after the other, `[batch, maxTarget]` (int32), on the device: nothing is read back. */
export function chosenWords(decoder: Decoder, batch: number, maxTarget: number, choice: Choice): tf.Tensor2D {
  const said: tf.Tensor2D[] = [];
  let state = decoder.initial;
  let words = firstWords(batch);
  for (let row = 0; row < maxTarget; row++) {
    const step = decoder.step(state, words);
    const logits = tf.squeeze(step.logits, [1]) as tf.Tensor2D;
    words = tf.expandDims(tf.argMax(choice(logits, row), 1), 1) as tf.Tensor2D;
    state = step.next;
    said.push(words);
  }
  return tf.concat(said, 1);
}

/**
 * Translation of a batch by the likeliest word, or by another choice: one list of ids a sentence, `<eos>` included
 * unless `maxTarget` cut it off.
 */
export async function translateBatch(
  model: Model,
  source: SourceBatch,
  maxTarget: number,
  { edits = NO_EDITS, choice = edits.choice }: { readonly edits?: Edits; readonly choice?: Choice } = {},
): Promise<number[][]> {
  const batch = source.lengths.length;
  const words = tf.tidy(() => chosenWords(open(model, source, { edits }).decoder, batch, maxTarget, choice));
  const ids = await words.data();
  words.dispose();
  return Array.from({ length: batch }, (_, i) =>
    untilEnd(Array.from(ids.slice(i * maxTarget, (i + 1) * maxTarget))),
  );
}

/** Ids up to and including the first `<eos>`; all of them when there is none. */
export function untilEnd(ids: readonly number[]): number[] {
  const end = ids.indexOf(EOS);
  return end < 0 ? [...ids] : ids.slice(0, end + 1);
}
