/**
 * Total variation distance of two distributions: TVD(p, q) = ½ Σ_i |p_i - q_i|. 0 where they are the same, 1 where they
 * have nothing in common: the most that one can differ from the other in the probability of anything. Jain and Wallace
 * 2019 measure with it what an intervention does to the output.
 */
export function totalVariation(p: ArrayLike<number>, q: ArrayLike<number>): number {
  if (p.length !== q.length)
    throw new RangeError("totalVariation needs distributions over the same outcomes");
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += Math.abs((p[i] ?? 0) - (q[i] ?? 0));
  return sum / 2;
}
