import { linear, linearMap } from "../linear";
import { parameter } from "../parameters";
import * as tf from "../tf";
import type { Score } from "./score";

/**
 * Luong's location score (arXiv:1508.04025, equation 9): e_t = W_a s_t. It does not look at the source at all, so it
 * has a row for each position and knows none beyond. `attention.W_a` `[maxSource, units]`.
 */
export const location: Score = {
  parameterShapes: ({ maxSource, units }) => ({ "attention.W_a": [maxSource, units] }),
  open({ maxSource }, parameters, states) {
    const map = linearMap(parameter(parameters, "attention.W_a") as tf.Tensor2D);
    const positions = states.shape[1];
    return (query) => {
      const all = linear(query, map) as tf.Tensor3D; // [batch, target, maxSource]
      // Columns past the longest sentence can only be padding.
      const scores =
        positions <= maxSource
          ? tf.slice(all, [0, 0, 0], [-1, -1, positions])
          : tf.pad(all, [
              [0, 0],
              [0, 0],
              [0, positions - maxSource],
            ]);
      return { scores: scores as tf.Tensor3D, energy: null };
    };
  },
};
