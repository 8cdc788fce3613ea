/**
 * One sentence after the other: keys and values of a sentence are few enough to stay in the first cache. Rows of one
 * sentence lie `batch · units` apart.
 */
import { addTransposed, multiply } from "../simd/gemm";
import { exp4, max4, sum4 } from "../simd/math";
import { allZero, bytes, put, transpose, zero } from "../simd/memory";

/** Length of sentence `b`: its ids up to the first padding. */
export function lengthOf(ids: usize, batch: usize, b: usize, source: usize): usize {
  let length: usize = 0;
  while (length < source && load<u32>(ids + bytes(length * batch + b)) !== 0) length++;
  return length;
}

/** Softmax of a row of scores in place; what stands behind `length`, up to a whole vector, becomes 0. */
export function softmaxInPlace(row: usize, length: usize): void {
  const padded = (length + 3) & ~3;
  for (let j = length; j < padded; j++) store<f32>(row + bytes(j), f32.NEGATIVE_INFINITY);
  let greatest4 = v128.load(row);
  for (let j: usize = 4; j < padded; j += 4) greatest4 = f32x4.max(greatest4, v128.load(row + bytes(j)));
  const greatest = f32x4.splat(max4(greatest4));
  let sums = f32x4.splat(0);
  for (let j: usize = 0; j < padded; j += 4) {
    const e = exp4(f32x4.sub(v128.load(row + bytes(j)), greatest));
    v128.store(row + bytes(j), e);
    sums = f32x4.add(sums, e);
  }
  const sum = f32x4.splat(sum4(sums));
  for (let j: usize = 0; j < padded; j += 4) {
    v128.store(row + bytes(j), f32x4.div(v128.load(row + bytes(j)), sum));
  }
}

function widthOf(source: usize): usize {
  return (source + 3) & ~3;
}

export function attentionScratch(target: usize, source: usize, units: usize): usize {
  return 2 * target * widthOf(source) + 2 * units * widthOf(source);
}

function scaleRow(row: usize, length: usize, scale: f32): void {
  for (let j: usize = 0; j < length; j += 4) {
    v128.store(row + bytes(j), f32x4.mul(v128.load(row + bytes(j)), f32x4.splat(scale)));
  }
}

export function attentionForward(
  target: usize,
  source: usize,
  batch: usize,
  units: usize,
  query: usize,
  keys: usize,
  values: usize,
  ids: usize,
  scale: f32,
  context: usize,
  weights: usize,
  scratch: usize,
): void {
  const stride = batch * units;
  const width = widthOf(source);
  const scores = scratch;
  const transposed = scores + bytes(target * width);
  zero(weights, target * batch * source);
  for (let b: usize = 0; b < batch; b++) {
    const at = bytes(b * units);
    const length = lengthOf(ids, batch, b, source);
    if (length === 0) {
      for (let t: usize = 0; t < target; t++) zero(context + at + bytes(t * stride), units);
      continue;
    }
    transpose(transposed, keys + at, length, units, stride);
    multiply(target, length, units, query + at, stride, transposed, length, scores, width, 0, 0);
    for (let t: usize = 0; t < target; t++) {
      const row = scores + bytes(t * width);
      scaleRow(row, length, scale);
      softmaxInPlace(row, length);
      const to = weights + bytes((t * batch + b) * source);
      for (let j: usize = 0; j < length; j += 4) put(to + bytes(j), v128.load(row + bytes(j)), length - j);
    }
    multiply(target, units, length, scores, width, values + at, stride, context + at, stride, 0, 0);
  }
}

/** `dValues` may be `dKeys`: both parts are added to what begins as zeros. */
export function attentionBackward(
  target: usize,
  source: usize,
  batch: usize,
  units: usize,
  dContext: usize,
  query: usize,
  keys: usize,
  values: usize,
  weights: usize,
  ids: usize,
  scale: f32,
  dQuery: usize,
  dKeys: usize,
  dValues: usize,
  scratch: usize,
): void {
  const stride = batch * units;
  const width = widthOf(source);
  const dScores = scratch;
  const transposed = dScores + bytes(target * width);
  zero(dKeys, source * stride);
  if (dValues !== dKeys) zero(dValues, source * stride);
  for (let b: usize = 0; b < batch; b++) {
    const at = bytes(b * units);
    const length = lengthOf(ids, batch, b, source);
    // Words behind the sentence's end: nothing depends on what they attended to.
    let words = target;
    while (words > 0 && allZero(dContext + at + bytes((words - 1) * stride), units)) words--;
    if (length === 0) words = 0;
    for (let t = words; t < target; t++) zero(dQuery + at + bytes(t * stride), units);
    if (words === 0) continue;
    transpose(transposed, values + at, length, units, stride);
    multiply(words, length, units, dContext + at, stride, transposed, length, dScores, width, 0, 0);
    for (let t: usize = 0; t < words; t++) {
      const row = dScores + bytes(t * width);
      const w = weights + bytes((t * batch + b) * source);
      softmaxSlope(row, w, length, scale);
    }
    const dV = dValues + at;
    const w = weights + bytes(b * source);
    addTransposed(length, units, words, w, batch * source, dContext + at, stride, dV, stride);
    multiply(words, units, length, dScores, width, keys + at, stride, dQuery + at, stride, 0, 0);
    addTransposed(length, units, words, dScores, width, query + at, stride, dKeys + at, stride);
  }
}

/** In place: a row of ∂weights becomes ∂scores = w ∘ (∂w − Σ w ∂w) · scale. */
export function softmaxSlope(row: usize, weights: usize, length: usize, scale: f32): void {
  let sum: f32 = 0;
  for (let j: usize = 0; j < length; j++) {
    sum += load<f32>(weights + bytes(j)) * load<f32>(row + bytes(j));
  }
  for (let j: usize = 0; j < length; j += 4) {
    const slope = f32x4.sub(v128.load(row + bytes(j)), f32x4.splat(sum));
    const scaled = f32x4.mul(v128.load(weights + bytes(j)), f32x4.splat(scale));
    put(row + bytes(j), f32x4.mul(scaled, slope), length - j);
  }
}
