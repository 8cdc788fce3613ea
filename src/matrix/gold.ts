/** A table of weights against a gold alignment: the links that it draws, precision, recall, alignment error rate. */
import {
  type AlignmentReading,
  alignmentErrorRate,
  linksDrawn,
  type ScoredAlignment,
} from "../metrics/alignmentErrorRate";
import type { AttentionMatrix, Link } from "./matrix";
import { peaks } from "./statistics";

export interface GoldScore {
  /** Links drawn: from each word to the column that its row weighs most, `<eos>` and its kin apart. */
  readonly drawn: readonly Link[];
  /** Drawn links that are sure, and that are possible (sure ones among them). */
  readonly sure: number;
  readonly possible: number;
  /** Sure links that there are. */
  readonly gold: number;
  /** |A ∩ P| / |A|; NaN where no link is drawn. */
  readonly precision: number;
  /** |A ∩ S| / |S|; NaN where none is sure. */
  readonly recall: number;
  /** 1 - (|A ∩ S| + |A ∩ P|) / (|A| + |S|). */
  readonly aer: number;
}

function scored({ rows, columns, gold }: AttentionMatrix, looked: readonly number[]): ScoredAlignment {
  const words = rows.filter(({ special }) => !special).length;
  const sourceLength = columns.filter(({ special }) => !special).length;
  // A column that is no word draws no link, wherever it stands.
  const column = (j: number | undefined): number =>
    j === undefined || columns[j]?.special ? sourceLength : j;
  return {
    sure: gold?.sure ?? [],
    possible: gold?.possible ?? [],
    looked: looked.slice(0, words).map(column),
    ...(looked.length > words ? { lookedAtEnd: column(looked[words]) } : {}),
    sourceLength,
  };
}

/** Null where no gold alignment is known or these are not weights. */
export function scoreAgainstGold(matrix: AttentionMatrix, reading: AlignmentReading = {}): GoldScore | null {
  if (!matrix.gold || matrix.kind !== "weights") return null;
  const alignment = scored(matrix, peaks(matrix));
  const drawn = linksDrawn(alignment, reading.rows);
  const key = ([row, column]: Link): string => `${row} ${column}`;
  const surely = new Set(alignment.sure.map(key));
  const possibly = reading.gold === "strict" ? surely : new Set([...surely, ...alignment.possible.map(key)]);
  const sure = drawn.filter((link) => surely.has(key(link))).length;
  const possible = drawn.filter((link) => possibly.has(key(link))).length;
  return {
    drawn,
    sure,
    possible,
    gold: surely.size,
    precision: possible / drawn.length,
    recall: sure / surely.size,
    aer: alignmentErrorRate([alignment], reading),
  };
}

/** The alignment error rate if every row looked `shift` columns further to the right than it does. */
export function shiftedErrorRate(matrix: AttentionMatrix, shift: number): number {
  const moved = peaks(matrix).map((j) => {
    const to = j + shift;
    return to < 0 || to >= matrix.columns.length ? matrix.columns.length : to;
  });
  return alignmentErrorRate([scored(matrix, moved)]);
}
