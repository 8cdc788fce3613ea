/**
 * What the rows of attention do, along the references of a set of sentences, beyond what a single metric says: how sharp
 * they are, how they move over the source, and what the rows of a certain word look at.
 */
import { mean } from "../lib/mean";
import { rowsOf, strongest } from "./attentionRows";
import type { SentenceRecord } from "./summary";

/** Mean weights of the rows that say one word. */
export interface WordLinks {
  readonly word: string;
  readonly rows: number;
  /** On the source words that the gold alignment links to it surely. */
  readonly sure: number;
  /** On those that it links to it possibly, but not surely. */
  readonly possible: number;
}

/** A number that was not computed is absent: without attention there is only the first. */
export interface RowFacts {
  /** Mean number of words that were said by itself, `<eos>` not among them. */
  readonly outputLength: number;
  /** Mean over all rows of the largest weight. */
  readonly largestWeight?: number;
  /** Mean distance, in source words, between the peaks of neighbouring rows; the row of `<eos>` is left out. */
  readonly jump?: number;
  /** Rows, by sentence, whose peak is left of the peak of the row before; the row of `<eos>` is left out. */
  readonly crossings?: number;
  /** By output word that the gold alignment links to anything, in alphabetical order. */
  readonly links: readonly WordLinks[];
}

const sumAt = (row: ArrayLike<number>, places: Iterable<number>): number => {
  let sum = 0;
  for (const at of places) sum += row[at] ?? 0;
  return sum;
};

/** Of at least one sentence. */
export function rowFacts(records: readonly SentenceRecord[]): RowFacts {
  const largest: number[] = [];
  const jumps: number[] = [];
  const crossings: number[] = [];
  for (const { attention, reference } of records) {
    if (!attention || attention.weights.length === 0) continue;
    for (const row of rowsOf(attention)) largest.push(Math.max(...row));
    const peaks = strongest(attention).slice(0, reference.length);
    const moves = peaks.slice(1).map((peak, row) => peak - (peaks[row] ?? 0));
    jumps.push(...moves.map(Math.abs));
    crossings.push(moves.filter((move) => move < 0).length);
  }
  return {
    outputLength: mean(records.map(({ output }) => output.length)),
    ...(largest.length > 0 ? { largestWeight: mean(largest), crossings: mean(crossings) } : {}),
    ...(jumps.length > 0 ? { jump: mean(jumps) } : {}),
    links: wordLinks(records),
  };
}

function wordLinks(records: readonly SentenceRecord[]): readonly WordLinks[] {
  const sums = new Map<string, { rows: number; sure: number; possible: number }>();
  for (const { attention, reference, gold } of records) {
    if (!attention || !gold) continue;
    const rows = rowsOf(attention);
    reference.forEach((word, at) => {
      const row = rows[at];
      const of = (links: typeof gold.sure): Set<number> =>
        new Set(links.filter(([target]) => target === at).map(([, source]) => source));
      const sure = of(gold.sure);
      const possible = new Set([...of(gold.possible)].filter((source) => !sure.has(source)));
      if (!row || sure.size + possible.size === 0) return;
      const before = sums.get(word) ?? { rows: 0, sure: 0, possible: 0 };
      sums.set(word, {
        rows: before.rows + 1,
        sure: before.sure + sumAt(row, sure),
        possible: before.possible + sumAt(row, possible),
      });
    });
  }
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([word, { rows, sure, possible }]) => ({
      word,
      rows,
      sure: sure / rows,
      possible: possible / rows,
    }));
}
