import type { LinearMap } from "../linear";
import type * as tf from "../tf";

/** What a recurrent layer hands on, each `[batch, units]`. */
export interface RecurrentState {
  readonly hidden: tf.Tensor2D;
  /** The LSTM's memory; null for cells that have none. */
  readonly cell: tf.Tensor2D | null;
}

/** What one update of a cell computes. */
export interface CellStep {
  readonly state: RecurrentState;
  /** By the names in `Cell.gates`, `[batch, units]`; computed again when asked, since only a trace looks at them. */
  gates(): Readonly<Record<string, tf.Tensor2D>>;
}

/** Replaces a gate's values before they are used. */
export type GateEdit = (gate: string, values: tf.Tensor2D) => tf.Tensor2D;

/** One direction of one recurrent layer: PyTorch's four tensors. */
export interface CellWeights {
  readonly inputMap: LinearMap;
  readonly hiddenMap: LinearMap;
  readonly biasIh: tf.Tensor1D;
  readonly biasHh: tf.Tensor1D;
}

/** A recurrent cell. Adding one is one file, its id in `trace/architecture.ts` and one line in `list.ts`. */
export interface Cell {
  /** Names of what a trace shows of an update. */
  readonly gates: readonly string[];
  /** How many blocks of `units` rows the weights stack, in PyTorch's order. */
  readonly blocks: number;
  readonly hasCellState: boolean;
  /** A block whose two biases begin with this sum. */
  readonly initialBias?: { readonly block: number; readonly sum: number };
  /** One update: the inputs' part of this step (one `[batch, units]` a block) and the state before. */
  step(
    weights: CellWeights,
    projected: readonly tf.Tensor2D[],
    state: RecurrentState,
    edit?: GateEdit,
  ): CellStep;
}
