import { linear, linearMap } from "../linear";
import { parameter } from "../parameters";
import * as tf from "../tf";
import type { Score } from "./score";

/**
 * Luong's general score (arXiv:1508.04025, equation 8): e_tj = s_tᵀ W_a h_j. W_a h_j is the same for every query.
 * `attention.W_a` `[units, units]`.
 */
export const general: Score = {
  parameterShapes: ({ units }) => ({ "attention.W_a": [units, units] }),
  open(_config, parameters, states) {
    const keys = linear(
      states,
      linearMap(parameter(parameters, "attention.W_a") as tf.Tensor2D),
    ) as tf.Tensor3D;
    return (query) => ({ scores: tf.matMul(query, keys, false, true) as tf.Tensor3D, energy: null });
  },
};
