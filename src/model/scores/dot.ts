import * as tf from "../tf";
import type { Score } from "./score";

/** Luong's dot score (arXiv:1508.04025, equation 8): e_tj = s_t · h_j. No parameters of its own. */
export const dot: Score = {
  parameterShapes: () => ({}),
  open: (_config, _parameters, states) => (query) => ({
    scores: tf.matMul(query, states, false, true) as tf.Tensor3D,
    energy: null,
  }),
};
