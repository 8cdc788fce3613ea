/**
 * Products with a model's own weights. A trace holds what goes into them and what comes out; the numbers between are
 * computed here, to be checked or to be shown as the terms of a sum.
 */
import type { Trace } from "../trace/trace";

export function dotProduct(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

export const matrixProduct = (rows: readonly ArrayLike<number>[], vector: ArrayLike<number>): number[] =>
  rows.map((row) => dotProduct(row, vector));

/** A matrix of the model, row by row; null where the trace does not carry it. */
export function parameterRows(trace: Trace, name: string): Float32Array[] | null {
  const found = trace.parameters?.[name];
  if (!found) return null;
  const [rows = 0, width = 0] = found.shape;
  return Array.from({ length: rows }, (_, i) => found.data.subarray(i * width, (i + 1) * width));
}
