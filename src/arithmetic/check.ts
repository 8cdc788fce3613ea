/** The model's float32 numbers beside the same numbers in float64. */

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
    const gap = a === b ? 0 : Math.abs(a - b);
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
