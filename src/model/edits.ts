/**
 * Interventions as functions that the decoder step calls. Without any they all hand back what they were given, so
 * training, translating and tracing run the same lines.
 */
import type { GateEdit } from "./cells/cell";
import type { Parameters } from "./parameters";
import type { SourceBatch } from "./sourceBatch";
import type * as tf from "./tf";

export interface Edits {
  /** Replaces gates of one layer and direction; undefined where nothing is fixed. */
  gate(side: "encoder" | "decoder", layer: number, direction: "forward" | "backward"): GateEdit | undefined;
  /** Throws ProblemError for a position that one of these sentences does not have. */
  checkSource(source: SourceBatch): void;
  /** Encoder states `[batch, source, units]`. */
  states(states: tf.Tensor3D): tf.Tensor3D;
  /** What the weighted sum adds up, `[batch, source, units]`. */
  values(states: tf.Tensor3D): tf.Tensor3D;
  /** Whether any row's query is given: then rows must run one by one. */
  readonly hasQueries: boolean;
  /** The given query of a row, `[batch, units]`; null where the model's own asks. */
  query(row: number, batch: number): tf.Tensor2D | null;
  /** Scores of rows `row`, `row + 1` …, `[batch, target, source]`. */
  scores(scores: tf.Tensor3D, row: number): tf.Tensor3D;
  weights(weights: tf.Tensor3D, source: SourceBatch, row: number): tf.Tensor3D;
  /** Contexts of rows `row`, `row + 1` …, `[batch, target, units]`. */
  context(context: tf.Tensor3D, row: number): tf.Tensor3D;
  /** Logits `[batch, vocab]` as the choice of output word `row` sees them. */
  choice(logits: tf.Tensor2D, row: number): tf.Tensor2D;
  parameters(parameters: Parameters): Parameters;
}

export const NO_EDITS: Edits = {
  gate: () => undefined,
  checkSource: () => {},
  states: (states) => states,
  values: (states) => states,
  hasQueries: false,
  query: () => null,
  scores: (scores) => scores,
  weights: (weights) => weights,
  context: (context) => context,
  choice: (logits) => logits,
  parameters: (parameters) => parameters,
};
