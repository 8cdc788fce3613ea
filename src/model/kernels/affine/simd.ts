import { addTransposed, multiply } from "../simd/gemm";
import { exp4, tanhFrom, twice4 } from "../simd/math";
import { addRows, allZero, bytes, put, transpose, upTo4, zero } from "../simd/memory";

/**
 * `y` `[rows, out]` = `start` + x Wᵀ for one part `x` `[rows, width]`; `weight` points at the part's first column of
 * rows `stride` long. `start` is 0, the bias (`startStride` 0) or `y` itself. Scratch: width · out.
 */
export function affinePart(
  rows: usize,
  width: usize,
  out: usize,
  x: usize,
  weight: usize,
  stride: usize,
  start: usize,
  startStride: usize,
  y: usize,
  scratch: usize,
): void {
  transpose(scratch, weight, out, width, stride);
  multiply(rows, out, width, x, width, scratch, out, y, out, start, startStride);
}

export function tanhInPlace(y: usize, count: usize): void {
  for (let i: usize = 0; i < count; i += 4) {
    const at = y + bytes(i);
    const x = v128.load(at);
    put(at, tanhFrom(x, exp4(twice4(x))), count - i);
  }
}

/** `d` = dy ∘ (1 − y²). */
export function tanhSlope(dy: usize, y: usize, d: usize, count: usize): void {
  for (let i: usize = 0; i < count; i += 4) {
    const at = bytes(i);
    const v = v128.load(y + at);
    const slope = f32x4.sub(f32x4.splat(1), f32x4.mul(v, v));
    put(d + at, f32x4.mul(v128.load(dy + at), slope), count - i);
  }
}

/**
 * Of one part: `dx` `[rows, width]` = d W, `dWeight` += dᵀ x, and `dBias` += Σ d unless it is 0. Blocks of rows whose
 * `d` is zero throughout, as behind sentences' ends, are passed over.
 */
export function affinePartGradient(
  rows: usize,
  width: usize,
  out: usize,
  d: usize,
  x: usize,
  weight: usize,
  stride: usize,
  dx: usize,
  dWeight: usize,
  dBias: usize,
): void {
  let i: usize = 0;
  while (i < rows) {
    const dead = i;
    while (i < rows && allZero(d + bytes(i * out), upTo4(rows, i) * out)) i += upTo4(rows, i);
    zero(dx + bytes(dead * width), (i - dead) * width);
    const live = i;
    while (i < rows && i - live < 64 && !allZero(d + bytes(i * out), upTo4(rows, i) * out)) {
      i += upTo4(rows, i);
    }
    if (i === live) continue;
    const from = d + bytes(live * out);
    const read = x + bytes(live * width);
    multiply(i - live, width, out, from, out, weight, stride, dx + bytes(live * width), width, 0, 0);
    addTransposed(out, width, i - live, from, out, read, width, dWeight, stride);
    if (dBias) addRows(dBias, from, i - live, out);
  }
}
