import * as tf from "../tf";
import type { Score } from "./score";

/** Vaswani's scaled dot score (arXiv:1706.03762, equation 1): e_tj = s_t · h_j / √units. */
export const scaledDot: Score = {
  parameterShapes: () => ({}),
  open:
    ({ units }, _parameters, states) =>
    (query) => ({
      scores: tf.mul(tf.matMul(query, states, false, true), 1 / Math.sqrt(units)) as tf.Tensor3D,
      energy: null,
    }),
};
