/**
 * Four sentences at a time over all output words. Kept for the gradient: `gates` `[target, batch, 4 · units]`, `weights`
 * `[target, batch, source]` (α), `tanhs` `[target, batch, source, units]`, each only where there is a word.
 */
import { lengthOf, softmaxInPlace, softmaxSlope } from "../attention/simd";
import { weightGradient } from "../recurrence/simd";
import { multiply } from "../simd/gemm";
import { gruRow, gruRowGradient } from "../simd/gru";
import { exp4, sum4, tanhFrom, twice4 } from "../simd/math";
import { addRow, anyWord, bytes, copy, put, transpose, upTo4, zero } from "../simd/memory";

export function additiveForwardScratch(source: usize, units: usize): usize {
  return 7 * units * units + 4 * 7 * units + source + 4;
}

/** All ones in the first `lanes` of four. */
function maskOf(lanes: usize): v128 {
  return i32x4.lt_u(i32x4(0, 1, 2, 3), i32x4.splat(<i32>lanes));
}

export function additiveForward(
  target: usize,
  source: usize,
  batch: usize,
  units: usize,
  projected: usize,
  contextWeight: usize,
  weight: usize,
  bias: usize,
  hidden: usize,
  keys: usize,
  values: usize,
  queryWeight: usize,
  energyWeight: usize,
  sourceIds: usize,
  ids: usize,
  states: usize,
  contexts: usize,
  gates: usize,
  weights: usize,
  tanhs: usize,
  scratch: usize,
): void {
  const wide = 3 * units;
  const stride = bytes(batch * units);
  const queryMap = scratch; // [units, units]
  const contextMap = queryMap + bytes(units * units); // [units, wide]
  const stateMap = contextMap + bytes(units * wide); // [units, wide]
  const asked = stateMap + bytes(units * wide); // [4, units]
  const fromWords = asked + bytes(4 * units); // [4, wide]
  const fromState = fromWords + bytes(4 * wide); // [4, wide]
  const row = fromState + bytes(4 * wide); // [source]
  transpose(queryMap, queryWeight, units, units, units);
  transpose(contextMap, contextWeight, wide, units, units);
  transpose(stateMap, weight, wide, units, units);
  for (let b: usize = 0; b < batch; b += 4) {
    const rows = upTo4(batch, b);
    let before = hidden + bytes(b * units);
    for (let t: usize = 0; t < target; t++) {
      const place = t * batch + b;
      const after = states + bytes(place * units);
      const context = contexts + bytes(place * units);
      const words = ids + bytes(place);
      if (!anyWord(words, rows)) {
        copy(after, before, rows * units);
        zero(context, rows * units);
        before = after;
        continue;
      }
      multiply(rows, units, units, before, units, queryMap, units, asked, units, 0, 0);
      for (let i: usize = 0; i < rows; i++) {
        const to = context + bytes(i * units);
        const length = lengthOf(sourceIds, batch, b + i, source);
        if (load<u32>(words + bytes(i)) === 0 || length === 0) {
          zero(to, units);
          continue;
        }
        const own = bytes((b + i) * units);
        const kept = tanhs + bytes((place + i) * source * units);
        energies(length, units, asked + bytes(i * units), keys + own, stride, energyWeight, row, kept);
        softmaxInPlace(row, length);
        const shares = weights + bytes((place + i) * source);
        zero(shares, source);
        copy(shares, row, length);
        weightedSum(length, units, row, values + own, stride, to);
      }
      const p = projected + bytes(place * wide);
      multiply(rows, wide, units, context, units, contextMap, wide, fromWords, wide, p, wide);
      multiply(rows, wide, units, before, units, stateMap, wide, fromState, wide, bias, 0);
      for (let i: usize = 0; i < rows; i++) {
        const at = bytes(i * units);
        if (load<u32>(words + bytes(i)) === 0) {
          copy(after + at, before + at, units);
        } else {
          const kept = gates + bytes((place + i) * 4 * units);
          const part = bytes(i * wide);
          gruRow(units, fromWords + part, fromState + part, before + at, after + at, kept);
        }
      }
      before = after;
    }
  }
}

