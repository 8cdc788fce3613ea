import * as tf from "../tf";
import type { Score } from "./score";

/** The ablation (Wiegreffe and Pinter 2019, arXiv:1908.04626): every score is 0, so every state weighs the same. */
export const uniform: Score = {
  parameterShapes: () => ({}),
  open: (_config, _parameters, states) => (query) => ({
    scores: tf.zeros([query.shape[0], query.shape[1], states.shape[1]]) as tf.Tensor3D,
    energy: null,
  }),
};
