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

interface Scored {
  /** Counted over words alone, so that a token that is no word, wherever it stands, is outside of it. */
  readonly alignment: ScoredAlignment;
  /** Where those words stand in the table. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/**
 * Each word is linked to the column that its row looks at: the row that predicts it, or, as `input`, the next one, which
 * is computed after the word was read.
 */
function scored(
  { rows: rowWords, columns: columnWords, gold }: AttentionMatrix,
  looked: readonly number[],
  reading: AlignmentReading,
): Scored {
  const wordsOf = (words: AttentionMatrix["rows"]): number[] =>
    words.flatMap(({ special }, i) => (special ? [] : [i]));
  const [rows, columns] = [wordsOf(rowWords), wordsOf(columnWords)];
  const rowOf = new Map(rows.map((i, word) => [i, word]));
  const columnOf = new Map(columns.map((j, word) => [j, word]));
  const inWords = (links: readonly Link[] = []): Link[] =>
    links.flatMap(([i, j]): Link[] => {
      const [row, column] = [rowOf.get(i), columnOf.get(j)];
      return row === undefined || column === undefined ? [] : [[row, column]];
    });
  const next = reading.rows === "input" ? 1 : 0;
  return {
    alignment: {
      sure: inWords(gold?.sure),
      possible: inWords(gold?.possible),
      // A word without a row of its own, or one that looks at no word, draws no link.
      looked: rows.map((i) => columnOf.get(looked[i + next] ?? -1) ?? columns.length),
      sourceLength: columns.length,
    },
    rows,
    columns,
  };
}

/** Null where no gold alignment is known, or not all of it, or where these are not weights. */
export function scoreAgainstGold(matrix: AttentionMatrix, reading: AlignmentReading = {}): GoldScore | null {
  if (!matrix.gold || matrix.gold.isPart || matrix.kind !== "weights") return null;
  const { alignment, rows, columns } = scored(matrix, peaks(matrix), reading);
  const drawn = linksDrawn(alignment);
  const key = ([row, column]: Link): string => `${row} ${column}`;
  const surely = new Set(alignment.sure.map(key));
  const possibly = reading.gold === "strict" ? surely : new Set([...surely, ...alignment.possible.map(key)]);
  const sure = drawn.filter((link) => surely.has(key(link))).length;
  const possible = drawn.filter((link) => possibly.has(key(link))).length;
  return {
    drawn: drawn.map(([row, column]) => [rows[row] ?? row, columns[column] ?? column]),
    sure,
    possible,
    gold: surely.size,
    precision: possible / drawn.length,
    recall: sure / surely.size,
    aer: alignmentErrorRate([alignment], { gold: reading.gold ?? "lenient" }),
  };
}

/** The alignment error rate if every row looked `shift` columns further to the right than it does. */
export function shiftedErrorRate(
  matrix: AttentionMatrix,
  shift: number,
  reading: AlignmentReading = {},
): number {
  const moved = peaks(matrix).map((j) => j + shift);
  return alignmentErrorRate([scored(matrix, moved, reading).alignment], { gold: reading.gold ?? "lenient" });
}
