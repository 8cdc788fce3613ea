/**
 * The column between scores and shares, which no trace holds: it is shown so that the division can be followed. The
 * shares themselves come from the trace.
 */

/** `exp(score)`, or `exp(score - largest)` as the model computes it, so that nothing overflows. */
export function exponentials(scores: ArrayLike<number>, subtractLargest: boolean): number[] {
  const values = Array.from(scores);
  const shift = subtractLargest ? Math.max(...values) : 0;
  return values.map((score) => Math.exp(score - shift));
}