/** `row`: the score of every place; `kept`: tanh(W_a h + k_s), `[source, units]`. */
function energies(
  length: usize,
  units: usize,
  asked: usize,
  keys: usize,
  stride: usize,
  energyWeight: usize,
  row: usize,
  kept: usize,
): void {
  for (let s: usize = 0; s < length; s++) {
    let sum = f32x4.splat(0);
    for (let j: usize = 0; j < units; j += 4) {
      const at = bytes(j);
      const lanes = units - j;
      const x = f32x4.add(v128.load(asked + at), v128.load(keys + s * stride + at));
      const energy = tanhFrom(x, exp4(twice4(x)));
      put(kept + bytes(s * units) + at, energy, lanes);
      const product = f32x4.mul(energy, v128.load(energyWeight + at));
      sum = f32x4.add(sum, v128.and(product, maskOf(lanes)));
    }
    store<f32>(row + bytes(s), sum4(sum));
  }
}

/** `to` = Σ_s row_s · values_s. */
function weightedSum(length: usize, units: usize, row: usize, values: usize, stride: usize, to: usize): void {
  for (let j: usize = 0; j < units; j += 4) {
    let sum = f32x4.splat(0);
    for (let s: usize = 0; s < length; s++) {
      const value = v128.load(values + s * stride + bytes(j));
      sum = f32x4.add(sum, f32x4.mul(v128.load_splat<f32>(row + bytes(s)), value));
    }
    put(to + bytes(j), sum, units - j);
  }
}

export function additiveBackwardScratch(target: usize, source: usize, batch: usize, units: usize): usize {
  return 8 * units + source + 4 + target * batch * 4 * units;
}

/** `dContextWeight`, `dWeight`, `dBias`, `dKeys`, `dValues`, `dQueryWeight` and `dEnergyWeight` begin as zeros. */
export function additiveBackward(
  target: usize,
  source: usize,
  batch: usize,
  units: usize,
  dStates: usize,
  dContexts: usize,
  contextWeight: usize,
  weight: usize,
  hidden: usize,
  values: usize,
  queryWeight: usize,
  energyWeight: usize,
  sourceIds: usize,
  ids: usize,
  states: usize,
  contexts: usize,
  gates: usize,
  weights: usize,
  tanhs: usize,
  dProjected: usize,
  dContextWeight: usize,
  dWeight: usize,
  dBias: usize,
  dHidden: usize,
  dKeys: usize,
  dValues: usize,
  dQueryWeight: usize,
  dEnergyWeight: usize,
  scratch: usize,
): void {
  const wide = 3 * units;
  const stride = bytes(batch * units);
  const straight = scratch; // [4, units]
  const dContext = straight + bytes(4 * units); // [4, units]
  const fromState = dContext + bytes(4 * units); // [target, batch, wide]
  const dAsked = fromState + bytes(target * batch * wide); // [target, batch, units]
  const row = dAsked + bytes(target * batch * units); // [source]
  for (let b: usize = 0; b < batch; b += 4) {
    const rows = upTo4(batch, b);
    const dh = dHidden + bytes(b * units);
    zero(dh, rows * units);
    for (let t = target; t > 0; t--) {
      const place = (t - 1) * batch + b;
      const words = ids + bytes(place);
      const dp = dProjected + bytes(place * wide);
      const dg = fromState + bytes(place * wide);
      const dq = dAsked + bytes(place * units);
      addRow(dh, dStates + bytes(place * units), rows * units);
      if (!anyWord(words, rows)) {
        zero(dp, rows * wide);
        continue;
      }
      const before = t === 1 ? hidden + bytes(b * units) : states + bytes((place - batch) * units);
      for (let i: usize = 0; i < rows; i++) {
        const at = bytes(i * units);
        const part = bytes(i * wide);
        if (load<u32>(words + bytes(i)) === 0) {
          zero(dp + part, wide);
          zero(dg + part, wide);
          copy(straight + at, dh + at, units);
        } else {
          const kept = gates + bytes((place + i) * 4 * units);
          gruRowGradient(units, dh + at, before + at, kept, dp + part, dg + part, straight + at);
        }
      }
      multiply(rows, units, wide, dg, wide, weight, units, dh, units, straight, units);
      const given = dContexts + bytes(place * units);
      multiply(rows, units, wide, dp, wide, contextWeight, units, dContext, units, given, units);
      for (let i: usize = 0; i < rows; i++) {
        const to = dq + bytes(i * units);
        const length = lengthOf(sourceIds, batch, b + i, source);
        if (load<u32>(words + bytes(i)) === 0 || length === 0) {
          zero(to, units);
          continue;
        }
        const own = bytes((b + i) * units);
        const shares = weights + bytes((place + i) * source);
        const kept = tanhs + bytes((place + i) * source * units);
        const dc = dContext + bytes(i * units);
        products(length, units, dc, values + own, stride, row);
        softmaxSlope(row, shares, length, 1);
        energiesGradient(
          length,
          units,
          row,
          shares,
          kept,
          energyWeight,
          dc,
          stride,
          to,
          dKeys + own,
          dValues + own,
          dEnergyWeight,
        );
      }
      multiply(rows, units, units, dq, units, queryWeight, units, dh, units, dh, units);
    }
  }
  for (let t: usize = 0; t < target; t++) {
    const at = t * batch;
    const words = ids + bytes(at);
    const before = t === 0 ? hidden : states + bytes((at - batch) * units);
    const context = contexts + bytes(at * units);
    weightGradient(batch, units, wide, words, fromState + bytes(at * wide), before, dWeight, dBias);
    weightGradient(batch, units, wide, words, dProjected + bytes(at * wide), context, dContextWeight, 0);
    weightGradient(batch, units, units, words, dAsked + bytes(at * units), before, dQueryWeight, 0);
  }
}

