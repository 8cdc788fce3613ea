/** Numbers about a table of attention. Entropies are in bits. */
import { mean } from "../lib/mean";
import { type AttentionRows, strongest } from "../metrics/attentionRows";
import { columnSums } from "../metrics/coverage";
import { rowEntropies } from "../metrics/entropy";
import { type AttentionMatrix, numberAt, rowAt } from "./matrix";

const attentionOf = ({ numbers, columns }: AttentionMatrix): AttentionRows => ({
  weights: numbers,
  columns: columns.length,
});

/** The sum of each row: 1 for weights, less where a Gaussian window has lowered them. */
export function rowSums(matrix: AttentionMatrix): readonly number[] {
  return matrix.rows.map((_, i) => {
    let sum = 0;
    for (const value of rowAt(matrix, i)) sum += value;
    return sum;
  });
}

/**
 * Of each row's shares of its own sum, bits: 0 where it looks at one column, log2 of the columns where it looks at all
 * alike, whatever a window has left of it.
 */
export function entropies(matrix: AttentionMatrix): readonly number[] {
  const sums = rowSums(matrix);
  return rowEntropies(attentionOf(matrix)).map((nats, i) => {
    const sum = sums[i] ?? 0;
    // With p = w / s, the entropy of p is that of w, divided by s, plus ln s.
    return sum > 0 ? Math.max(0, (nats / sum + Math.log(sum)) / Math.LN2) : 0;
  });
}

/** The sum of each column: how much a source word was looked at in all. It need not be 1. */
export function coverages(matrix: AttentionMatrix): readonly number[] {
  return columnSums(attentionOf(matrix));
}

/** The column of each row's largest number, the first of equal ones. */
export function peaks(matrix: AttentionMatrix): readonly number[] {
  return strongest(attentionOf(matrix));
}

/** The rows that belong to words, not to `<eos>` and its kin. */
const wordRows = ({ rows }: AttentionMatrix): readonly number[] =>
  rows.flatMap(({ special }, i) => (special ? [] : [i]));

/** Over the rows of words; NaN where there is none. */
export function meanEntropy(matrix: AttentionMatrix): number {
  const bits = entropies(matrix);
  return mean(wordRows(matrix).map((i) => bits[i] ?? Number.NaN));
}

/** For each column its share of a row, on average over the rows of words; NaN where there is none. */
export function meanShares(matrix: AttentionMatrix): readonly number[] {
  const sums = rowSums(matrix);
  const words = wordRows(matrix);
  return matrix.columns.map((_, j) => mean(words.map((i) => numberAt(matrix, i, j) / (sums[i] || 1))));
}

/** The largest absolute number, for a scale that is symmetric about 0; 1 where all are 0. */
export function largestMagnitude({ numbers }: AttentionMatrix): number {
  let largest = 0;
  for (const value of numbers) largest = Math.max(largest, Math.abs(value));
  return largest || 1;
}
