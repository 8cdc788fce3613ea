/**
 * Philox 4×32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"): random numbers by counter. The
 * same key and counter always give the same four numbers, so nothing has to be stored to go on from anywhere.
 */
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;

export type Four = readonly [number, number, number, number];

/** The high 32 bits of a product of two 32-bit numbers. */
function high(a: number, b: number): number {
  const [a1, a0, b1, b0] = [a >>> 16, a & 0xffff, b >>> 16, b & 0xffff];
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  return (a1 * b1 + Math.floor((middle + a0 * b1) / 0x10000)) >>> 0;
}

/** Four random 32-bit numbers for a counter and a key. */
export function philox(counter: Four, key: readonly [number, number]): Four {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = high(MULTIPLIER_0, c0 >>> 0);
    const low0 = Math.imul(MULTIPLIER_0, c0) >>> 0;
    const high1 = high(MULTIPLIER_1, c2 >>> 0);
    const low1 = Math.imul(MULTIPLIER_1, c2) >>> 0;
    [c0, c1, c2, c3] = [(high1 ^ c1 ^ k0) >>> 0, low1, (high0 ^ c3 ^ k1) >>> 0, low0];
    k0 = (k0 + WEYL_0) >>> 0;
    k1 = (k1 + WEYL_1) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/** `count` numbers in [0, 1), by a key and the counter's three upper words. */
export function uniforms(
  count: number,
  key: readonly [number, number],
  [a, b, c]: readonly [number, number, number],
): Float32Array {
  const values = new Float32Array(count);
  for (let block = 0; block * 4 < count; block++) {
    const four = philox([block, a, b, c], key);
    // 24 bits: every value is exact in float32 and below 1.
    for (let i = 0; i < 4 && block * 4 + i < count; i++)
      values[block * 4 + i] = ((four[i] ?? 0) >>> 8) / 0x1000000;
  }
  return values;
}
