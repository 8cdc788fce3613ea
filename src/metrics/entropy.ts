/**
 * Entropy of attention (Shannon 1948): H_t = -Σ_j α_tj ln α_tj, in nats, with 0 ln 0 = 0. 0 where a row looks at one
 * position only, ln of the number of columns where it looks at all alike; exp(H_t) is the number of positions that it
 * looks at, so to speak. High entropy says that attention is spread, not that it is wrong.
 */
import { type AttentionRows, rowsOf } from "./attentionRows";

/** Of each row. */
export function rowEntropies(attention: AttentionRows): readonly number[] {
  return rowsOf(attention).map((row) => {
    let entropy = 0;
    for (const weight of row) if (weight !== 0) entropy -= weight * Math.log(weight);
    return entropy;
  });
}

/** The mean over all rows of all sentences; NaN without rows. */
export function attentionEntropy(sentences: readonly AttentionRows[]): number {
  const entropies = sentences.flatMap(rowEntropies);
  return entropies.reduce((sum, entropy) => sum + entropy, 0) / entropies.length;
}
