/**
 * Alignment error rate (Och and Ney 2003): AER = 1 - (|A∩S| + |A∩P|) / (|A| + |S|), where S are the sure links of the
 * gold alignment, P the possible ones (S is part of P) and A the links that the attention draws: from each target word
 * to the source position that it weighs most, as in Luong et al. 2015. 0 is best.
 * `<eos>` is outside the gold alignment: no link is drawn for it, and a row that looks at the `<eos>` column draws none.
 * A corpus is scored by its summed counts.
 *
 * Lenient gold takes P as it is given; strict gold takes P = S, so that AER is 1 - 2|A∩S| / (|A| + |S|), one minus F1.
 *
 * Whose row is row t? Attention is computed after reading y_(t-1) and before saying y_t, so there are two readings.
 * Luong et al. 2015 (note 14) take the second for scores that look at the content, the first for location:
 * - `predicted`: row t belongs to y_t. The last row belongs to `<eos>` and draws no link;
 * - `input`: row t belongs to y_(t-1). The first row belongs to `<sos>` and draws no link, and the link of the last word
 *   is drawn by the row that predicts `<eos>`.
 */
export type AlignmentLink = readonly [target: number, source: number];

export interface ScoredAlignment {
  readonly sure: readonly AlignmentLink[];
  readonly possible: readonly AlignmentLink[];
  /** For each target word, without `<eos>`, the source position with the largest weight in the row that predicts it. */
  readonly looked: readonly number[];
  /** The same of the row that predicts `<eos>`. Without it, the last word draws no link under `input`. */
  readonly lookedAtEnd?: number;
  /** Source words without `<eos>`: from here on there is nothing to align with. */
  readonly sourceLength: number;
}

export type GoldLinks = "lenient" | "strict";
export type RowLabel = "predicted" | "input";

export interface AlignmentReading {
  /** Lenient unless said otherwise. */
  readonly gold?: GoldLinks;
  /** Predicted unless said otherwise. */
  readonly rows?: RowLabel;
}

/** Over all sentences together; NaN when there is no link at all. */
export function alignmentErrorRate(
  sentences: readonly ScoredAlignment[],
  { gold = "lenient", rows = "predicted" }: AlignmentReading = {},
): number {
  let hits = 0;
  let links = 0;
  for (const sentence of sentences) {
    const drawn = linksDrawn(sentence, rows).map(keyOf);
    const sure = new Set(sentence.sure.map(keyOf));
    const possible = gold === "strict" ? sure : new Set([...sure, ...sentence.possible.map(keyOf)]);
    hits += drawn.filter((key) => sure.has(key)).length + drawn.filter((key) => possible.has(key)).length;
    links += drawn.length + sure.size;
  }
  return 1 - hits / links;
}

/** A: the links that the attention of one sentence draws. */
export function linksDrawn(
  { looked, lookedAtEnd, sourceLength }: ScoredAlignment,
  rows: RowLabel = "predicted",
): readonly AlignmentLink[] {
  const ofTargets =
    rows === "predicted" ? looked : [...looked.slice(1), ...(lookedAtEnd === undefined ? [] : [lookedAtEnd])];
  return ofTargets.flatMap((source, target): AlignmentLink[] =>
    source < sourceLength ? [[target, source]] : [],
  );
}

function keyOf([target, source]: AlignmentLink): string {
  return `${target}-${source}`;
}
