/** Sizes in texels of 2 × 2: how tensorflow.js folds a tensor into a packed texture. */

export interface Sizes {
  /** Of the last axis. */
  readonly columns: number;
  /** Of the axis before it. */
  readonly rows: number;
  /** Texels across. */
  readonly width: number;
  /** Texels down one matrix. */
  readonly matrixHeight: number;
  /** Matrices, one below the other. */
  readonly count: number;
  /** Texels down. */
  readonly height: number;
}

export function half(size: number): number {
  return Math.ceil(size / 2);
}

export function sizesOf(shape: readonly number[]): Sizes {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.at(-2) ?? 1;
  const count = shape.slice(0, -2).reduce((product, size) => product * size, 1);
  const matrixHeight = half(rows);
  return { columns, rows, width: half(columns), matrixHeight, count, height: count * matrixHeight };
}
