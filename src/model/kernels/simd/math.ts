/**
 * Four exponentials, logistic functions or hyperbolic tangents at a time, after Cephes' `expf` and `tanhf`: relative
 * error at most about 2e-7. What is not a number stays so, because training must notice when it diverges.
 */
import { bytes, put } from "./memory";

/** e^x; 0 below −87.3, infinity above 88.3. */
export function exp4(x: v128): v128 {
  // Adding 1.5 · 2^23 rounds to a whole number and leaves it in the lowest bits, ready to become an exponent.
  const magic = f32x4.splat(12582912.0);
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(<f32>Math.LOG2E)), magic);
  const n = f32x4.sub(shifted, magic);
  // ln 2 in two parts, the first of few bits: the remainder keeps its precision.
  const coarse = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  const r = f32x4.add(coarse, f32x4.mul(n, f32x4.splat(2.1219444e-4)));
  let p = f32x4.add(f32x4.mul(f32x4.splat(1.98756915e-4), r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), f32x4.splat(1));
  const scale = i32x4.add(i32x4.shl(shifted, 23), i32x4.splat(0x3f800000));
  const y = f32x4.mul(p, scale);
  const kept = v128.andnot(y, f32x4.lt(x, f32x4.splat(-87.3)));
  return v128.bitselect(f32x4.splat(f32.POSITIVE_INFINITY), kept, f32x4.gt(x, f32x4.splat(88.3)));
}

/** 1 / (1 + e^−x). */
export function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(x))));
}

/** What `tanhFrom` wants the exponential of. */
export function twice4(x: v128): v128 {
  const size = f32x4.abs(x);
  return f32x4.add(size, size);
}

/**
 * tanh x from x and e^2|x|. In two pieces, because the compiler puts small functions into their callers, where their
 * constants are shared: in one it would stay a call.
 */
export function tanhFrom(x: v128, e: v128): v128 {
  const square = f32x4.mul(x, x);
  let p = f32x4.add(f32x4.mul(f32x4.splat(-5.70498872745e-3), square), f32x4.splat(2.06390887954e-2));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(-5.37397155531e-2));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(1.33314422036e-1));
  p = f32x4.add(f32x4.mul(p, square), f32x4.splat(-3.33332819422e-1));
  const near = f32x4.add(x, f32x4.mul(f32x4.mul(p, square), x));
  const one = f32x4.splat(1);
  const far = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(one, e)));
  const signed = v128.or(far, v128.and(x, i32x4.splat(0x80000000)));
  return v128.bitselect(near, signed, f32x4.lt(f32x4.abs(x), f32x4.splat(0.625)));
}

/** σ(a + b), number by number. One function in a loop of its own keeps its constants in registers. */
export function sigmoidOfSum(to: usize, a: usize, b: usize, count: usize): void {
  for (let j: usize = 0; j < count; j += 4) {
    const at = bytes(j);
    put(to + at, sigmoid4(f32x4.add(v128.load(a + at), v128.load(b + at))), count - j);
  }
}

/** tanh(a + b). */
export function tanhOfSum(to: usize, a: usize, b: usize, count: usize): void {
  for (let j: usize = 0; j < count; j += 4) {
    const at = bytes(j);
    const x = f32x4.add(v128.load(a + at), v128.load(b + at));
    put(to + at, tanhFrom(x, exp4(twice4(x))), count - j);
  }
}

/** The sum of the four, pairwise. */
export function sum4(x: v128): f32 {
  const pairs = f32x4.add(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/** The greatest of the four. */
export function max4(x: v128): f32 {
  const pairs = f32x4.max(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return max<f32>(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1));
}

/** ln x of a positive, normal number. */
export function logarithm(x: f32): f64 {
  const bits = reinterpret<i32>(x);
  // x = m · 2^e with m from √½ to √2; ln m = 2 artanh f.
  const e = (bits - 0x3f3504f3) >> 23;
  const m = <f64>reinterpret<f32>(bits - (e << 23));
  const f = (m - 1) / (m + 1);
  const s = f * f;
  const series = 1 + s * (1.0 / 3 + s * (1.0 / 5 + s * (1.0 / 7 + s * (1.0 / 9 + s * (1.0 / 11 + s / 13)))));
  return 2 * f * series + <f64>e * Math.LN2;
}
