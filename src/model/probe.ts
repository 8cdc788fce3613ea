/**
 * Where a loss comes from, position by position: the gradient of a sentence's loss with respect to each encoder state,
 * along the two ways on which attention reads it, and with respect to each word's embedding, along every way there is.
 * The gradient with respect to something added to a tensor is the gradient with respect to the tensor.
 */
import { present } from "../lib/assert";
import type { Probe } from "../trace/probe";
import { asyncTidy } from "./asyncTidy";
import { crossEntropy } from "./crossEntropy";
import { firstWords, type Model, open, padRows, sourceBatch } from "./seq2seq";
import * as tf from "./tf";

/** `targetIds` end in `<eos>`; the decoder is fed them. */
export function probe(
  model: Model,
  sourceIds: readonly number[],
  targetIds: readonly number[],
): Promise<Probe> {
  const length = sourceIds.length;
  return asyncTidy(async () => {
    const source = sourceBatch(padRows([sourceIds], length), [length], length);
    const targets = tf.tensor2d([...targetIds], [1, targetIds.length], "int32");
    const words = tf.concat([firstWords(1), tf.slice(targets, [0, 0], [1, targetIds.length - 1])], 1);
    const { units, embed } = model.config;
    // Three tensors: a gradient belongs to a tensor, not to a place.
    const starts = [tf.zeros([1, length, units]), tf.zeros([1, length, units]), tf.zeros([1, length, embed])];
    const { value, grads } = tf.valueAndGrads((...all) => {
      const [keys, values, embedded] = all as [tf.Tensor3D, tf.Tensor3D, tf.Tensor3D];
      const { decoder } = open(model, source, { shifts: { keys, values, embedded } });
      const loss = tf.mean(crossEntropy(decoder.step(decoder.initial, words).logits, targets));
      // A shift that this model has no use for still needs a gradient: zero.
      return tf.add(loss, tf.mul(tf.addN(all.map((shift) => tf.sum(shift))), 0));
    })(starts);
    const norms = grads.map((gradient) => tf.reshape(tf.norm(gradient, "euclidean", 2), [-1]));
    const [loss = [], score = [], values = [], embedding = []] = await Promise.all(
      [value, ...norms].map(async (tensor) => Array.from(await tensor.data())),
    );
    return { loss: present(loss[0], "a loss"), value: values, score, embedding };
  });
}
