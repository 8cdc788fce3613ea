/** How near a prediction came, 0 … 1. */
import type { Option } from "./lesson";

/** The sum of the smaller of guess and weight, word by word: 1 where they are the same. */
export function overlap(guess: readonly number[], weights: ArrayLike<number>): number {
  return guess.reduce((sum, share, j) => sum + Math.min(share, weights[j] ?? 0), 0);
}

/** On a scale from `low` to `high`; on a logarithmic one distances are ratios, and both ends are above 0. */
export function nearness(
  guess: number,
  truth: number,
  { low, high, logarithmic = false }: { low: number; high: number; logarithmic?: boolean },
): number {
  const on = (value: number): number => {
    const inside = Math.min(high, Math.max(low, value));
    return logarithmic ? Math.log(inside) : inside;
  };
  return 1 - Math.abs(on(guess) - on(truth)) / (on(high) - on(low));
}

/** The option that says the truth: the same word, or the nearest number. Null where there is none. */
export function rightOption(options: readonly Option[], truth: number | string): Option | null {
  if (typeof truth === "string") return options.find(({ value }) => value === truth) ?? null;
  const numbers = options.filter(({ value }) => typeof value === "number");
  const distance = ({ value }: Option): number => Math.abs(Number(value) - truth);
  return numbers.reduce<Option | null>(
    (best, option) => (best === null || distance(option) < distance(best) ? option : best),
    null,
  );
}
