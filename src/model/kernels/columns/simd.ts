import { bytes, copy } from "../simd/memory";

/** Copies `width` columns of every row from rows `fromStride` long to rows `toStride` long. */
export function copyColumns(
  rows: usize,
  width: usize,
  from: usize,
  fromStride: usize,
  to: usize,
  toStride: usize,
): void {
  for (let i: usize = 0; i < rows; i++) {
    copy(to + bytes(i * toStride), from + bytes(i * fromStride), width);
  }
}
