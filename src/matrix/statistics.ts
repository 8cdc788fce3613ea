/** Numbers about a table of attention. Entropies are in bits. */
import { rowEntropies } from "../metrics/entropy";
import { type AttentionMatrix, rowAt } from "./matrix";

/** Of each row, bits: 0 where it looks at one column, log2 of the columns where it looks at all alike. */
export function entropies({ numbers, columns }: AttentionMatrix): readonly number[] {
  const nats = rowEntropies({ weights: Float32Array.from(numbers), columns: columns.length });
  return nats.map((entropy) => entropy / Math.LN2);
}

/** The sum of each column: how much a source word was looked at in all. It need not be 1. */
export function coverages({ numbers, rows, columns }: AttentionMatrix): readonly number[] {
  const sums = new Float64Array(columns.length);
  for (let i = 0; i < rows.length; i++)
    for (let j = 0; j < columns.length; j++)
      sums[j] = (sums[j] ?? 0) + (numbers[i * columns.length + j] ?? 0);
  return [...sums];
}

/** The column of each row's largest number, the first of equal ones. */
export function peaks(matrix: AttentionMatrix): readonly number[] {
  return matrix.rows.map((_, i) => {
    const row = rowAt(matrix, i);
    let best = 0;
    for (let j = 1; j < row.length; j++) if ((row[j] ?? 0) > (row[best] ?? 0)) best = j;
    return best;
  });
}

/** The largest absolute number, for a scale that is symmetric about 0; 1 where all are 0. */
export function largestMagnitude({ numbers }: AttentionMatrix): number {
  let largest = 0;
  for (const value of numbers) largest = Math.max(largest, Math.abs(value));
  return largest || 1;
}
