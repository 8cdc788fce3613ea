import type { LinearMap } from "../linear";
import type * as tf from "../tf";

/** What one update of a cell computes; each tensor `[batch, units]`. */
export interface CellStep {
  readonly state: tf.Tensor2D;
  /** By the names in `Cell.gates`; computed again when asked, since only a trace looks at them. */
  gates(): Readonly<Record<string, tf.Tensor2D>>;
}

/** One direction of one recurrent layer: PyTorch's four tensors. */
export interface CellWeights {
  readonly inputMap: LinearMap;
  readonly hiddenMap: LinearMap;
  readonly biasIh: tf.Tensor1D;
  readonly biasHh: tf.Tensor1D;
}

/** A recurrent cell. Adding one is one file and one line in `list.ts`. */
export interface Cell {
  readonly id: string;
  /** Gate names in the order in which the weights stack them. */
  readonly gates: readonly string[];
  /** PyTorch's parameter names, without the layer suffix, and their shapes. */
  parameterShapes(inputs: number, units: number): Readonly<Record<string, readonly number[]>>;
  /**
   * The part of every gate that depends on the inputs alone, for a whole sequence at once:
   * inputs `[steps, batch, in]` to, for each gate, a list over steps of `[batch, units]`.
   */
  project(weights: CellWeights, inputs: tf.Tensor3D): tf.Tensor2D[][];
  /** One update: projected inputs of this step (one `[batch, units]` a gate) and the state before, `[batch, units]`. */
  step(weights: CellWeights, projected: readonly tf.Tensor2D[], state: tf.Tensor2D): CellStep;
}
