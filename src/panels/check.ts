/**
 * "Check my arithmetic": a step computed a second time in float64 from operands that the trace itself holds, and
 * compared with what the model computed. The only other arithmetic of its kind in the product, and only ever compared
 * with the trace, never shown instead of it. What each step computes again is in `checkArithmetic.ts`.
 */
import { row as rowOf, type TensorName } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { exponentials } from "./exponentials";

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

export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export function softmax(scores: ArrayLike<number>): number[] {
  const powers = exponentials(scores, true);
  const sum = total(powers);
  return powers.map((power) => power / sum);
}

/** A step's numbers as the model has them, and computed again. */
export type Pair = readonly [model: ArrayLike<number>, again: readonly number[]];

export type Recompute = (trace: Trace, row: number, column: number) => Pair[];

export const at = (trace: Trace, name: TensorName, i: number): Float32Array =>
  rowOf(tensorOf(trace, name), i);

/** All numbers of a step that the trace has the operands of; null when there is none. */
export function checkAgain(
  again: Recompute,
  trace: Trace,
  row: number,
  column: number,
  tolerance: number,
): Check | null {
  try {
    const pairs = again(trace, row, column);
    if (pairs.length === 0) return null;
    const model = pairs.flatMap(([numbers, twice]) => twice.map((_, i) => numbers[i] ?? Number.NaN));
    return compare(
      model,
      pairs.flatMap(([, twice]) => twice),
      tolerance,
    );
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
