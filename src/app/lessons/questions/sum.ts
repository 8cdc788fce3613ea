/** A sum as it is written out: with so many decimals that the terms add up to what stands behind them. */
import { decimals } from "../../../viz/format";

export interface WrittenSum {
  /** Without those that are 0 as they are written. */
  readonly terms: readonly { readonly at: number; readonly text: string }[];
  readonly sum: string;
}

const FEWEST = 2;
/** Weights are float32 and have seven digits. */
const MOST = 7;

/** None of the values is negative. */
export function termsOf(values: readonly number[]): WrittenSum {
  const sum = values.reduce((one, other) => one + other, 0);
  const units = (value: number, count: number): number =>
    Math.round(Number(value.toFixed(count)) * 10 ** count);
  const addsUp = (count: number): boolean =>
    values.reduce((total, value) => total + units(value, count), 0) === units(sum, count);
  let count = FEWEST;
  while (count < MOST && !addsUp(count)) count += 1;
  const terms = values.flatMap((value, at) =>
    units(value, count) === 0 ? [] : [{ at, text: decimals(value, count) }],
  );
  // Rounded once more, seven digits may still be one off: then what is written says what its terms add up to.
  const written = values.reduce((total, value) => total + units(value, count), 0) / 10 ** count;
  return { terms, sum: decimals(written, count) };
}
