/**
 * Rows of 32-bit numbers in the shared memory. Pointers and sizes are `usize`, sizes counted in numbers. Vectors are read
 * past a row's end where that is harmless, but never written there.
 */

/** Bytes that `count` numbers take. */
export function bytes(count: usize): usize {
  return count << 2;
}

/** Stores the first `lanes` of the four (all of them from 4 on). */
export function put(to: usize, x: v128, lanes: usize): void {
  if (lanes >= 4) {
    v128.store(to, x);
  } else if (lanes === 3) {
    v128.store64_lane(to, x, 0);
    v128.store32_lane(to, x, 2, 8);
  } else if (lanes === 2) {
    v128.store64_lane(to, x, 0);
  } else if (lanes === 1) {
    v128.store32_lane(to, x, 0);
  }
}

export function copy(to: usize, from: usize, count: usize): void {
  memory.copy(to, from, count << 2);
}

export function zero(to: usize, count: usize): void {
  memory.fill(to, 0, count << 2);
}

/** `to` `[columns, rows]` becomes the transpose of `from`, whose rows lie `stride` apart. */
export function transpose(to: usize, from: usize, rows: usize, columns: usize, stride: usize): void {
  for (let r: usize = 0; r < rows; r++) {
    let source = from + bytes(r * stride);
    let target = to + bytes(r);
    for (let c: usize = 0; c < columns; c++) {
      store<u32>(target, load<u32>(source));
      source += 4;
      target += bytes(rows);
    }
  }
}

/** `to` += `from`. */
export function addRow(to: usize, from: usize, count: usize): void {
  for (let j: usize = 0; j < count; j += 4) {
    const at = bytes(j);
    put(to + at, f32x4.add(v128.load(to + at), v128.load(from + at)), count - j);
  }
}

/** `to` += the rows of `from` `[rows, columns]`, added up. */
export function addRows(to: usize, from: usize, rows: usize, columns: usize): void {
  const step = bytes(columns);
  for (let j: usize = 0; j < columns; j += 4) {
    let sum = v128.load(to + bytes(j));
    let at = from + bytes(j);
    for (let r: usize = 0; r < rows; r++) {
      sum = f32x4.add(sum, v128.load(at));
      at += step;
    }
    put(to + bytes(j), sum, columns - j);
  }
}

/** Whether `count` numbers are all (positive) zeros. */
export function allZero(from: usize, count: usize): bool {
  let at = from;
  const vectors = from + bytes(count & ~3);
  for (; at < vectors; at += 16) if (v128.any_true(v128.load(at))) return false;
  const end = from + bytes(count);
  for (; at < end; at += 4) if (load<u32>(at) !== 0) return false;
  return true;
}

/** Whether one of `count` ids is not padding. */
export function anyWord(ids: usize, count: usize): bool {
  for (let i: usize = 0; i < count; i++) if (load<u32>(ids + bytes(i)) !== 0) return true;
  return false;
}

/** How many of the next rows, at most four, lie from `i` on. */
export function upTo4(count: usize, i: usize): usize {
  return min<usize>(4, count - i);
}
