/**
 * The scrubber as numbers: one segment for the source (encoding happens once, one stop per source word), then
 * the wiring's per-word steps for every output word. A stop is a place where the translation can stand.
 */
import type { StepId } from "../trace/steps";
import { stepsPerWord } from "../trace/steps";

export interface Stop {
  readonly step: StepId;
  /** Output row; 0 while encoding. */
  readonly row: number;
  /** Source column; the last one after encoding. */
  readonly column: number;
  readonly x: number;
}

export interface ScrubberWord {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

export interface ScrubberLayout {
  /** The source segment; null for a wiring that does not encode. */
  readonly source: { readonly from: number; readonly to: number } | null;
  readonly words: readonly ScrubberWord[];
  /** In the order in which the translation goes. */
  readonly stops: readonly Stop[];
}

export interface ScrubberInput {
  readonly width: number;
  readonly columns: number;
  readonly rows: number;
  readonly steps: readonly StepId[];
}

const BETWEEN = 14;

export function scrubberLayout({ width, columns, rows, steps }: ScrubberInput): ScrubberLayout {
  const encodes = steps.includes("encode");
  const perWord = stepsPerWord(steps);
  const share = Math.max(Math.min(92, width * 0.24), Math.min(columns * 15, width * 0.3));
  const segment = encodes ? share : 0;
  const first = encodes ? segment + BETWEEN : 0;
  const word = (width - first) / Math.max(1, rows);
  const source = encodes ? { from: 0, to: segment } : null;
  const words = Array.from({ length: rows }, (_, row) => ({
    row,
    from: first + row * word,
    to: first + (row + 1) * word,
  }));
  const encoding: Stop[] = encodes
    ? Array.from({ length: columns }, (_, column) => ({
        step: "encode",
        row: 0,
        column,
        x: ((column + 0.5) * segment) / columns,
      }))
    : [];
  const saying = words.flatMap(({ row, from }) =>
    perWord.map(
      (step, k): Stop => ({ step, row, column: columns - 1, x: from + ((k + 0.5) * word) / perWord.length }),
    ),
  );
  return { source, words, stops: [...encoding, ...saying] };
}

/** The index of the stop where a scene stands; the nearest one when the scene names none exactly. */
export function stopIndex(
  layout: ScrubberLayout,
  at: { readonly step: StepId; readonly row: number; readonly column: number },
): number {
  const exact = layout.stops.findIndex(
    (stop) =>
      stop.step === at.step && (stop.step === "encode" ? stop.column === at.column : stop.row === at.row),
  );
  return Math.max(0, exact);
}

/** The stop nearest to a pointer. */
export function stopAt(layout: ScrubberLayout, x: number): Stop | null {
  let nearest: Stop | null = null;
  for (const stop of layout.stops) {
    if (!nearest || Math.abs(stop.x - x) < Math.abs(nearest.x - x)) nearest = stop;
  }
  return nearest;
}
