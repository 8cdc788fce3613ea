/**
 * Four rows of the batch at a time over all steps: their state and the weight stay in the first cache, and steps behind
 * the end of all four cost a copy. `cell` is 0 for rnn, 1 for gru, 2 for lstm. Kept for the gradient: `gates`
 * `[steps, batch, 4 · units]` (not for rnn), and for an LSTM `cells` (c') and `squashed` (tanh c'), both
 * `[steps, batch, units]`.
 */
import { addTransposed, multiply } from "../simd/gemm";
import { gruRow, gruRowGradient } from "../simd/gru";
import { exp4, sigmoidOfSum, tanhFrom, tanhOfSum, twice4 } from "../simd/math";
import { addRow, addRows, anyWord, bytes, copy, put, transpose, upTo4, zero } from "../simd/memory";

const GRU = 1;
const LSTM = 2;

function blocksOf(cell: i32): usize {
  return cell === GRU ? 3 : cell === LSTM ? 4 : 1;
}

export function recurrenceScratch(cell: i32, units: usize): usize {
  return blocksOf(cell) * units * (units + 4) + 8 * units;
}

export function recurrenceForward(
  cell: i32,
  steps: usize,
  batch: usize,
  units: usize,
  reverse: bool,
  projected: usize,
  weight: usize,
  bias: usize,
  hidden: usize,
  memory: usize,
  ids: usize,
  states: usize,
  last: usize,
  lastMemory: usize,
  gates: usize,
  cells: usize,
  squashed: usize,
  scratch: usize,
): void {
  const wide = blocksOf(cell) * units;
  const fromState = scratch; // [4, wide]
  const zeros = fromState + bytes(4 * wide); // [4, units]
  const transposed = zeros + bytes(4 * units); // [units, wide]
  zero(zeros, 4 * units);
  transpose(transposed, weight, wide, units, units);
  for (let b: usize = 0; b < batch; b += 4) {
    const rows = upTo4(batch, b);
    let before = hidden ? hidden + bytes(b * units) : zeros;
    let memoryBefore = memory ? memory + bytes(b * units) : zeros;
    for (let s: usize = 0; s < steps; s++) {
      const place = (reverse ? steps - 1 - s : s) * batch + b;
      const after = states + bytes(place * units);
      const memoryAfter = cells + bytes(place * units);
      const words = ids + bytes(place);
      if (anyWord(words, rows)) {
        const known = before === zeros ? 0 : units;
        multiply(rows, wide, known, before, units, transposed, wide, fromState, wide, bias, 0);
      }
      for (let i: usize = 0; i < rows; i++) {
        const row = bytes(i * units);
        if (load<u32>(words + bytes(i)) === 0) {
          copy(after + row, before + row, units);
          if (cell === LSTM) copy(memoryAfter + row, memoryBefore + row, units);
          continue;
        }
        const p = projected + bytes((place + i) * wide);
        const g = fromState + bytes(i * wide);
        const kept = gates + bytes((place + i) * 4 * units);
        if (cell === GRU) {
          gruRow(units, p, g, before + row, after + row, kept);
        } else if (cell === LSTM) {
          const tanhs = squashed + bytes((place + i) * units);
          lstmRow(units, p, g, memoryBefore + row, after + row, memoryAfter + row, kept, tanhs);
        } else {
          tanhOfSum(after + row, p, g, units);
        }
      }
      before = after;
      memoryBefore = memoryAfter;
    }
    copy(last + bytes(b * units), before, rows * units);
    if (cell === LSTM) copy(lastMemory + bytes(b * units), memoryBefore, rows * units);
  }
}

