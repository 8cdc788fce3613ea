/** How the words above the columns stand: flat where all fit, else upright Hangul and turned Latin; never overlapping. */
import type { AttentionMatrix } from "../matrix/matrix";
import { ASCENT, DESCENT, type FigureLine, type FigureText, type Measure, STACK, type Turn } from "./display";
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
  if (turn === "up") return { ...common, x: center + 0.35 * size, y: bottom, anchor: "start" };
  if (turn === "stack") return { ...common, x: center, y: bottom - height + ASCENT * size, anchor: "middle" };
  return { ...common, x: center, y: bottom - DESCENT * size, anchor: "middle" };
}

export function columnLabels(input: ColumnLabelInput): ColumnLabels {
  const { matrix, cellWidth, size, hasBrackets, colours, measure } = input;
  const { columns } = matrix;
  const isFlat = columns.every(({ text }) => measure(text, size) + APART * size <= cellWidth);
  // Turned and stacked ones are about a size wide. Where columns are narrower, every second, third … is named.
  const every = isFlat ? 1 : Math.max(1, Math.ceil(((ASCENT + DESCENT) * size) / cellWidth));
  const isNamed = (j: number): boolean =>
    j % every === 0 && (every === 1 || (j + 0.5) * cellWidth + 0.6 * size <= columns.length * cellWidth);
  const labels = columns.map(({ text }, j) => (isNamed(j) ? labelOf(text, isFlat, input) : null));
  const gap = 0.35 * size;
  const height = Math.max(0, ...labels.map((label) => label?.height ?? 0)) + gap;

  const brackets = hasBrackets && every === 1 ? matrix.brackets : [];
  const words = brackets.map(({ text, from, to }) => {
    const room = (to - from) * cellWidth - APART * size;
    return labelOf(text, measure(text, size) <= room, input);
  });
  const arm = 0.3 * size;
  const bracketHeight = brackets.length === 0 ? 0 : Math.max(...words.map((word) => word.height)) + 3 * arm;

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
      const spans = brackets.flatMap(({ from, to }, k): (FigureText | FigureLine)[] => {
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
      return [...names, ...spans];
    },
  };
}
