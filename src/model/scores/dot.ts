import * as tf from "../tf";
import type { Score } from "./score";

/** Luong's dot score (arXiv:1508.04025, equation 8): e_tj = s_t · h_j. No parameters of its own. */
export const dot: Score = (query, states) => {
  const [batch, target, units] = query.shape;
  const products = tf.mul(
    tf.reshape(query, [batch, target, 1, units]),
    tf.reshape(states, [batch, 1, -1, units]),
  ); // [batch, target, source, units]
  return tf.sum(products, 3) as tf.Tensor3D; // [batch, target, source]
};
