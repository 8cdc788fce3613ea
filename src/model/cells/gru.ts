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
import type { Cell, GateEdit } from "./cell";

export const gru: Cell = {
  gates: ["reset", "update", "candidate"],
  blocks: 3,
  hasCellState: false,

  step(weights, projected, { hidden: before }, edit) {
    const inputs = projected as unknown as GateInputs;
    const hidden = tf.add(linear(before, weights.hiddenMap), weights.biasHh) as tf.Tensor2D; // [batch, 3·units]
    const next = edit ? mix(gatesOf(inputs, hidden, edit), before) : nextState(inputs, hidden, before);
    return {
      state: { hidden: next, cell: null },
      gates() {
        const { reset, update, candidate } = gatesOf(inputs, hidden, edit);
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

function gatesOf(inputs: GateInputs, hidden: tf.Tensor2D, edit: GateEdit = (_, values) => values): Gates {
  const [hiddenReset, hiddenUpdate, hiddenCandidate] = tf.split(hidden, 3, 1) as [
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  const reset = edit("reset", tf.sigmoid(tf.add(inputs[0], hiddenReset)) as tf.Tensor2D);
  const update = edit("update", tf.sigmoid(tf.add(inputs[1], hiddenUpdate)) as tf.Tensor2D);
  const preactivation = tf.add(inputs[2], tf.mul(reset, hiddenCandidate));
  const candidate = edit("candidate", tf.tanh(preactivation) as tf.Tensor2D);
  return { reset, update, candidate, hiddenCandidate };
}

/** h' = n + z ∘ (h − n). */
function mix({ update, candidate }: Gates, before: tf.Tensor2D): tf.Tensor2D {
  return tf.add(candidate, tf.mul(update, tf.sub(before, candidate))) as tf.Tensor2D;
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
