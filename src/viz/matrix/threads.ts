/** The same matrix as threads between two columns of words: source words left, output words right. */
import type { AttentionMatrix } from "../../matrix/matrix";
import { numberAt } from "../../matrix/matrix";

export interface ThreadsInput {
  readonly matrix: AttentionMatrix;
  readonly width: number;
  readonly height: number;
  /** Longest label on either side, px. */
  readonly sourceWidth: number;
  readonly outputWidth: number;
  /** Weights below are left out. */
  readonly threshold: number;
}

export interface ThreadPlace {
  readonly row: number;
  readonly column: number;
  readonly weight: number;
  readonly d: string;
  /** Px: 6 for a weight of 1. */
  readonly width: number;
}

export interface ThreadsLayout {
  /** Right edge of the source words and left edge of the output words. */
  readonly left: number;
  readonly right: number;
  readonly height: number;
  readonly sourceY: readonly number[];
  readonly outputY: readonly number[];
  readonly threads: readonly ThreadPlace[];
}

/** More words than this on a side leave no room for their names. */
export const MOST_WORDS = 60;
const TALLEST = 46;
const LEAST = 13;
const WIDTH_OF_ONE = 6;
/** A thread thinner than this is not seen. */
const SEEN_FROM = 0.01;

export function threadsLayout(input: ThreadsInput): ThreadsLayout {
  const { matrix, width, height, sourceWidth, outputWidth, threshold } = input;
  const [sources, outputs] = [matrix.columns.length, matrix.rows.length];
  const step = Math.max(LEAST, Math.min(TALLEST, height / Math.max(1, sources, outputs)));
  const whole = step * Math.max(sources, outputs);
  // Both columns begin and end together, so that a translation in order is a bundle of flat threads.
  const places = (count: number): number[] =>
    Array.from({ length: count }, (_, i) => (whole / Math.max(1, count)) * (i + 0.5));
  const sourceY = places(sources);
  const outputY = places(outputs);
  const left = sourceWidth + 10;
  const right = width - outputWidth - 10;
  const middle = (left + right) / 2;
  const threads: ThreadPlace[] = [];
  for (let row = 0; row < outputs; row++)
    for (let column = 0; column < sources; column++) {
      const weight = numberAt(matrix, row, column);
      if (!(weight >= Math.max(threshold, SEEN_FROM))) continue;
      const [from, to] = [sourceY[column] ?? 0, outputY[row] ?? 0];
      threads.push({
        row,
        column,
        weight,
        d: `M${left} ${from}C${middle} ${from} ${middle} ${to} ${right} ${to}`,
        width: Math.max(0.4, weight * WIDTH_OF_ONE),
      });
    }
  // Thin ones lie above thick ones, so that they stay to be seen.
  threads.sort((a, b) => b.weight - a.weight);
  return { left, right, height: whole, sourceY, outputY, threads };
}
