/**
 * Alignment error rate (Och and Ney 2003): AER = 1 - (|A∩S| + |A∩P|) / (|A| + |S|), where S are the sure links of the
 * gold alignment, P the possible ones (S is part of P) and A the links that the attention draws: from each target word
 * to the source position that it weighs most, as in Luong et al. 2015. 0 is best.
 * `<eos>` is outside the gold alignment: its row is not scored, and a word that looks at the `<eos>` column draws no link.
 * A corpus is scored by its summed counts.
 */
export type AlignmentLink = readonly [target: number, source: number];

export interface ScoredAlignment {
  readonly sure: readonly AlignmentLink[];
  readonly possible: readonly AlignmentLink[];
  /** For each target word, without `<eos>`, the source position with the largest weight. */
  readonly looked: readonly number[];
  /** Source words without `<eos>`: from here on there is nothing to align with. */
  readonly sourceLength: number;
}

/** Over all sentences together; NaN when there is no link at all. */
export function alignmentErrorRate(sentences: readonly ScoredAlignment[]): number {
  let hits = 0;
  let links = 0;
  for (const { sure, possible, looked, sourceLength } of sentences) {
    const drawn = looked.flatMap((source, target) =>
      source < sourceLength ? [keyOf([target, source])] : [],
    );
    const sureKeys = new Set(sure.map(keyOf));
    const possibleKeys = new Set([...sureKeys, ...possible.map(keyOf)]);
    hits +=
      drawn.filter((key) => sureKeys.has(key)).length + drawn.filter((key) => possibleKeys.has(key)).length;
    links += drawn.length + sureKeys.size;
  }
  return 1 - hits / links;
}

function keyOf([target, source]: AlignmentLink): string {
  return `${target}-${source}`;
}
