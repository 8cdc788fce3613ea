/**
 * Matrix products, C = S + A B, by tiles of four rows and eight columns whose sums stay in registers. `aStride` and so on
 * are the numbers from one row to the next. S is what the sums begin with: `start` with rows `startStride` apart (a bias
 * with 0, C itself to add to it), or zeros where `start` is 0. A tile at an edge computes whole vectors and rows, some
 * of them of what lies beside the matrix, and stores only those that are in C.
 */
import { bytes, put } from "./memory";

/** A `[m, k]`, B `[k, n]`. */
export function multiply(
  m: usize,
  n: usize,
  k: usize,
  a: usize,
  aStride: usize,
  b: usize,
  bStride: usize,
  c: usize,
  cStride: usize,
  start: usize,
  startStride: usize,
): void {
  const aRow = bytes(aStride);
  const bRow = bytes(bStride);
  const cRow = bytes(cStride);
  const sRow = bytes(startStride);
  const quads = bytes(k & ~3);
  for (let i: usize = 0; i < m; i += 4) {
    const rows = m - i;
    // Rows behind the last one are the last one again.
    const to1: usize = rows > 1 ? 1 : 0;
    const to2: usize = rows > 2 ? 2 : to1;
    const to3: usize = rows > 3 ? 3 : to2;
    const a0 = a + i * aRow;
    for (let j: usize = 0; j < n; j += 8) {
      const lanes = n - j;
      // A vector of columns that are not there is the one before, so that nothing far outside is read.
      const right: usize = lanes > 4 ? 16 : 0;
      let x0 = f32x4.splat(0);
      let x1 = x0;
      let x2 = x0;
      let x3 = x0;
      let y0 = x0;
      let y1 = x0;
      let y2 = x0;
      let y3 = x0;
      if (start) {
        const s = start + i * sRow + bytes(j);
        x0 = v128.load(s);
        x1 = v128.load(s + to1 * sRow);
        x2 = v128.load(s + to2 * sRow);
        x3 = v128.load(s + to3 * sRow);
        y0 = v128.load(s + right);
        y1 = v128.load(s + to1 * sRow + right);
        y2 = v128.load(s + to2 * sRow + right);
        y3 = v128.load(s + to3 * sRow + right);
      }
      let p0 = a0;
      let p1 = a0 + to1 * aRow;
      let p2 = a0 + to2 * aRow;
      let p3 = a0 + to3 * aRow;
      let q = b + bytes(j);
      let r = q + right;
      const middle = p0 + quads;
      const end = p0 + bytes(k);
      while (p0 < middle) {
        let u = v128.load(q);
        let v = v128.load(r);
        let w = v128.load_splat<f32>(p0);
        x0 = f32x4.add(x0, f32x4.mul(w, u));
        y0 = f32x4.add(y0, f32x4.mul(w, v));
        w = v128.load_splat<f32>(p1);
        x1 = f32x4.add(x1, f32x4.mul(w, u));
        y1 = f32x4.add(y1, f32x4.mul(w, v));
        w = v128.load_splat<f32>(p2);
        x2 = f32x4.add(x2, f32x4.mul(w, u));
        y2 = f32x4.add(y2, f32x4.mul(w, v));
        w = v128.load_splat<f32>(p3);
        x3 = f32x4.add(x3, f32x4.mul(w, u));
        y3 = f32x4.add(y3, f32x4.mul(w, v));
        q += bRow;
        r += bRow;
        u = v128.load(q);
        v = v128.load(r);
        w = v128.load_splat<f32>(p0, 4);
        x0 = f32x4.add(x0, f32x4.mul(w, u));
        y0 = f32x4.add(y0, f32x4.mul(w, v));
        w = v128.load_splat<f32>(p1, 4);
        x1 = f32x4.add(x1, f32x4.mul(w, u));
        y1 = f32x4.add(y1, f32x4.mul(w, v));
        w = v128.load_splat<f32>(p2, 4);
        x2 = f32x4.add(x2, f32x4.mul(w, u));
        y2 = f32x4.add(y2, f32x4.mul(w, v));
        w = v128.load_splat<f32>(p3, 4);
        x3 = f32x4.add(x3, f32x4.mul(w, u));
        y3 = f32x4.add(y3, f32x4.mul(w, v));
        q += bRow;
        r += bRow;
        u = v128.load(q);
        v = v128.load(r);
        w = v128.load_splat<f32>(p0, 8);
        x0 = f32x4.add(x0, f32x4.mul(w, u));
        y0 = f32x4.add(y0, f32x4.mul(w, v));
        w = v128.load_splat<f32>(p1, 8);
        x1 = f32x4.add(x1, f32x4.mul(w, u));
        y1 = f32x4.add(y1, f32x4.mul(w, v));
        w = v128.load_splat<f32>(p2, 8);
        x2 = f32x4.add(x2, f32x4.mul(w, u));
        y2 = f32x4.add(y2, f32x4.mul(w, v));
        w = v128.load_splat<f32>(p3, 8);
        x3 = f32x4.add(x3, f32x4.mul(w, u));
        y3 = f32x4.add(y3, f32x4.mul(w, v));
        q += bRow;
        r += bRow;
        u = v128.load(q);
        v = v128.load(r);
        w = v128.load_splat<f32>(p0, 12);
        x0 = f32x4.add(x0, f32x4.mul(w, u));
        y0 = f32x4.add(y0, f32x4.mul(w, v));
        w = v128.load_splat<f32>(p1, 12);
        x1 = f32x4.add(x1, f32x4.mul(w, u));
        y1 = f32x4.add(y1, f32x4.mul(w, v));
        w = v128.load_splat<f32>(p2, 12);
        x2 = f32x4.add(x2, f32x4.mul(w, u));
        y2 = f32x4.add(y2, f32x4.mul(w, v));
        w = v128.load_splat<f32>(p3, 12);
        x3 = f32x4.add(x3, f32x4.mul(w, u));
        y3 = f32x4.add(y3, f32x4.mul(w, v));
        q += bRow;
        r += bRow;
        p0 += 16;
        p1 += 16;
        p2 += 16;
        p3 += 16;
      }
      while (p0 < end) {
        const u = v128.load(q);
        const v = v128.load(r);
        let w = v128.load_splat<f32>(p0);
        x0 = f32x4.add(x0, f32x4.mul(w, u));
        y0 = f32x4.add(y0, f32x4.mul(w, v));
        w = v128.load_splat<f32>(p1);
        x1 = f32x4.add(x1, f32x4.mul(w, u));
        y1 = f32x4.add(y1, f32x4.mul(w, v));
        w = v128.load_splat<f32>(p2);
        x2 = f32x4.add(x2, f32x4.mul(w, u));
        y2 = f32x4.add(y2, f32x4.mul(w, v));
        w = v128.load_splat<f32>(p3);
        x3 = f32x4.add(x3, f32x4.mul(w, u));
        y3 = f32x4.add(y3, f32x4.mul(w, v));
        q += bRow;
        r += bRow;
        p0 += 4;
        p1 += 4;
        p2 += 4;
        p3 += 4;
      }
      store2(c + i * cRow + bytes(j), cRow, rows, lanes, x0, y0, x1, y1);
      if (rows > 2) store2(c + (i + 2) * cRow + bytes(j), cRow, rows - 2, lanes, x2, y2, x3, y3);
    }
  }
}

