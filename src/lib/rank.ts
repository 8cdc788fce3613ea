/** 1 for the largest number; equal numbers share the better rank. */
export function rankIn(values: ArrayLike<number>, at: number): number {
  const value = values[at] ?? Number.NaN;
  let rank = 1;
  for (let i = 0; i < values.length; i++) if ((values[i] ?? Number.NaN) > value) rank += 1;
  return rank;
}
