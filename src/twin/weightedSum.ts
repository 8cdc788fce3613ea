/** The weighted sum in Python, the same in both libraries: `weights` and `states` in, `context` out. */
export const WEIGHTED_SUM: readonly string[] = [
  "# Weighted sum: c_t = Σ_j α_tj h_j",
  "weighted = weights[:, None] * states",
  "context = weighted.sum(0)",
];