/** Stores two rows of a tile, as far as they are in C. */
function store2(
  to: usize,
  row: usize,
  rows: usize,
  lanes: usize,
  x0: v128,
  y0: v128,
  x1: v128,
  y1: v128,
): void {
  if (lanes >= 8) {
    v128.store(to, x0);
    v128.store(to, y0, 16);
    if (rows > 1) {
      v128.store(to + row, x1);
      v128.store(to + row, y1, 16);
    }
    return;
  }
  put(to, x0, lanes);
  if (lanes > 4) put(to + 16, y0, lanes - 4);
  if (rows > 1) {
    put(to + row, x1, lanes);
    if (lanes > 4) put(to + row + 16, y1, lanes - 4);
  }
}

/** C += Aᵀ B with A `[k, m]` and B `[k, n]`: the gradient of a weight. */
export function addTransposed(
  m: usize,
  n: usize,
  k: usize,
  a: usize,
  aStride: usize,
  b: usize,
  bStride: usize,
  c: usize,
  cStride: usize,
): void {
  const aRow = bytes(aStride);
  const bRow = bytes(bStride);
  const cRow = bytes(cStride);
  // In pieces whose rows stay in the first cache while every tile passes over them.
  for (let from: usize = 0; from < k; from += 64) {
    const count = min<usize>(64, k - from);
    const aFrom = a + from * aRow;
    const bFrom = b + from * bRow;
    for (let i: usize = 0; i < m; i += 4) {
      const rows = m - i;
      const to1: usize = rows > 1 ? cRow : 0;
      const to2: usize = rows > 2 ? 2 * cRow : to1;
      const to3: usize = rows > 3 ? 3 * cRow : to2;
      for (let j: usize = 0; j < n; j += 8) {
        const lanes = n - j;
        const right: usize = lanes > 4 ? 16 : 0;
        const to = c + i * cRow + bytes(j);
        let x0 = v128.load(to);
        let x1 = v128.load(to + to1);
        let x2 = v128.load(to + to2);
        let x3 = v128.load(to + to3);
        let y0 = v128.load(to + right);
        let y1 = v128.load(to + to1 + right);
        let y2 = v128.load(to + to2 + right);
        let y3 = v128.load(to + to3 + right);
        let p = aFrom + bytes(i);
        let q = bFrom + bytes(j);
        let r = q + right;
        const end = p + count * aRow;
        while (p < end) {
          const u = v128.load(q);
          const v = v128.load(r);
          let w = v128.load_splat<f32>(p);
          x0 = f32x4.add(x0, f32x4.mul(w, u));
          y0 = f32x4.add(y0, f32x4.mul(w, v));
          w = v128.load_splat<f32>(p, 4);
          x1 = f32x4.add(x1, f32x4.mul(w, u));
          y1 = f32x4.add(y1, f32x4.mul(w, v));
          w = v128.load_splat<f32>(p, 8);
          x2 = f32x4.add(x2, f32x4.mul(w, u));
          y2 = f32x4.add(y2, f32x4.mul(w, v));
          w = v128.load_splat<f32>(p, 12);
          x3 = f32x4.add(x3, f32x4.mul(w, u));
          y3 = f32x4.add(y3, f32x4.mul(w, v));
          p += aRow;
          q += bRow;
          r += bRow;
        }
        store2(to, cRow, rows, lanes, x0, y0, x1, y1);
        if (rows > 2) store2(to + 2 * cRow, cRow, rows - 2, lanes, x2, y2, x3, y3);
      }
    }
  }
}
