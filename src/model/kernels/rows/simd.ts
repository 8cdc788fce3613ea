import { addRow, bytes, copy } from "../simd/memory";

export function rowsForward(table: usize, ids: usize, y: usize, count: usize, width: usize): void {
  for (let i: usize = 0; i < count; i++) {
    copy(y + bytes(i * width), table + bytes(load<u32>(ids + bytes(i)) * width), width);
  }
}

/** Adds to `dTable`, which begins as zeros. */
export function rowsBackward(dy: usize, ids: usize, dTable: usize, count: usize, width: usize): void {
  for (let i: usize = 0; i < count; i++) {
    const id: usize = load<u32>(ids + bytes(i));
    if (id !== 0) addRow(dTable + bytes(id * width), dy + bytes(i * width), width);
  }
}
