/**
 * Kendall's rank correlation with ties, τ_b (Kendall 1945): over all pairs i < j,
 *
 *   τ_b = (C - D) / sqrt((n0 - n_a)(n0 - n_b)),  n0 = n(n - 1)/2
 *
 * where C pairs are in the same order in a and in b, D in opposite order, and n_a, n_b are tied in a, in b. 1 is the same
 * order, -1 the reverse. NaN where one of them has no order: fewer than two values, or all alike. Jain and Wallace 2019
 * compare attention with gradients by it.
 */
export function kendallTau(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError("kendallTau needs as many values on both sides");
  let balance = 0;
  let orderedInA = 0;
  let orderedInB = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = i + 1; j < a.length; j++) {
      const inA = Math.sign((a[i] ?? 0) - (a[j] ?? 0));
      const inB = Math.sign((b[i] ?? 0) - (b[j] ?? 0));
      balance += inA * inB;
      orderedInA += Math.abs(inA);
      orderedInB += Math.abs(inB);
    }
  }
  return balance / Math.sqrt(orderedInA * orderedInB);
}
