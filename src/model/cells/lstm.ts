/**
 * Long short-term memory with a forget gate (Gers, Schmidhuber and Cummins 2000), in PyTorch's order and layout:
 *   i, f, o = σ(W x + b + W_h h + b_h), g = tanh(…)
 *   c' = f ∘ c + i ∘ g,  h' = o ∘ tanh(c')
 * The forget gate's biases begin with the sum 1, so that a fresh cell remembers (Jozefowicz et al. 2015).
 */
import { present } from "../../lib/assert";
import { linear } from "../linear";
import * as tf from "../tf";
import type { Cell, GateEdit } from "./cell";

export const lstm: Cell = {
  gates: ["input", "forget", "candidate", "output"],
  blocks: 4,
  hasCellState: true,
  initialBias: { block: 1, sum: 1 },

  step(weights, projected, { hidden: before, cell }, edit) {
    const inputs = projected as unknown as Four;
    const memory = present(cell, "a cell state");
    const hidden = tf.add(linear(before, weights.hiddenMap), weights.biasHh) as tf.Tensor2D; // [batch, 4·units]
    const [next, remembered] = edit
      ? update(gatesOf(inputs, hidden, edit), memory)
      : nextState(inputs, hidden, memory);
    return {
      state: { hidden: next, cell: remembered },
      gates() {
        const [input, forget, candidate, output] = gatesOf(inputs, hidden, edit);
        return { input, forget, candidate, output };
      },
    };
  },
};

/** Input, forget, candidate, output, each `[batch, units]`. */
type Four = readonly [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];

function gatesOf(inputs: Four, hidden: tf.Tensor2D, edit: GateEdit = (_, values) => values): Four {
  const fromState = tf.split(hidden, 4, 1) as unknown as Four;
  const sum = (block: 0 | 1 | 2 | 3): tf.Tensor => tf.add(inputs[block], fromState[block]);
  return [
    edit("input", tf.sigmoid(sum(0)) as tf.Tensor2D),
    edit("forget", tf.sigmoid(sum(1)) as tf.Tensor2D),
    edit("candidate", tf.tanh(sum(2)) as tf.Tensor2D),
    edit("output", tf.sigmoid(sum(3)) as tf.Tensor2D),
  ];
}

/** h' and c'. */
function update([i, f, g, o]: Four, memory: tf.Tensor2D): [tf.Tensor2D, tf.Tensor2D] {
  const remembered = tf.add(tf.mul(f, memory), tf.mul(i, g)) as tf.Tensor2D;
  return [tf.mul(o, tf.tanh(remembered)) as tf.Tensor2D, remembered];
}

/**
 * The same with its gradient written out, as the tape's own takes three times as many kernels. A function with a
 * gradient of its own has one result, so h' and c' travel side by side, `[batch, 2·units]`.
 */
function nextState(inputs: Four, hidden: tf.Tensor2D, memory: tf.Tensor2D): [tf.Tensor2D, tf.Tensor2D] {
  const advance = tf.customGrad((...args) => {
    const [i4, f4, g4, o4, hidden4, c, save] = args as unknown as [
      ...Four,
      tf.Tensor2D,
      tf.Tensor2D,
      tf.GradSaveFunc,
    ];
    const gates = gatesOf([i4, f4, g4, o4], hidden4);
    const [next, remembered] = update(gates, c);
    save([...gates, c, tf.tanh(remembered)]);
    return { value: tf.concat([next, remembered], 1), gradFunc: stateGradients };
  });
  return tf.split(advance(...inputs, hidden, memory) as tf.Tensor2D, 2, 1) as [tf.Tensor2D, tf.Tensor2D];
}

function stateGradients(dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] {
  const [i, f, g, o, c, squashed] = saved as [...Four, tf.Tensor, tf.Tensor];
  const [dNext, dMemory] = tf.split(dy, 2, 1) as [tf.Tensor, tf.Tensor];
  const dRemembered = tf.add(dMemory, tf.mul(tf.mul(dNext, o), tf.sub(1, tf.square(squashed))));
  const slope = (gate: tf.Tensor): tf.Tensor => tf.sub(gate, tf.square(gate)); // of the logistic function
  const dInput = tf.mul(tf.mul(dRemembered, g), slope(i));
  const dForget = tf.mul(tf.mul(dRemembered, c), slope(f));
  const dCandidate = tf.mul(tf.mul(dRemembered, i), tf.sub(1, tf.square(g)));
  const dOutput = tf.mul(tf.mul(dNext, squashed), slope(o));
  const dHidden = tf.concat([dInput, dForget, dCandidate, dOutput], 1);
  return [dInput, dForget, dCandidate, dOutput, dHidden, tf.mul(dRemembered, f)];
}
