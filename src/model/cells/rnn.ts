/** Elman's recurrent cell (PyTorch's `RNN` with tanh): h' = tanh(W_ih x + b_ih + W_hh h + b_hh). */
import { present } from "../../lib/assert";
import { linear } from "../linear";
import * as tf from "../tf";
import type { Cell } from "./cell";

export const rnn: Cell = {
  gates: ["preactivation"],
  blocks: 1,
  hasCellState: false,

  step(weights, projected, { hidden }, edit) {
    const fromState = tf.add(linear(hidden, weights.hiddenMap), weights.biasHh);
    const sum = tf.add(present(projected[0], "the inputs' part"), fromState) as tf.Tensor2D;
    const preactivation = edit ? edit("preactivation", sum) : sum;
    return {
      state: { hidden: tf.tanh(preactivation) as tf.Tensor2D, cell: null },
      gates: () => ({ preactivation }),
    };
  },
};
