import { present } from "../../lib/assert";
import type { Cell, CellStep, CellWeights } from "../cells/cell";
import { linearMap } from "../linear";
import { type Parameters, parameter } from "../parameters";
import * as tf from "../tf";

/** The gates at each position, by name, `[batch, units]`. */
export type Gates = readonly CellStep["gates"][];

export interface Recurrence {
  /** The state after every position, `[batch, steps, units]`. */
  readonly states: tf.Tensor3D;
  /** The state after the last position that was fed, `[batch, units]`. */
  readonly last: tf.Tensor2D;
  readonly gates: Gates;
}

export function cellWeights(parameters: Parameters, prefix: string, suffix = ""): CellWeights {
  const get = (name: string): tf.Tensor => parameter(parameters, `${prefix}.rnn.${name}_l0${suffix}`);
  return {
    inputMap: linearMap(get("weight_ih") as tf.Tensor2D),
    hiddenMap: linearMap(get("weight_hh") as tf.Tensor2D),
    biasIh: get("bias_ih") as tf.Tensor1D,
    biasHh: get("bias_hh") as tf.Tensor1D,
  };
}

/**
 * Runs a cell over embedded inputs `[batch, steps, in]` from `initial` `[batch, units]`.
 * Backwards it starts at the last position; `keep` (one `[batch, 1]` a position, 1 or 0) then holds the state at zero
 * over padding, so that reading begins at each sentence's own end. Results are always in reading order.
 */
export function recur(
  cell: Cell,
  weights: CellWeights,
  inputs: tf.Tensor3D,
  initial: tf.Tensor2D,
  backwards?: { keep: readonly tf.Tensor2D[] },
): Recurrence {
  const steps = inputs.shape[1];
  const projected = cell.project(weights, tf.transpose(inputs, [1, 0, 2])); // gates × steps × [batch, units]
  const order = Array.from({ length: steps }, (_, i) => (backwards ? steps - 1 - i : i));
  const states: tf.Tensor2D[] = new Array(steps);
  const gates: CellStep["gates"][] = new Array(steps);
  let state = initial;
  for (const t of order) {
    const step = cell.step(
      weights,
      projected.map((gate) => present(gate[t], "a projected input")),
      state,
    );
    state = backwards
      ? (tf.mul(step.state, present(backwards.keep[t], "a mask")) as tf.Tensor2D)
      : step.state;
    states[t] = state;
    gates[t] = step.gates;
  }
  return {
    states: tf.stack(states, 1) as tf.Tensor3D,
    last: state,
    gates,
  };
}
