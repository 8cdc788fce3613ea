import * as tf from "../tf";

export interface WeightedSum {
  /** Each state times its weight, `[batch, target, source, units]`. */
  readonly weighted: tf.Tensor4D;
  /** c_t = Σ_j α_tj h_j, `[batch, target, units]`. */
  readonly context: tf.Tensor3D;
}

/** The context of each output word: weights `[batch, target, source]`, states `[batch, source, units]`. */
export function weightedSum(weights: tf.Tensor3D, states: tf.Tensor3D): WeightedSum {
  const [batch, source, units] = states.shape;
  const weighted = tf.mul(
    tf.expandDims(weights, 3),
    tf.reshape(states, [batch, 1, source, units]),
  ) as tf.Tensor4D;
  return { weighted, context: tf.sum(weighted, 2) as tf.Tensor3D };
}
