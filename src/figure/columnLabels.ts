/** How the words above the columns stand: flat where all fit, else upright Hangul and turned Latin; never overlapping. */
import type { AttentionMatrix } from "../matrix/matrix";
import {
  ASCENT,
  DESCENT,
  type FigureLine,
  type FigureText,
  type Measure,
  STACK,
  type Turn,
  widest,
} from "./display";
import type { FigureColours } from "./palette";
import { shorten } from "./wrap";

export interface ColumnLabels {
  /** From the top of the cells upwards, brackets included. */
  readonly height: number;
  /** Once it is known where the cells are. */
  place(left: number, top: number): readonly (FigureText | FigureLine)[];
}

export interface ColumnLabelInput {
  readonly matrix: AttentionMatrix;
  readonly cellWidth: number;
  readonly size: number;
  /** The highest that a label may be. */
  readonly most: number;
  readonly hasBrackets: boolean;
  readonly colours: FigureColours;
  readonly measure: Measure;
}

const UPRIGHT = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;
/** From the middle of its column to a turned word's baseline, in sizes. */
const BASELINE = 0.35;
/** How far a name may reach beyond the last column, in sizes. */
export const SPILL = 0.15;
/** What neighbours leave between them, in sizes. */
const APART = 0.15;

interface Label {
  readonly text: string;
  readonly full: string | null;
  readonly turn: Turn;
  readonly height: number;
}

function labelOf(text: string, isFlat: boolean, { size, most, measure }: ColumnLabelInput): Label {
  if (isFlat) return { text, full: null, turn: "flat", height: (ASCENT + DESCENT) * size };
  const isStack = UPRIGHT.test(text);
  const letters = Array.from(text);
  const fits = Math.max(1, Math.floor((most / size - ASCENT - DESCENT) / STACK) + 1);
  const short = isStack
    ? letters.length <= fits
      ? text
      : `${letters.slice(0, Math.max(1, fits - 1)).join("")}…`
    : shorten(text, size, most, measure);
  const height = isStack
    ? ((Array.from(short).length - 1) * STACK + ASCENT + DESCENT) * size
    : measure(short, size);
  return { text: short, full: short === text ? null : text, turn: isStack ? "stack" : "up", height };
}

/** A label whose foot is at `bottom`. */
function placed(
  label: Label,
  center: number,
  bottom: number,
  { size }: ColumnLabelInput,
): Pick<FigureText, "kind" | "text" | "full" | "x" | "y" | "size" | "anchor" | "turn"> {
  const { text, full, turn, height } = label;
  const common = { kind: "text", text, full, size, turn } as const;
  if (turn === "up") return { ...common, x: center + BASELINE * size, y: bottom, anchor: "start" };
  if (turn === "stack") return { ...common, x: center, y: bottom - height + ASCENT * size, anchor: "middle" };
  return { ...common, x: center, y: bottom - DESCENT * size, anchor: "middle" };
}

const highest = (labels: readonly (Label | null)[]): number =>
  labels.reduce((most, label) => Math.max(most, label?.height ?? 0), 0);

/** How far a label reaches from the middle of its column. */
function reach(
  label: Label | undefined,
  { size, measure }: ColumnLabelInput,
): { left: number; right: number } {
  if (!label) return { left: 0, right: 0 };
  if (label.turn === "up") return { left: (ASCENT - BASELINE) * size, right: (DESCENT + BASELINE) * size };
  const parts = label.turn === "stack" ? Array.from(label.text) : [label.text];
  const half = widest(parts, size, measure) / 2;
  return { left: half, right: half };
}

/** The least step between columns that are named at which no two names touch. */
function stepOf(labels: readonly Label[], input: ColumnLabelInput): number {
  const sides = labels.map((label) => reach(label, input));
  for (let step = 1; step < labels.length; step++) {
    const touches = sides.some(({ right }, j) => {
      const next = j % step === 0 ? sides[j + step] : undefined;
      return next && right + next.left > step * input.cellWidth;
    });
    if (!touches) return step;
  }
  return Math.max(1, labels.length);
}

export function columnLabels(input: ColumnLabelInput): ColumnLabels {
  const { matrix, cellWidth, size, hasBrackets, colours, measure } = input;
  const { columns } = matrix;
  const isFlat = columns.every(({ text }) => measure(text, size) + APART * size <= cellWidth);
  const all = columns.map(({ text }) => labelOf(text, isFlat, input));
  const every = isFlat ? 1 : stepOf(all, input);
  const isNamed = (label: Label, j: number): boolean =>
    j % every === 0 && (columns.length - j - 0.5) * cellWidth + SPILL * size >= reach(label, input).right;
  const labels = all.map((label, j) => (isNamed(label, j) ? label : null));
  const gap = 0.35 * size;
  const height = highest(labels) + gap;

  const spans = hasBrackets && every === 1 ? matrix.brackets : [];
  const written = spans.map(({ text, from, to }) => {
    const room = (to - from) * cellWidth - APART * size;
    return labelOf(text, measure(text, size) <= room, input);
  });
  // Turned words over columns that are narrower than they would touch.
  const fit = spans.every(({ from, to }, k) => {
    const { left, right } = reach(written[k], input);
    return left + right <= (to - from) * cellWidth;
  });
  const [brackets, words] = fit ? [spans, written] : [[], []];
  const arm = 0.3 * size;
  const bracketHeight = brackets.length === 0 ? 0 : highest(words) + 3 * arm;

  return {
    height: height + bracketHeight,
    place(left, top) {
      const names = labels.flatMap((label, j): FigureText[] => {
        if (!label) return [];
        const center = left + (j + 0.5) * cellWidth;
        const fill = columns[j]?.special ? colours.quiet : colours.column;
        return [{ role: "column", fill, ...placed(label, center, top - gap, input) }];
      });
      const y = top - height - arm;
      const drawn = brackets.flatMap(({ from, to }, k): (FigureText | FigureLine)[] => {
        const [x1, x2] = [left + from * cellWidth + APART * size, left + to * cellWidth - APART * size];
        const pen = { kind: "line", colour: colours.quiet, width: 0.5, dash: null } as const;
        const word = words[k];
        const label: FigureText[] = word
          ? [{ role: "bracket", fill: colours.column, ...placed(word, (x1 + x2) / 2, y - arm, input) }]
          : [];
        return [
          { ...pen, x1, x2, y1: y, y2: y },
          { ...pen, x1, x2: x1, y1: y, y2: y + arm },
          { ...pen, x1: x2, x2, y1: y, y2: y + arm },
          ...label,
        ];
      });
      return [...names, ...drawn];
    },
  };
}
