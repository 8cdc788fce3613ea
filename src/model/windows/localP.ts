import { linear, linearMap } from "../linear";
import { parameter } from "../parameters";
import * as tf from "../tf";
import type { Window } from "./window";

/**
 * Luong's predicted window (arXiv:1508.04025, equation 9 of section 3.2): p_t = S · σ(v_pᵀ tanh(W_p s_t)).
 * `attention.W_p` `[units, units]`, `attention.v_p` `[units]`.
 */
export const localP: Window = {
  parameterShapes: ({ units }) => ({ "attention.W_p": [units, units], "attention.v_p": [units] }),
  centre(parameters, lengths, query) {
    const units = query.shape[2];
    const hidden = linear(query, linearMap(parameter(parameters, "attention.W_p") as tf.Tensor2D));
    const v = tf.reshape(parameter(parameters, "attention.v_p"), [1, units]) as tf.Tensor2D;
    return tf.mul(tf.sigmoid(linear(tf.tanh(hidden), linearMap(v))), lengths) as tf.Tensor3D;
  },
};
