import type { StepId } from "./steps";

/** `source`, `target`: positions. `units`, `embed`, `combined`, `vocab`: sizes of vectors. */
export type Axis = "source" | "target" | "units" | "embed" | "combined" | "vocab";

export interface TensorSpec {
  readonly axes: readonly Axis[];
  /** The step that makes it. */
  readonly step: StepId;
}

/**
 * Every tensor that a trace may hold, named once. Rows are stacked over source positions (encoder) or
 * output words (decoder); with one direction the encoder's gates are `[source, units]`, with two each
 * direction has units/2.
 */
export const TENSORS = {
  embedded: { axes: ["source", "embed"], step: "encode" },
  "encoder.l0.reset": { axes: ["source", "units"], step: "encode" },
  "encoder.l0.update": { axes: ["source", "units"], step: "encode" },
  "encoder.l0.candidate": { axes: ["source", "units"], step: "encode" },
  "encoder.l0.reverse.reset": { axes: ["source", "units"], step: "encode" },
  "encoder.l0.reverse.update": { axes: ["source", "units"], step: "encode" },
  "encoder.l0.reverse.candidate": { axes: ["source", "units"], step: "encode" },
  states: { axes: ["source", "units"], step: "encode" },
  initialState: { axes: ["units"], step: "encode" },
  decoderEmbedded: { axes: ["target", "embed"], step: "cell" },
  "decoder.l0.reset": { axes: ["target", "units"], step: "cell" },
  "decoder.l0.update": { axes: ["target", "units"], step: "cell" },
  "decoder.l0.candidate": { axes: ["target", "units"], step: "cell" },
  decoderState: { axes: ["target", "units"], step: "cell" },
  query: { axes: ["target", "units"], step: "score" },
  scores: { axes: ["target", "source"], step: "score" },
  weights: { axes: ["target", "source"], step: "softmax" },
  weighted: { axes: ["target", "source", "units"], step: "weighted-sum" },
  context: { axes: ["target", "units"], step: "weighted-sum" },
  combined: { axes: ["target", "combined"], step: "concat" },
  attentional: { axes: ["target", "units"], step: "concat" },
  logits: { axes: ["target", "vocab"], step: "output" },
  probabilities: { axes: ["target", "vocab"], step: "output" },
  loss: { axes: ["target"], step: "output" },
} as const satisfies Record<string, TensorSpec>;

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