/** `row`_s = dContext · values_s. */
function products(
  length: usize,
  units: usize,
  dContext: usize,
  values: usize,
  stride: usize,
  row: usize,
): void {
  for (let s: usize = 0; s < length; s++) {
    let sum = f32x4.splat(0);
    for (let j: usize = 0; j < units; j += 4) {
      const product = f32x4.mul(v128.load(dContext + bytes(j)), v128.load(values + s * stride + bytes(j)));
      sum = f32x4.add(sum, v128.and(product, maskOf(units - j)));
    }
    store<f32>(row + bytes(s), sum4(sum));
  }
}

/** From ∂scores in `row`: into the query's part, and added to what belongs to the sentence and to v_a. */
function energiesGradient(
  length: usize,
  units: usize,
  row: usize,
  shares: usize,
  kept: usize,
  energyWeight: usize,
  dContext: usize,
  stride: usize,
  dAsked: usize,
  dKeys: usize,
  dValues: usize,
  dEnergyWeight: usize,
): void {
  for (let j: usize = 0; j < units; j += 4) {
    const at = bytes(j);
    const lanes = units - j;
    const v = v128.load(energyWeight + at);
    const dc = v128.load(dContext + at);
    let asked = f32x4.splat(0);
    let dv = v128.load(dEnergyWeight + at);
    for (let s: usize = 0; s < length; s++) {
      const there = s * stride + at;
      const dScore = v128.load_splat<f32>(row + bytes(s));
      const energy = v128.load(kept + bytes(s * units) + at);
      const slope = f32x4.sub(f32x4.splat(1), f32x4.mul(energy, energy));
      const d = f32x4.mul(f32x4.mul(dScore, v), slope);
      asked = f32x4.add(asked, d);
      dv = f32x4.add(dv, f32x4.mul(dScore, energy));
      put(dKeys + there, f32x4.add(v128.load(dKeys + there), d), lanes);
      const share = f32x4.mul(v128.load_splat<f32>(shares + bytes(s)), dc);
      put(dValues + there, f32x4.add(v128.load(dValues + there), share), lanes);
    }
    put(dAsked + at, asked, lanes);
    put(dEnergyWeight + at, dv, lanes);
  }
}
