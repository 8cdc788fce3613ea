/**
 * Attention weights of one sentence as the metrics take them: rows one after another, one row for each target word in
 * order (and one for `<eos>`, if there is one), one column for each source word in order (and one for `<eos>`).
 */
export interface AttentionRows {
  /** `[rows, columns]`, flat. */
  readonly weights: Float32Array | Float64Array;
  readonly columns: number;
}

/** The rows, as views of the same numbers. */
export function rowsOf({ weights, columns }: AttentionRows): readonly (Float32Array | Float64Array)[] {
  if (weights.length === 0) return [];
  if (!(columns > 0) || weights.length % columns !== 0)
    throw new RangeError(`${weights.length} weights are no rows of ${columns}`);
  return Array.from({ length: weights.length / columns }, (_, row) =>
    weights.subarray(row * columns, (row + 1) * columns),
  );
}

/** For each row the column with the largest weight; the first of equal ones, -1 where a weight is not a number. */
export function strongest(attention: AttentionRows): readonly number[] {
  return rowsOf(attention).map((row) => {
    // A row may have more columns than a call takes arguments.
    let best = 0;
    for (let j = 0; j < row.length; j++) {
      const weight = row[j] ?? Number.NaN;
      if (Number.isNaN(weight)) return -1;
      if (weight > (row[best] ?? Number.NaN)) best = j;
    }
    return best;
  });
}
