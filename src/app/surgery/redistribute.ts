/** What happens to a row of weights when one of them is raised or lowered by hand. */

/**
 * The weight at `at` becomes `to`, as far as that is possible; the others that are not pinned share what is left, in the
 * proportions that they had. The result sums to 1 and has no negative number, if the pinned ones sum to no more than 1.
 *
 * Where every other weight is pinned or zero there is nobody to take from or to give to: then the weight at `at` is what
 * the pinned ones leave. Weights need not sum to 1 beforehand (after a Gaussian they do not).
 */
export function redistribute(
  weights: readonly number[],
  pinned: ReadonlySet<number>,
  at: number,
  to: number,
): number[] {
  const isFree = (j: number): boolean => j !== at && !pinned.has(j);
  const sum = (meant: (j: number) => boolean): number =>
    weights.reduce((total, weight, j) => (meant(j) ? total + weight : total), 0);
  const room = Math.max(0, 1 - sum((j) => j !== at && pinned.has(j)));
  const free = sum(isFree);
  const value = free > 0 ? Math.min(Math.max(0, to), room) : room;
  return weights.map((weight, j) => {
    if (j === at) return value;
    return isFree(j) && free > 0 ? (weight / free) * (room - value) : weight;
  });
}

/** What `redistribute` can make of the weight at `at`: from 0, unless nobody else can take it. */
export function reachable(
  weights: readonly number[],
  pinned: ReadonlySet<number>,
  at: number,
): readonly [least: number, most: number] {
  const most = redistribute(weights, pinned, at, 1)[at] ?? 1;
  const least = redistribute(weights, pinned, at, 0)[at] ?? 0;
  return [least, most];
}
