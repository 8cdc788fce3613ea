/** What is touched, from hover, keyboard focus or pin: everything that shows the same thing answers to it. */
import { ranked } from "../lib/ranked";
import type { StepId } from "../trace/steps";
import { row as rowOf, type TensorName } from "../trace/tensors";
import type { Trace } from "../trace/trace";

export interface Focus {
  /** Source position. */
  readonly source?: number;
  /** Output row. */
  readonly target?: number;
  /** Unit of a vector, from 0. */
  readonly unit?: number;
  readonly step?: StepId;
  /** What is meant at that place: its score, its weight, its state. Only ever touched, never pinned. */
  readonly tensor?: TensorName;
}

export { ranked };

/**
 * The source word that a view explains: the touched one, the one being encoded, else the one with the
 * largest weight in this row.
 */
export function sourceInView(trace: Trace, row: number, step: StepId, column: number, focus: Focus): number {
  const last = trace.source.tokens.length - 1;
  if (focus.source !== undefined) return Math.min(focus.source, last);
  if (step === "encode") return Math.min(column, last);
  const { weights } = trace.tensors;
  // Without weights nothing but the last state is read.
  return weights ? (ranked(rowOf(weights, row))[0] ?? 0) : last;
}
