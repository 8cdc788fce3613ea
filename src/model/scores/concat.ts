import { linear, linearMap } from "../linear";
import { parameter } from "../parameters";
import * as tf from "../tf";
import type { Score } from "./score";

/**
 * The additive score of Bahdanau, Cho and Bengio 2014 (arXiv:1409.0473, appendix A.1.2), which Luong calls concat:
 * e_tj = v_aᵀ tanh(W_a s + U_a h_j). U_a h_j is computed once for a sentence, as in the paper.
 * `attention.W_a` `[units, units]` on the query, `attention.U_a` `[units, units]` on the states, `attention.v_a` `[units]`.
 */
export const concat: Score = {
  parameterShapes: ({ units }) => ({
    "attention.W_a": [units, units],
    "attention.U_a": [units, units],
    "attention.v_a": [units],
  }),
  open({ units }, parameters, states) {
    const get = (name: string): tf.Tensor => parameter(parameters, `attention.${name}`);
    const keys = tf.expandDims(linear(states, linearMap(get("U_a") as tf.Tensor2D)), 1); // [batch, 1, source, units]
    const queryMap = linearMap(get("W_a") as tf.Tensor2D);
    const sum = linearMap(tf.reshape(get("v_a"), [1, units]) as tf.Tensor2D);
    return (query) => {
      const asked = tf.expandDims(linear(query, queryMap), 2); // [batch, target, 1, units]
      const energy = tf.tanh(tf.add(asked, keys)) as tf.Tensor4D;
      return { scores: tf.squeeze(linear(energy, sum), [3]) as tf.Tensor3D, energy };
    };
  },
};
