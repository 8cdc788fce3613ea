/** Positions from the largest number to the smallest; ties keep their order. */
export function ranked(values: ArrayLike<number>): number[] {
  return Array.from(values, (_, i) => i).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
}
