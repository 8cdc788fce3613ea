import * as tf from "../tf";

export interface WeightedSum {
  /** c_t = Σ_j α_tj h_j, `[batch, target, units]`. */
  readonly context: tf.Tensor3D;
  /** The terms of that sum, each state times its weight, `[batch, target, source, units]`; only a trace asks. */
  weighted(): tf.Tensor4D;
}

/** The context of each output word: weights `[batch, target, source]`, states `[batch, source, units]`. */
export function weightedSum(weights: tf.Tensor3D, states: tf.Tensor3D): WeightedSum {
  return {
    context: tf.matMul(weights, states) as tf.Tensor3D,
    weighted: () => tf.mul(tf.expandDims(weights, 3), tf.expandDims(states, 1)) as tf.Tensor4D,
  };
}
