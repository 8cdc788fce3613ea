import type { Numbers } from "./types";

/** Outside of the numbers is NaN, so that a wrong index shows in the result. */
export const at = (values: Numbers, i: number): number => values[i] ?? Number.NaN;

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

export const zeros = (length: number): number[] => new Array<number>(length).fill(0);

/** Row `row` of a matrix with as many columns as x has numbers, times x. */
export function rowTimes(matrix: Numbers, row: number, x: Numbers): number {
  const start = row * x.length;
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += at(matrix, start + i) * at(x, i);
  return sum;
}

export function times(matrix: Numbers, x: Numbers): number[] {
  const rows = matrix.length / x.length;
  const product: number[] = [];
  for (let row = 0; row < rows; row++) product.push(rowTimes(matrix, row, x));
  return product;
}

export const dot = (a: Numbers, b: Numbers): number => rowTimes(a, 0, b);

export const add = (a: readonly number[], b: Numbers): number[] => a.map((value, i) => value + at(b, i));

/** Over those that `inside` names; the others are 0. */
export function softmax(scores: readonly number[], inside: (i: number) => boolean = () => true): number[] {
  let highest = Number.NEGATIVE_INFINITY;
  scores.forEach((score, i) => {
    if (inside(i) && score > highest) highest = score;
  });
  const exps = scores.map((score, i) => (inside(i) ? Math.exp(score - highest) : 0));
  const total = exps.reduce((sum, value) => sum + value, 0);
  return exps.map((value) => value / total);
}

/** −log softmax(logits)[word]. */
export function crossEntropy(logits: readonly number[], word: number): number {
  const highest = logits.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const total = logits.reduce((sum, value) => sum + Math.exp(value - highest), 0);
  return Math.log(total) - (at(logits, word) - highest);
}

/** The first of equals. */
export function indexOfLargest(values: readonly number[]): number {
  let best = 0;
  values.forEach((value, i) => {
    if (value > at(values, best)) best = i;
  });
  return best;
}
