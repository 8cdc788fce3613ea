/**
 * Gated recurrent unit in the reset-after form of cuDNN and PyTorch (Cho et al. 2014, arXiv:1406.1078, with the
 * reset gate applied after the matrix product):
 *   r = σ(W_ir x + b_ir + W_hr h + b_hr)
 *   z = σ(W_iz x + b_iz + W_hz h + b_hz)
 *   n = tanh(W_in x + b_in + r ∘ (W_hn h + b_hn))
 *   h' = (1 − z) ∘ n + z ∘ h
 */
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
    const inputs = projected as unknown as GateInputs;
    const hidden = tf.add(linear(state, weights.hiddenMap), weights.biasHh) as tf.Tensor2D; // [batch, 3·units]
    return {
      state: nextState(inputs, hidden, state),
      gates() {
        const { reset, update, candidate } = gatesOf(inputs, hidden);
        return { reset, update, candidate };
      },
    };
  },
};

/** Inputs' part of reset, update and candidate, each `[batch, units]`. */
type GateInputs = readonly [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];

interface Gates {
  readonly reset: tf.Tensor2D;
  readonly update: tf.Tensor2D;
  readonly candidate: tf.Tensor2D;
  /** W_hn h + b_hn, before the reset gate. */
  readonly hiddenCandidate: tf.Tensor2D;
}

function gatesOf(inputs: GateInputs, hidden: tf.Tensor2D): Gates {
  const [hiddenReset, hiddenUpdate, hiddenCandidate] = tf.split(hidden, 3, 1) as [
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  const reset = tf.sigmoid(tf.add(inputs[0], hiddenReset)) as tf.Tensor2D;
  const update = tf.sigmoid(tf.add(inputs[1], hiddenUpdate)) as tf.Tensor2D;
  const candidate = tf.tanh(tf.add(inputs[2], tf.mul(reset, hiddenCandidate))) as tf.Tensor2D;
  return { reset, update, candidate, hiddenCandidate };
}

/**
 * h' = (1 − z) ∘ n + z ∘ h, written n + z ∘ (h − n). Its gradient is written out, because the tape's own takes three
 * times as many kernels for the same products:
 *   ∂n = dy ∘ (1 − z) ∘ (1 − n²), ∂z = dy ∘ (h − n) ∘ z ∘ (1 − z), ∂r = ∂n ∘ (W_hn h + b_hn) ∘ r ∘ (1 − r), each before
 * its gate's own non-linearity; h itself gets dy ∘ z here and the rest through `hidden`.
 */
function nextState(inputs: GateInputs, hidden: tf.Tensor2D, state: tf.Tensor2D): tf.Tensor2D {
  const advance = tf.customGrad((...args) => {
    const [fromReset, fromUpdate, fromCandidate, h3, h, save] = args as unknown as [
      tf.Tensor2D,
      tf.Tensor2D,
      tf.Tensor2D,
      tf.Tensor2D,
      tf.Tensor2D,
      tf.GradSaveFunc,
    ];
    const { reset, update, candidate, hiddenCandidate } = gatesOf([fromReset, fromUpdate, fromCandidate], h3);
    const change = tf.sub(h, candidate);
    save([reset, update, candidate, hiddenCandidate, change]);
    return { value: tf.add(candidate, tf.mul(update, change)), gradFunc: stateGradients };
  });
  return advance(...inputs, hidden, state) as tf.Tensor2D;
}

function stateGradients(dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] {
  const [r, z, n, hn, change] = saved as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
  const kept = tf.mul(dy, z); // what passes straight to h
  const dCandidate = tf.mul(tf.sub(dy, kept), tf.sub(1, tf.square(n)));
  const dUpdate = tf.mul(tf.mul(kept, change), tf.sub(1, z));
  const dReset = tf.mul(tf.mul(dCandidate, hn), tf.sub(r, tf.square(r)));
  const dHidden = tf.concat([dReset, dUpdate, tf.mul(dCandidate, r)], 1);
  return [dReset, dUpdate, dCandidate, dHidden, kept];
}
