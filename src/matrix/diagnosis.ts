/**
 * What is to be seen in a table of weights, as findings with the numbers behind them; the words are the locale's.
 * Bounds are conventions of this page, each written beside its reason.
 */
import type { AlignmentReading } from "../metrics/alignmentErrorRate";
import { shiftedErrorRate } from "./gold";
import { type AttentionMatrix, numberAt } from "./matrix";
import { coverages, meanEntropy, meanShares } from "./statistics";

export type Finding =
  /** Rows look at about `effective` words on average, 2 to the mean entropy. */
  | {
      readonly id: "sharp" | "diffuse";
      readonly bits: number;
      readonly uniform: number;
      readonly effective: number;
    }
  /** The links fit the gold alignment better when every row looks `by` columns further right. */
  | { readonly id: "shifted"; readonly by: number; readonly error: number; readonly shiftedError: number }
  /** A closing token takes this share of every other row, on average. */
  | { readonly id: "end-sink"; readonly column: number; readonly share: number }
  /** Padding has weight although it should be masked. */
  | { readonly id: "padding-leak"; readonly column: number; readonly largest: number }
  | { readonly id: "ignored"; readonly columns: readonly number[]; readonly coverage: number }
  /** One source word takes this share of all rows of words. */
  | { readonly id: "dominating"; readonly column: number; readonly share: number };

/** Of log2 of the columns: a quarter of the most there can be is one clear word and crumbs; four fifths are no choice. */
const SHARP = 0.25;
const DIFFUSE = 0.8;
/** The error has to fall by this much: one word of a short sentence moves it by about 0.15. */
const SHIFT_GAIN = 0.2;
/** Means over words' rows. Three tenths of everything are more than a place to put crumbs. */
const SINK = 0.3;
/** A mask gives exactly 0; what rounding leaves is far below. */
const LEAK = 1e-6;
/** A word that was looked at a tenth as much as one output word looks in all. */
const IGNORED = 0.1;
/** More than half of everything, among at least three words on both sides. */
const DOMINATING = 0.5;

const PADDING = /^(<pad>|<blank>|\[PAD\])$/i;
const CLOSING = /^(<eos>|<\/s>|<end>|\[SEP\]|\[EOS\])$/i;

/** Of shares, however many: `Math.max` takes no more arguments than the stack has room for. */
const largestOf = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);

/** In the order of how much they should worry; empty where these are no weights, or too few. */
export function diagnose(matrix: AttentionMatrix, reading: AlignmentReading = {}): readonly Finding[] {
  const { rows, columns } = matrix;
  const words = rows.flatMap(({ special }, i) => (special ? [] : [i]));
  const sources = columns.flatMap(({ special }, j) => (special ? [] : [j]));
  if (matrix.kind !== "weights" || words.length === 0 || sources.length < 2) return [];
  const means = meanShares(matrix);
  const share = (j: number): number => means[j] ?? 0;
  const findings: Finding[] = [];

  columns.forEach(({ text }, column) => {
    if (!PADDING.test(text)) return;
    const largest = largestOf(rows.map((_, i) => numberAt(matrix, i, column)));
    if (largest > LEAK) findings.push({ id: "padding-leak", column, largest });
  });

  if (matrix.gold && matrix.gold.sure.length > 0) {
    const error = shiftedErrorRate(matrix, 0, reading);
    const shifts = [-1, 1].map((by) => ({ by, shiftedError: shiftedErrorRate(matrix, by, reading) }));
    const best = shifts.reduce((a, b) => (b.shiftedError < a.shiftedError ? b : a));
    if (error - best.shiftedError >= SHIFT_GAIN) findings.push({ id: "shifted", error, ...best });
  }

  columns.forEach(({ text }, column) => {
    if (!CLOSING.test(text)) return;
    const taken = share(column);
    if (taken >= SINK) findings.push({ id: "end-sink", column, share: taken });
  });

  if (words.length >= 3 && sources.length >= 3) {
    const shares = sources.map(share);
    const largest = largestOf(shares);
    const column = sources[shares.indexOf(largest)] ?? 0;
    if (largest > DOMINATING) findings.push({ id: "dominating", column, share: largest });
  }

  const looked = coverages(matrix);
  const ignored = sources.filter((j) => (looked[j] ?? 0) < IGNORED);
  if (ignored.length > 0)
    findings.push({
      id: "ignored",
      columns: ignored,
      coverage: largestOf(ignored.map((j) => looked[j] ?? 0)),
    });

  const bits = meanEntropy(matrix);
  const uniform = Math.log2(columns.length);
  const spread = { bits, uniform, effective: 2 ** bits };
  if (bits <= SHARP * uniform) findings.push({ id: "sharp", ...spread });
  else if (bits >= DIFFUSE * uniform) findings.push({ id: "diffuse", ...spread });
  return findings;
}
