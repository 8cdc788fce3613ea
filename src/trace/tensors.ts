import type { StepId } from "./steps";

/** `source`, `target`: positions. `units`, `embed`, `combined`, `features`, `vocab`: sizes of vectors. */
export type Axis = "source" | "target" | "units" | "embed" | "combined" | "features" | "vocab";

export interface TensorSpec {
  readonly axes: readonly Axis[];
  /** The step that makes it. */
  readonly step: StepId;
}

/** What the cells show of an update: a vanilla cell's argument of tanh, a GRU's gates, an LSTM's gates. */
export const GATE_NAMES = [
  "preactivation",
  "reset",
  "update",
  "input",
  "forget",
  "candidate",
  "output",
] as const;
export type GateName = (typeof GATE_NAMES)[number];

type GateTensors<Place extends string> = Readonly<Record<`${Place}.${GateName}`, TensorSpec>>;

function gates<Place extends string>(
  place: Place,
  axis: "source" | "target",
  step: StepId,
): GateTensors<Place> {
  const spec: TensorSpec = { axes: [axis, "units"], step };
  return Object.fromEntries(
    GATE_NAMES.map((gate) => [`${place}.${gate}`, spec]),
  ) as unknown as GateTensors<Place>;
}

const spec = (step: StepId, ...axes: Axis[]): TensorSpec => ({ axes, step });

/**
 * Every tensor that a trace may hold, named once; a trace has those that its model makes. Rows are stacked over source
 * positions (encoder) or output words (decoder); with two directions the encoder's gates are of units/2. What belongs
 * to the lower of two layers says so; `states`, `decoderState` and their kin are the top layer's.
 */
export const TENSORS = {
  embedded: spec("encode", "source", "embed"),
  ...gates("encoder.l0", "source", "encode"),
  ...gates("encoder.l0.reverse", "source", "encode"),
  "encoder.l0.state": spec("encode", "source", "units"),
  "encoder.l0.cellState": spec("encode", "source", "units"),
  ...gates("encoder.l1", "source", "encode"),
  ...gates("encoder.l1.reverse", "source", "encode"),
  states: spec("encode", "source", "units"),
  cellStates: spec("encode", "source", "units"),
  initialState: spec("encode", "units"),
  initialCellState: spec("encode", "units"),
  "decoder.l0.initialState": spec("encode", "units"),
  "decoder.l0.initialCellState": spec("encode", "units"),
  decoderEmbedded: spec("cell", "target", "embed"),
  /** With input feeding: the attentional vector of the row before. */
  fed: spec("cell", "target", "units"),
  ...gates("decoder.l0", "target", "cell"),
  "decoder.l0.state": spec("cell", "target", "units"),
  "decoder.l0.cellState": spec("cell", "target", "units"),
  ...gates("decoder.l1", "target", "cell"),
  decoderState: spec("cell", "target", "units"),
  decoderCellState: spec("cell", "target", "units"),
  query: spec("score", "target", "units"),
  energy: spec("score", "target", "source", "units"),
  scores: spec("score", "target", "source"),
  /** Local windows: the window's centre, counted from 1. */
  position: spec("softmax", "target"),
  /** Local windows: the softmax inside the window, before the Gaussian. */
  aligned: spec("softmax", "target", "source"),
  weights: spec("softmax", "target", "source"),
  weighted: spec("weighted-sum", "target", "source", "units"),
  context: spec("weighted-sum", "target", "units"),
  combined: spec("concat", "target", "combined"),
  attentional: spec("concat", "target", "units"),
  /** Bahdanau: what the output layer reads, [s_t; c_t; E y_(t−1)]. */
  features: spec("output", "target", "features"),
  logits: spec("output", "target", "vocab"),
  probabilities: spec("output", "target", "vocab"),
  loss: spec("output", "target"),
} as const;

export type TensorName = keyof typeof TENSORS;
export const TENSOR_NAMES = Object.keys(TENSORS) as TensorName[];

/** Row-major float32 numbers, as computed. `data.length` is the product of `shape`. */
export interface TraceTensor {
  readonly shape: readonly number[];
  readonly axes: readonly Axis[];
  readonly data: Float32Array;
}

/** Row `i` of a tensor: the numbers under index `i` of its first axis, without copying. */
export function row(tensor: TraceTensor, i: number): Float32Array {
  const width = tensor.shape.slice(1).reduce((product, size) => product * size, 1);
  return tensor.data.subarray(i * width, (i + 1) * width);
}
