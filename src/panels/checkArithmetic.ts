/**
 * "Check my arithmetic": each step computed a second time in float64 from operands that the trace itself
 * holds, and compared with what the model computed. The only other arithmetic of its kind in the product, and
 * only ever compared with the trace, never shown instead of it.
 */
import type { StepId } from "../trace/steps";
import { row as rowOf, type TensorName } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { exponentials } from "./exponentials";
import { decoderStateBefore, stateBefore } from "./stateBefore";

export interface Check {
  readonly pass: boolean;
  /** The largest `|model - again|`. */
  readonly difference: number;
  /** The two numbers where `|model - again| / max(1, |again|)` is largest. */
  readonly model: number;
  readonly again: number;
  /** How many numbers were compared. */
  readonly compared: number;
}

/** `|a-b| <= tolerance · max(1, |b|)` for every number. */
export function compare(model: ArrayLike<number>, again: readonly number[], tolerance: number): Check {
  let [difference, worst, at] = [0, -1, 0];
  for (let i = 0; i < again.length; i++) {
    const [a, b] = [model[i] ?? Number.NaN, again[i] ?? Number.NaN];
    const gap = Math.abs(a - b);
    const ratio = Number.isNaN(gap) ? Number.POSITIVE_INFINITY : gap / Math.max(1, Math.abs(b));
    difference = Math.max(difference, Number.isNaN(gap) ? Number.POSITIVE_INFINITY : gap);
    if (ratio > worst) [worst, at] = [ratio, i];
  }
  return {
    pass: worst <= tolerance && again.length > 0,
    difference,
    model: model[at] ?? Number.NaN,
    again: again[at] ?? Number.NaN,
    compared: again.length,
  };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function softmax(scores: ArrayLike<number>): number[] {
  const powers = exponentials(scores, true);
  const sum = total(powers);
  return powers.map((power) => power / sum);
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** `(1 - z) ∘ n + z ∘ h`: what is kept of the old state and what is taken of the candidate. */
function mix(
  update: ArrayLike<number>,
  candidate: ArrayLike<number>,
  before: ArrayLike<number> | null,
): number[] {
  return Array.from(update, (z, i) => (1 - z) * (candidate[i] ?? 0) + z * (before?.[i] ?? 0));
}

const at = (trace: Trace, name: TensorName, i: number): Float32Array => rowOf(tensorOf(trace, name), i);

function encodeAgain(trace: Trace, column: number): number[] {
  const forward = mix(
    at(trace, "encoder.l0.update", column),
    at(trace, "encoder.l0.candidate", column),
    stateBefore(trace, column, false),
  );
  if (!trace.model.bidirectional) return forward;
  const backward = mix(
    at(trace, "encoder.l0.reverse.update", column),
    at(trace, "encoder.l0.reverse.candidate", column),
    stateBefore(trace, column, true),
  );
  return [...forward, ...backward];
}

type Recompute = (trace: Trace, row: number, column: number) => [model: ArrayLike<number>, again: number[]];

const AGAIN: Readonly<Record<StepId, Recompute>> = {
  encode: (trace, _, column) => [at(trace, "states", column), encodeAgain(trace, column)],
  cell: (trace, row) => [
    at(trace, "decoderState", row),
    mix(
      at(trace, "decoder.l0.update", row),
      at(trace, "decoder.l0.candidate", row),
      decoderStateBefore(trace, row),
    ),
  ],
  score: (trace, row) => [
    at(trace, "scores", row),
    trace.source.tokens.map((_, j) => dot(at(trace, "query", row), at(trace, "states", j))),
  ],
  softmax: (trace, row) => [at(trace, "weights", row), softmax(at(trace, "scores", row))],
  "weighted-sum": (trace, row) => {
    const weights = at(trace, "weights", row);
    const columns = trace.source.tokens.map((_, j) => j);
    const again = Array.from({ length: trace.model.units }, (_, u) =>
      total(columns.map((j) => (weights[j] ?? 0) * (at(trace, "states", j)[u] ?? 0))),
    );
    return [at(trace, "context", row), again];
  },
  concat: (trace, row) => [
    at(trace, "combined", row),
    [...at(trace, "context", row), ...at(trace, "decoderState", row)],
  ],
  output: (trace, row) => [at(trace, "probabilities", row), softmax(at(trace, "logits", row))],
};

/**
 * One step again. `column` matters to `encode` only. Null when the trace has not every tensor that it takes.
 */
export function checkStep(
  trace: Trace,
  step: StepId,
  row: number,
  column: number,
  tolerance: number,
): Check | null {
  try {
    const [model, again] = AGAIN[step](trace, row, column);
    return compare(model, again, tolerance);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
