import { linear, linearMap } from "../linear";
import { type Parameters, parameter } from "../parameters";
import * as tf from "../tf";

/** One score for every word: W_y x + b over the last axis, `[batch, target, in]` to `[batch, target, vocab]`. */
export type Output = (features: tf.Tensor3D) => tf.Tensor3D;

export function openOutput(parameters: Parameters): Output {
  const map = linearMap(parameter(parameters, "output.weight") as tf.Tensor2D);
  const bias = parameter(parameters, "output.bias") as tf.Tensor1D;
  return (features) => tf.add(linear(features, map), bias) as tf.Tensor3D;
}
