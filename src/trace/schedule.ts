/**
 * How often the decoder is fed the right word in training rather than its own (scheduled sampling: Bengio et al. 2015,
 * arXiv:1506.03099, section 2.4). ε_i is the chance at update i, from 0; every word tosses its own coin.
 */
export type Schedule =
  | { readonly kind: "constant"; readonly chance: number }
  /** ε_i = max(floor, start − slope · i). */
  | { readonly kind: "linear"; readonly start: number; readonly slope: number; readonly floor: number }
  /** ε_i = base^i, base < 1. */
  | { readonly kind: "exponential"; readonly base: number }
  /** ε_i = k / (k + exp(i / k)), k ≥ 1. */
  | { readonly kind: "inverse-sigmoid"; readonly k: number };

/** Reads `0.5`, `linear:1,0.002,0.2`, `exponential:0.995` or `inverse-sigmoid:100`; null for anything else. */
export function parseSchedule(text: string): Schedule | null {
  const isShare = (value: number): boolean => value >= 0 && value <= 1;
  const [kind = "", list] = text.split(":");
  const numbers = (list ?? kind).split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if (!numbers.every(Number.isFinite)) return null;
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = numbers;
  if (list === undefined && numbers.length === 1 && isShare(first))
    return { kind: "constant", chance: first };
  if (kind === "linear" && numbers.length === 3 && isShare(first) && second >= 0 && isShare(third))
    return { kind, start: first, slope: second, floor: third };
  if (kind === "exponential" && numbers.length === 1 && first > 0 && first < 1) return { kind, base: first };
  if (kind === "inverse-sigmoid" && numbers.length === 1 && first >= 1) return { kind, k: first };
  return null;
}
