import { bytes, put } from "../simd/memory";

/** Σ g², in double precision. */
export function sumOfSquares(gradient: usize, count: usize): f64 {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  const vectors = count & ~3;
  for (let i: usize = 0; i < vectors; i += 4) {
    const g = v128.load(gradient + bytes(i));
    const a = f64x2.promote_low_f32x4(g);
    const b = f64x2.promote_low_f32x4(v128.shuffle<f32>(g, g, 2, 3, 0, 1));
    low = f64x2.add(low, f64x2.mul(a, a));
    high = f64x2.add(high, f64x2.mul(b, b));
  }
  const both = f64x2.add(low, high);
  let sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  for (let i = vectors; i < count; i++) {
    const g = <f64>load<f32>(gradient + bytes(i));
    sum += g * g;
  }
  return sum;
}

/** One parameter and its moments; `scale` is what clipping multiplies the gradient with. */
export function adamStep(
  count: usize,
  gradient: usize,
  parameter: usize,
  first: usize,
  second: usize,
  newParameter: usize,
  newFirst: usize,
  newSecond: usize,
  scale: f32,
  rate: f32,
  epsilon: f32,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  rest2: f32,
): void {
  for (let i: usize = 0; i < count; i += 4) {
    const at = bytes(i);
    const lanes = count - i;
    const g = f32x4.mul(v128.load(gradient + at), f32x4.splat(scale));
    const m = f32x4.add(
      f32x4.mul(v128.load(first + at), f32x4.splat(beta1)),
      f32x4.mul(g, f32x4.splat(rest1)),
    );
    const v = f32x4.add(
      f32x4.mul(v128.load(second + at), f32x4.splat(beta2)),
      f32x4.mul(f32x4.mul(g, g), f32x4.splat(rest2)),
    );
    const step = f32x4.div(f32x4.mul(m, f32x4.splat(rate)), f32x4.add(f32x4.sqrt(v), f32x4.splat(epsilon)));
    put(newParameter + at, f32x4.sub(v128.load(parameter + at), step), lanes);
    put(newFirst + at, m, lanes);
    put(newSecond + at, v, lanes);
  }
}
