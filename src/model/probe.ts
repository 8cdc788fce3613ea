/**
 * Where a loss comes from, position by position: the gradient of a sentence's loss with respect to each encoder state,
 * along the two ways on which attention reads it, and with respect to each word's embedding, along every way there is.
 * The gradient with respect to something added to a tensor is the gradient with respect to the tensor.
 */
import { present } from "../lib/assert";
import { GRADIENTS, type GradientName, type Probe } from "../trace/probe";
import { asyncTidy } from "./asyncTidy";
import { crossEntropy } from "./crossEntropy";
import { NO_EDITS } from "./edits";
import { readTogether } from "./readTogether";
import { firstWords, type Model, open, padRows } from "./seq2seq";
import { sourceBatch } from "./sourceBatch";
import * as tf from "./tf";

const NAMES = Object.keys(GRADIENTS) as GradientName[];

/** `targetIds` end in `<eos>`; the decoder is fed them. */
export function probe(
  model: Model,
  sourceIds: readonly number[],
  targetIds: readonly number[],
): Promise<Probe> {
  const length = sourceIds.length;
  return asyncTidy(async () => {
    const source = sourceBatch(padRows([sourceIds], length), [length], length);
    const rows = targetIds.length;
    const targets = tf.tensor2d([...targetIds], [1, rows], "int32");
    const words = tf.concat([firstWords(1), tf.slice(targets, [0, 0], [1, rows - 1])], 1);
    const { units, embed, score } = model.config;
    const sizes: Readonly<Record<string, number>> = { source: length, target: rows, units, embed };
    const shapes = NAMES.map((name) => GRADIENTS[name].map((axis) => present(sizes[axis], "a size")));
    // A tensor for each: a gradient belongs to a tensor, not to a place.
    const starts = shapes.map((shape) => tf.zeros([1, ...shape]));
    const { value, grads } = tf.valueAndGrads((...all) => {
      const shifts = Object.fromEntries(all.map((shift, i) => [NAMES[i], shift])) as Record<
        GradientName,
        tf.Tensor3D
      >;
      const { keys, values, embedded } = shifts;
      /** What is computed of some rows, with their part of a shift for all of them. */
      const shifted = (tensor: tf.Tensor3D, by: tf.Tensor3D, row: number): tf.Tensor3D =>
        tf.add(tensor, tf.slice(by, [0, row, 0], [1, tensor.shape[1], tensor.shape[2]]));
      const edits = {
        ...NO_EDITS,
        scores: (tensor: tf.Tensor3D, row: number) => shifted(tensor, shifts.scores, row),
        context: (tensor: tf.Tensor3D, row: number) => shifted(tensor, shifts.context, row),
      };
      const { decoder } = open(model, source, { edits, shifts: { keys, values, embedded } });
      const loss = tf.mean(crossEntropy(decoder.step(decoder.initial, words).logits, targets));
      // A shift that this model has no use for still needs a gradient: zero.
      return tf.add(loss, tf.mul(tf.addN(all.map((shift) => tf.sum(shift))), 0));
    })(starts);
    const norms = (["values", "keys", "embedded"] as const).map((name) =>
      tf.reshape(tf.norm(present(grads[NAMES.indexOf(name)], name), "euclidean", 2), [-1]),
    );
    const [loss, values, keys, embedded, ...read] = await readTogether([value, ...norms, ...grads]);
    const gradients = NAMES.flatMap((name, i) =>
      score === null && name !== "embedded"
        ? []
        : [[name, { shape: present(shapes[i], name), data: present(read[i], name) }] as const],
    );
    const numbers = (data: Float32Array | undefined): number[] => Array.from(present(data, "norms"));
    return {
      loss: present(loss?.[0], "a loss"),
      value: numbers(values),
      score: numbers(keys),
      embedding: numbers(embedded),
      gradients: Object.fromEntries(gradients),
    };
  });
}
