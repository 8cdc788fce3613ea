import { present } from "../../lib/assert";
import type { TensorName } from "../../trace/tensors";
import * as tf from "../tf";
import type { Decoder, DecoderStep } from "./wiring";

/** A step over one word, made into a step over any number: for wirings in which a word's result feeds the next. */
export function byRow(single: Decoder["step"]): Decoder["step"] {
  return (state, words) => {
    const target = words.shape[1];
    if (target === 1) return single(state, words);
    const rows: DecoderStep[] = [];
    let from = state;
    for (const word of tf.split(words, target, 1) as tf.Tensor2D[]) {
      const row = single(from, word);
      rows.push(row);
      from = row.next;
    }
    const join = (tensors: tf.Tensor[]): tf.Tensor => tf.concat(tensors, 1);
    const weights = rows.flatMap((row) => row.weights ?? []);
    return {
      logits: join(rows.map(({ logits }) => logits)) as tf.Tensor3D,
      weights: weights.length > 0 ? (join(weights) as tf.Tensor3D) : null,
      next: from,
      tensors() {
        const all = rows.map((row) => row.tensors());
        const names = Object.keys(all[0] ?? {}) as TensorName[];
        return Object.fromEntries(
          names.map((name) => [name, join(all.map((row) => present(row[name], name)))]),
        );
      },
    };
  };
}
