/**
 * The one source of chance in the project: initial weights, data order, replaced words.
 * sfc32 (Chris Doty-Humphrey's Small Fast Counting generator), seeded through splitmix32.
 * tensorflow.js's own generators differ between backends and treat seed 0 as "no seed"; this one never does,
 * and its four words of state travel in a checkpoint, so that a resumed run continues the same stream.
 */
export type RandomState = readonly [number, number, number, number];

export interface Random {
  /** Uniform in [0, 1), 32 bits of resolution. */
  next(): number;
  /** Uniform integer in [0, count). */
  int(count: number): number;
  /** One element of a non-empty list. */
  pick<T>(items: readonly T[]): T;
  /** Standard normal, Box-Muller, one value a call. */
  normal(): number;
  /** A generator of its own, keyed by a name: streams never share numbers. */
  fork(name: string): Random;
  state(): RandomState;
}

function splitmix32(seed: number): () => number {
  let a = seed | 0;
  return () => {
    a = (a + 0x9e3779b9) | 0;
    let t = a ^ (a >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return (t ^ (t >>> 15)) >>> 0;
  };
}

/** FNV-1a over UTF-16 units: a name to 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

export function createRandom(seed: number | RandomState): Random {
  let a: number;
  let b: number;
  let c: number;
  let d: number;
  if (typeof seed === "number") {
    const mix = splitmix32(seed);
    a = mix();
    b = mix();
    c = mix();
    d = 1;
  } else {
    [a, b, c, d] = seed;
  }
  const word = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  if (typeof seed === "number") for (let i = 0; i < 12; i++) word();
  const random: Random = {
    next: () => word() / 4294967296,
    int: (count) => Math.floor((word() / 4294967296) * count),
    pick: (items) => {
      const item = items[random.int(items.length)];
      if (item === undefined) throw new RangeError("pick needs a list with at least one element");
      return item;
    },
    normal: () => {
      const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
      return radius * Math.cos(2 * Math.PI * random.next());
    },
    fork: (name) => createRandom(hash(name) ^ word()),
    state: () => [a >>> 0, b >>> 0, c >>> 0, d >>> 0],
  };
  return random;
}
