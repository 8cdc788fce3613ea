/**
 * Gated recurrent unit in the reset-after form of cuDNN and PyTorch (Cho et al. 2014, arXiv:1406.1078, with the
 * reset gate applied after the matrix product):
 *   r = σ(W_ir x + b_ir + W_hr h + b_hr)
 *   z = σ(W_iz x + b_iz + W_hz h + b_hz)
 *   n = tanh(W_in x + b_in + r ∘ (W_hn h + b_hn))
 *   h' = (1 − z) ∘ n + z ∘ h
 */
import { present } from "../../lib/assert";
import { linear } from "../linear";
import * as tf from "../tf";
import type { Cell } from "./cell";

export const gru: Cell = {
  id: "gru",
  gates: ["reset", "update", "candidate"],

  parameterShapes: (inputs, units) => ({
    weight_ih: [3 * units, inputs],
    weight_hh: [3 * units, units],
    bias_ih: [3 * units],
    bias_hh: [3 * units],
  }),

  project(weights, inputs) {
    const all = tf.add(linear(inputs, weights.inputMap), weights.biasIh); // [steps, batch, 3·units]
    return tf.split(all, 3, 2).map((gate) => tf.unstack(gate) as tf.Tensor2D[]); // 3 × steps × [batch, units]
  },

  step(weights, projected, state) {
    const [inputReset, inputUpdate, inputCandidate] = projected.map((gate) => present(gate, "a gate's input"));
    const hidden = tf.add(linear(state, weights.hiddenMap), weights.biasHh); // [batch, 3·units]
    const [hiddenReset, hiddenUpdate, hiddenCandidate] = tf.split(hidden, 3, 1); // [batch, units] each
    const reset = tf.sigmoid(tf.add(present(inputReset, "reset"), present(hiddenReset, "reset"))) as tf.Tensor2D;
    const update = tf.sigmoid(tf.add(present(inputUpdate, "update"), present(hiddenUpdate, "update"))) as tf.Tensor2D;
    const candidate = tf.tanh(
      tf.add(present(inputCandidate, "candidate"), tf.mul(reset, present(hiddenCandidate, "candidate"))),
    ) as tf.Tensor2D;
    // n + z ∘ (h − n) is (1 − z) ∘ n + z ∘ h with one kernel fewer.
    const next = tf.add(candidate, tf.mul(update, tf.sub(state, candidate))) as tf.Tensor2D; // [batch, units]
    return { state: next, gates: { reset, update, candidate } };
  },
};