function lstmRow(
  units: usize,
  p: usize,
  g: usize,
  before: usize,
  after: usize,
  memoryAfter: usize,
  kept: usize,
  tanhs: usize,
): void {
  const block = bytes(units);
  sigmoidOfSum(kept, p, g, 2 * units);
  tanhOfSum(kept + 2 * block, p + 2 * block, g + 2 * block, units);
  sigmoidOfSum(kept + 3 * block, p + 3 * block, g + 3 * block, units);
  for (let j: usize = 0; j < units; j += 4) {
    const at = bytes(j);
    const lanes = units - j;
    const gated = f32x4.mul(v128.load(kept + at), v128.load(kept + 2 * block + at));
    const c = f32x4.add(f32x4.mul(v128.load(kept + block + at), v128.load(before + at)), gated);
    const squashed = tanhFrom(c, exp4(twice4(c)));
    put(after + at, f32x4.mul(v128.load(kept + 3 * block + at), squashed), lanes);
    put(memoryAfter + at, c, lanes);
    put(tanhs + at, squashed, lanes);
  }
}

export function recurrenceBackwardScratch(cell: i32, steps: usize, batch: usize, units: usize): usize {
  // Only a GRU's gradient differs between the inputs' part and the state's.
  const apart: usize = cell === GRU ? steps * batch * 3 * units : 0;
  return 4 * units * (3 + blocksOf(cell)) + apart;
}

/** `dWeight` and `dBias` begin as zeros; `dLast`, `dLastMemory`, `hidden` and `memory` may be 0. */
export function recurrenceBackward(
  cell: i32,
  steps: usize,
  batch: usize,
  units: usize,
  reverse: bool,
  dStates: usize,
  dLast: usize,
  dLastMemory: usize,
  weight: usize,
  hidden: usize,
  memory: usize,
  ids: usize,
  states: usize,
  gates: usize,
  cells: usize,
  squashed: usize,
  dProjected: usize,
  dWeight: usize,
  dBias: usize,
  dHidden: usize,
  dMemory: usize,
  scratch: usize,
): void {
  const wide = blocksOf(cell) * units;
  const zeros = scratch; // [4, units]
  const straight = zeros + bytes(4 * units); // [4, units]
  const fromState = straight + bytes(4 * units); // [steps, batch, wide] of a GRU
  zero(zeros, 4 * units);
  for (let b: usize = 0; b < batch; b += 4) {
    const rows = upTo4(batch, b);
    const dh = dHidden + bytes(b * units);
    const dc = dMemory + bytes(b * units);
    start(dh, dLast, b, rows, units);
    if (cell === LSTM) start(dc, dLastMemory, b, rows, units);
    for (let s = steps; s > 0; s--) {
      const step = reverse ? steps - s : s - 1;
      const place = step * batch + b;
      const words = ids + bytes(place);
      const dp = dProjected + bytes(place * wide);
      addRow(dh, dStates + bytes(place * units), rows * units);
      if (!anyWord(words, rows)) {
        zero(dp, rows * wide);
        continue;
      }
      const dg = cell === GRU ? fromState + bytes(place * wide) : dp;
      const first = s === 1;
      const earlier = (reverse ? step + 1 : step - 1) * batch + b;
      for (let i: usize = 0; i < rows; i++) {
        const row = bytes(i * units);
        const own = dp + bytes(i * wide);
        if (load<u32>(words + bytes(i)) === 0) {
          zero(own, wide);
          if (cell === GRU) zero(dg + bytes(i * wide), wide);
          copy(straight + row, dh + row, units);
          continue;
        }
        const kept = gates + bytes((place + i) * 4 * units);
        if (cell === GRU) {
          const before = rowBefore(first, hidden, states, earlier, b, i, units, zeros);
          gruRowGradient(units, dh + row, before, kept, own, dg + bytes(i * wide), straight + row);
        } else if (cell === LSTM) {
          const before = rowBefore(first, memory, cells, earlier, b, i, units, zeros);
          const tanhs = squashed + bytes((place + i) * units);
          lstmRowGradient(units, dh + row, dc + row, before, kept, tanhs, own);
          zero(straight + row, units);
        } else {
          rnnRowGradient(units, dh + row, states + bytes((place + i) * units), own);
          zero(straight + row, units);
        }
      }
      multiply(rows, units, wide, dg, wide, weight, units, dh, units, straight, units);
    }
  }
  for (let s: usize = 0; s < steps; s++) {
    const step = reverse ? steps - 1 - s : s;
    const earlier = reverse ? step + 1 : step - 1;
    const before = s === 0 ? hidden : states + bytes(earlier * batch * units);
    const at = bytes(step * batch * wide);
    const dg = (cell === GRU ? fromState : dProjected) + at;
    weightGradient(batch, units, wide, ids + bytes(step * batch), dg, before, dWeight, dBias);
  }
}

