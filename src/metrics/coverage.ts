/**
 * Coverage: how much each source word was attended in all, c_j = Σ_t α_tj (Tu et al. 2016). About 1 where one target
 * word takes it up, near 0 where it was passed over, more where several look at it.
 *
 * One number for a sentence: the mean of min(c_j, 1) over its source words, the term of the coverage penalty of Wu et
 * al. 2016, cp = Σ_j ln min(c_j, 1), without the logarithm, for a single weight of 0 makes that -∞. 1 is best: every
 * word was attended at least once in all. The `<eos>` column is no source word; its row, if given, attends like others.
 */
import { type AttentionRows, rowsOf } from "./attentionRows";

/** c_j of every column, `<eos>` included if it is one. NaN without rows. */
export function columnSums(attention: AttentionRows): readonly number[] {
  const rows = rowsOf(attention);
  const sums = Array.from({ length: attention.columns }, () => (rows.length === 0 ? Number.NaN : 0));
  for (const row of rows) for (let j = 0; j < row.length; j++) sums[j] = (sums[j] ?? 0) + (row[j] ?? 0);
  return sums;
}

export interface CoveredSentence {
  readonly attention: AttentionRows;
  /** Source words without `<eos>`. */
  readonly sourceLength: number;
}

/** The mean of min(c_j, 1) over all source words of all sentences; NaN without rows or words. */
export function coverage(sentences: readonly CoveredSentence[]): number {
  const sums = sentences.flatMap(({ attention, sourceLength }) =>
    columnSums(attention).slice(0, sourceLength),
  );
  return sums.reduce((total, sum) => total + Math.min(sum, 1), 0) / sums.length;
}
