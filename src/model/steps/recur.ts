import { present } from "../../lib/assert";
import type { Cell, CellStep, CellWeights, GateEdit, RecurrentState } from "../cells/cell";
import { linear, linearMap } from "../linear";
import { type Parameters, parameter } from "../parameters";
import * as tf from "../tf";

/** The gates at each position, by name, `[batch, units]`. */
export type Gates = readonly CellStep["gates"][];

export interface Recurrence {
  /** The hidden state after every position, `[batch, steps, units]`. */
  readonly states: tf.Tensor3D;
  /** The cell state after every position, `[batch, steps, units]`; null for cells without one. */
  readonly cellStates: tf.Tensor3D | null;
  /** The state after the last position that was fed. */
  readonly last: RecurrentState;
  readonly gates: Gates;
}

/** The weights of one direction of one layer: `encoder.rnn.weight_ih_l0_reverse` and its three companions. */
export function cellWeights(parameters: Parameters, side: string, layer: number, suffix = ""): CellWeights {
  const get = (name: string): tf.Tensor => parameter(parameters, `${side}.rnn.${name}_l${layer}${suffix}`);
  return {
    inputMap: linearMap(get("weight_ih") as tf.Tensor2D),
    hiddenMap: linearMap(get("weight_hh") as tf.Tensor2D),
    biasIh: get("bias_ih") as tf.Tensor1D,
    biasHh: get("bias_hh") as tf.Tensor1D,
  };
}

/** Where every sequence starts: zeros, `[batch, units]`. */
export function zeroState(cell: Cell, batch: number, units: number): RecurrentState {
  const zeros = tf.zeros([batch, units]) as tf.Tensor2D;
  return { hidden: zeros, cell: cell.hasCellState ? zeros : null };
}

/**
 * Runs a cell over inputs `[batch, steps, in]` from a state.
 * Backwards it starts at the last position; `keep` (one `[batch, 1]` a position, 1 or 0) then holds the state at zero
 * over padding, so that reading begins at each sentence's own end. Results are always in reading order.
 */
export function recur(
  cell: Cell,
  weights: CellWeights,
  inputs: tf.Tensor3D,
  initial: RecurrentState,
  options: { readonly keep?: readonly tf.Tensor2D[]; readonly edit?: GateEdit | undefined } = {},
): Recurrence {
  const { keep, edit } = options;
  const steps = inputs.shape[1];
  const projected = project(cell, weights, inputs);
  const order = Array.from({ length: steps }, (_, i) => (keep ? steps - 1 - i : i));
  const states: tf.Tensor2D[] = new Array(steps);
  const cellStates: tf.Tensor2D[] = new Array(steps);
  const gates: CellStep["gates"][] = new Array(steps);
  let state = initial;
  for (const t of order) {
    const fromInput = projected.map((block) => present(block[t], "a projected input"));
    const step = cell.step(weights, fromInput, state, edit);
    state = keep ? masked(step.state, present(keep[t], "a mask")) : step.state;
    states[t] = state.hidden;
    if (state.cell) cellStates[t] = state.cell;
    gates[t] = step.gates;
  }
  const stack = (tensors: tf.Tensor2D[]): tf.Tensor3D => tf.stack(tensors, 1) as tf.Tensor3D;
  return {
    states: stack(states),
    cellStates: cell.hasCellState ? stack(cellStates) : null,
    last: state,
    gates,
  };
}

function masked({ hidden, cell }: RecurrentState, keep: tf.Tensor2D): RecurrentState {
  return {
    hidden: tf.mul(hidden, keep) as tf.Tensor2D,
    cell: cell ? (tf.mul(cell, keep) as tf.Tensor2D) : null,
  };
}

/** The inputs' part of every block, for the whole sequence at once: blocks × steps × `[batch, units]`. */
function project(cell: Cell, weights: CellWeights, inputs: tf.Tensor3D): tf.Tensor2D[][] {
  const byStep = tf.transpose(inputs, [1, 0, 2]); // [steps, batch, in]
  const all = tf.add(linear(byStep, weights.inputMap), weights.biasIh); // [steps, batch, blocks·units]
  // tensorflow.js has no gradient for a split or an unstacking into one.
  const blocks = cell.blocks === 1 ? [all] : tf.split(all, cell.blocks, 2);
  const isSingle = byStep.shape[0] === 1;
  return blocks.map((block) => (isSingle ? [tf.squeeze(block, [0])] : tf.unstack(block)) as tf.Tensor2D[]);
}