function start(to: usize, from: usize, b: usize, rows: usize, units: usize): void {
  if (from) copy(to, from + bytes(b * units), rows * units);
  else zero(to, rows * units);
}

/** Where row `b + i` of the state before a step lies. */
function rowBefore(
  first: bool,
  initial: usize,
  states: usize,
  earlier: usize,
  b: usize,
  i: usize,
  units: usize,
  zeros: usize,
): usize {
  if (!first) return states + bytes((earlier + i) * units);
  return initial ? initial + bytes((b + i) * units) : zeros;
}

/** Of one step: `dWeight` += dgᵀ h (unless `before` is 0: zeros), `dBias` += Σ dg, over runs of rows with words. */
export function weightGradient(
  batch: usize,
  units: usize,
  wide: usize,
  ids: usize,
  dg: usize,
  before: usize,
  dWeight: usize,
  dBias: usize,
): void {
  let i: usize = 0;
  while (i < batch) {
    while (i < batch && !anyWord(ids + bytes(i), upTo4(batch, i))) i += upTo4(batch, i);
    const live = i;
    while (i < batch && anyWord(ids + bytes(i), upTo4(batch, i))) i += upTo4(batch, i);
    if (i === live) continue;
    const from = dg + bytes(live * wide);
    if (before) {
      addTransposed(wide, units, i - live, from, wide, before + bytes(live * units), units, dWeight, units);
    }
    if (dBias) addRows(dBias, from, i - live, wide);
  }
}

function rnnRowGradient(units: usize, dAfter: usize, after: usize, dP: usize): void {
  for (let j: usize = 0; j < units; j += 4) {
    const h = v128.load(after + bytes(j));
    const slope = f32x4.sub(f32x4.splat(1), f32x4.mul(h, h));
    put(dP + bytes(j), f32x4.mul(v128.load(dAfter + bytes(j)), slope), units - j);
  }
}

/** `dMemory` is that of c' before and of c after. */
function lstmRowGradient(
  units: usize,
  dAfter: usize,
  dMemory: usize,
  before: usize,
  kept: usize,
  tanhs: usize,
  dP: usize,
): void {
  const block = bytes(units);
  const one = f32x4.splat(1);
  for (let j: usize = 0; j < units; j += 4) {
    const at = bytes(j);
    const lanes = units - j;
    const input = v128.load(kept + at);
    const forget = v128.load(kept + block + at);
    const candidate = v128.load(kept + 2 * block + at);
    const output = v128.load(kept + 3 * block + at);
    const squashed = v128.load(tanhs + at);
    const dh = v128.load(dAfter + at);
    const slope = f32x4.sub(one, f32x4.mul(squashed, squashed));
    const dc = f32x4.add(v128.load(dMemory + at), f32x4.mul(f32x4.mul(dh, output), slope));
    const dInput = f32x4.mul(f32x4.mul(dc, candidate), f32x4.sub(input, f32x4.mul(input, input)));
    const memory = v128.load(before + at);
    const dForget = f32x4.mul(f32x4.mul(dc, memory), f32x4.sub(forget, f32x4.mul(forget, forget)));
    const dCandidate = f32x4.mul(f32x4.mul(dc, input), f32x4.sub(one, f32x4.mul(candidate, candidate)));
    const dOutput = f32x4.mul(f32x4.mul(dh, squashed), f32x4.sub(output, f32x4.mul(output, output)));
    put(dMemory + at, f32x4.mul(dc, forget), lanes);
    put(dP + at, dInput, lanes);
    put(dP + block + at, dForget, lanes);
    put(dP + 2 * block + at, dCandidate, lanes);
    put(dP + 3 * block + at, dOutput, lanes);
  }
}
