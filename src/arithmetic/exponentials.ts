/**
 * The column between scores and shares, which no trace holds: it is shown so that the division can be followed. The
 * shares themselves come from the trace.
 */

/** `Σ exp(value − less)` over some places, or over all of them: the sum under every softmax that is shown or checked. */
export function sumOfPowers(values: ArrayLike<number>, less: number, over?: readonly number[]): number {
  let sum = 0;
  const count = over ? over.length : values.length;
  for (let i = 0; i < count; i++) sum += Math.exp((values[over ? (over[i] ?? 0) : i] ?? Number.NaN) - less);
  return sum;
}

export interface SoftmaxTerms {
  /** What is taken off before exp: 0 as in books, else the largest. */
  readonly less: number;
  readonly powers: readonly number[];
  readonly whole: number;
  /** The form of books has no numbers here: an exponential is too large, or all of them are 0. */
  readonly overflows: boolean;
}

/** The numbers of a softmax over some places, in the form that is asked for or, where it overflows, the only one. */
export function softmaxTerms(
  values: ArrayLike<number>,
  subtract: boolean,
  over: readonly number[] = Array.from(values, (_, i) => i),
): SoftmaxTerms {
  const plain = sumOfPowers(values, 0, over);
  const overflows = !Number.isFinite(plain) || plain === 0;
  const less = subtract || overflows ? Math.max(...over.map((i) => values[i] ?? Number.NaN)) : 0;
  const powers = Array.from(values, (value) => Math.exp(value - less));
  return { less, powers, whole: sumOfPowers(values, less, over), overflows };
}
