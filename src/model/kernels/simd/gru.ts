/** One step of the gated recurrent unit, for one row: what `recurrence` and the additive decoder share. */
import { exp4, sigmoid4, tanhFrom, twice4 } from "./math";
import { bytes, put } from "./memory";

/**
 * The state behind `before`, from the inputs' part `p` and the state's part `g` (W_hh h + b_hh), each `[3 · units]`.
 * Kept for the gradient, `[4 · units]`: r, z, n and W_hn h + b_hn.
 */
export function gruRow(units: usize, p: usize, g: usize, before: usize, after: usize, kept: usize): void {
  const block = bytes(units);
  // Both gates in one loop, the candidate in another: the constants of each stay in registers.
  for (let j: usize = 0; j < 2 * units; j += 4) {
    const at = bytes(j);
    put(kept + at, sigmoid4(f32x4.add(v128.load(p + at), v128.load(g + at))), 2 * units - j);
  }
  for (let j: usize = 0; j < units; j += 4) {
    const at = bytes(j);
    const lanes = units - j;
    const state = v128.load(g + 2 * block + at);
    const candidate = f32x4.add(v128.load(p + 2 * block + at), f32x4.mul(v128.load(kept + at), state));
    const n = tanhFrom(candidate, exp4(twice4(candidate)));
    const change = f32x4.sub(v128.load(before + at), n);
    put(after + at, f32x4.add(n, f32x4.mul(v128.load(kept + block + at), change)), lanes);
    put(kept + 2 * block + at, n, lanes);
    put(kept + 3 * block + at, state, lanes);
  }
}

/**
 * Its gradient: from `dAfter`, into `dP` and `dG` `[3 · units]` (they differ in the candidate's block, which the reset
 * gate stands before) and into `dBefore` what passes straight to the state before.
 */
export function gruRowGradient(
  units: usize,
  dAfter: usize,
  before: usize,
  kept: usize,
  dP: usize,
  dG: usize,
  dBefore: usize,
): void {
  const block = bytes(units);
  const one = f32x4.splat(1);
  for (let j: usize = 0; j < units; j += 4) {
    const at = bytes(j);
    const lanes = units - j;
    const r = v128.load(kept + at);
    const z = v128.load(kept + block + at);
    const n = v128.load(kept + 2 * block + at);
    const state = v128.load(kept + 3 * block + at);
    const dh = v128.load(dAfter + at);
    const straight = f32x4.mul(dh, z);
    const dn = f32x4.mul(f32x4.sub(dh, straight), f32x4.sub(one, f32x4.mul(n, n)));
    const change = f32x4.sub(v128.load(before + at), n);
    const dz = f32x4.mul(f32x4.mul(straight, change), f32x4.sub(one, z));
    const dr = f32x4.mul(f32x4.mul(dn, state), f32x4.sub(r, f32x4.mul(r, r)));
    put(dBefore + at, straight, lanes);
    put(dP + at, dr, lanes);
    put(dG + at, dr, lanes);
    put(dP + block + at, dz, lanes);
    put(dG + block + at, dz, lanes);
    put(dP + 2 * block + at, dn, lanes);
    put(dG + 2 * block + at, f32x4.mul(dn, r), lanes);
  }
}
