import * as tf from "../tf";
import type { Window } from "./window";

/**
 * Luong's monotonic window (arXiv:1508.04025, section 3.2): p_t = t, as if source and target ran side by side. Past
 * the end of the source it stays at the last token, which the paper leaves open.
 */
export const localM: Window = {
  parameterShapes: () => ({}),
  centre(_parameters, lengths, query, row) {
    const rows = tf.reshape(tf.range(row + 1, row + 1 + query.shape[1]), [1, -1, 1]);
    return tf.minimum(rows, lengths) as tf.Tensor3D;
  },
};
