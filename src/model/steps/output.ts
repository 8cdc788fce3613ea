import { linear, linearMap } from "../linear";
import * as tf from "../tf";

/** One score for every word: W_y s̃_t + b, `[batch, target, units]` to `[batch, target, vocab]`. */
export function output(weight: tf.Tensor2D, bias: tf.Tensor1D, attentional: tf.Tensor3D): tf.Tensor3D {
  return tf.add(linear(attentional, linearMap(weight)), bias) as tf.Tensor3D;
}
