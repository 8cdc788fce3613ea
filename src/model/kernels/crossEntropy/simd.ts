import { multiply } from "../simd/gemm";
import { exp4, logarithm, max4, sum4 } from "../simd/math";
import { bytes, copy, put, upTo4, zero } from "../simd/memory";

function counts(target: u32, withoutEos: bool): bool {
  return target !== 0 && !(withoutEos && target === 2);
}

/** Logits of rows of one block of four, their places in `[vocab, …]` rounded up to whole vectors. */
function widthOf(vocab: usize): usize {
  return (vocab + 3) & ~3;
}

export function crossEntropyScratch(vocab: usize, width: usize): usize {
  return width * widthOf(vocab) + 4 * widthOf(vocab) + widthOf(vocab);
}

/**
 * The summed loss of all places that count; `dLogits` `[rows, vocab]` is divided by the words. Up to three parts: a
 * missing one has width 0.
 */
export function crossEntropy(
  rows: usize,
  vocab: usize,
  x0: usize,
  width0: usize,
  x1: usize,
  width1: usize,
  x2: usize,
  width2: usize,
  weight: usize,
  bias: usize,
  targets: usize,
  perWord: f32,
  withoutEos: bool,
  dLogits: usize,
  scratch: usize,
): f64 {
  const width = width0 + width1 + width2;
  const padded = widthOf(vocab);
  const logits = scratch;
  const start = logits + bytes(4 * padded);
  const transposed = start + bytes(padded);
  zero(scratch, crossEntropyScratch(vocab, width));
  copy(start, bias, vocab);
  // Behind the vocabulary: no logit, e^−∞ = 0.
  for (let j = vocab; j < padded; j++) store<f32>(start + bytes(j), f32.NEGATIVE_INFINITY);
  for (let v: usize = 0; v < vocab; v++) {
    for (let i: usize = 0; i < width; i++) {
      store<u32>(transposed + bytes(i * padded + v), load<u32>(weight + bytes(v * width + i)));
    }
  }
  const weight1 = transposed + bytes(width0 * padded);
  const weight2 = weight1 + bytes(width1 * padded);
  let loss: f64 = 0;
  for (let i: usize = 0; i < rows; i += 4) {
    const block = upTo4(rows, i);
    let live = false;
    for (let r: usize = 0; r < block; r++) {
      if (counts(load<u32>(targets + bytes(i + r)), withoutEos)) live = true;
    }
    if (!live) {
      zero(dLogits + bytes(i * vocab), block * vocab);
      continue;
    }
    multiply(
      block,
      padded,
      width0,
      x0 + bytes(i * width0),
      width0,
      transposed,
      padded,
      logits,
      padded,
      start,
      0,
    );
    if (width1) {
      const x = x1 + bytes(i * width1);
      multiply(block, padded, width1, x, width1, weight1, padded, logits, padded, logits, padded);
    }
    if (width2) {
      const x = x2 + bytes(i * width2);
      multiply(block, padded, width2, x, width2, weight2, padded, logits, padded, logits, padded);
    }
    for (let r: usize = 0; r < block; r++) {
      const target: usize = load<u32>(targets + bytes(i + r));
      const to = dLogits + bytes((i + r) * vocab);
      if (counts(<u32>target, withoutEos)) {
        loss += rowGradient(logits + bytes(r * padded), padded, vocab, target, perWord, to);
      } else {
        zero(to, vocab);
      }
    }
  }
  return loss;
}

/** −log softmax(row)[target], and (softmax − one-hot) · perWord into `to`. */
function rowGradient(row: usize, padded: usize, vocab: usize, target: usize, perWord: f32, to: usize): f64 {
  let greatest4 = v128.load(row);
  for (let j: usize = 4; j < padded; j += 4) greatest4 = f32x4.max(greatest4, v128.load(row + bytes(j)));
  const greatest = max4(greatest4);
  const own = load<f32>(row + bytes(target)) - greatest;
  let sum4s = f32x4.splat(0);
  for (let j: usize = 0; j < padded; j += 4) {
    const e = exp4(f32x4.sub(v128.load(row + bytes(j)), f32x4.splat(greatest)));
    v128.store(row + bytes(j), e);
    sum4s = f32x4.add(sum4s, e);
  }
  const sum = sum4(sum4s);
  const factor = f32x4.splat(perWord / sum);
  for (let j: usize = 0; j < vocab; j += 4) {
    put(to + bytes(j), f32x4.mul(v128.load(row + bytes(j)), factor), vocab - j);
  }
  store<f32>(to + bytes(target), load<f32>(to + bytes(target)) - perWord);
  return logarithm(sum) - <f64>own;
}
