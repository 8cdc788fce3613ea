/** What a figure is drawn with: words, rectangles and lines in points, whatever file they go into. */

export type TextRole = "column" | "row" | "bracket" | "number" | "axis" | "legend" | "caption";
export type Anchor = "start" | "middle" | "end";
/** `up`: read from below. `stack`: upright characters, one under another. */
export type Turn = "flat" | "up" | "stack";

export interface FigureText {
  readonly kind: "text";
  readonly role: TextRole;
  readonly text: string;
  /** Where it was cut short: all of it. */
  readonly full: string | null;
  /** The baseline's point that the anchor holds; of a stack, the baseline of its first character. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor: Anchor;
  readonly turn: Turn;
  readonly fill: string;
}

export interface FigureRect {
  readonly kind: "rect";
  readonly role: "cell" | "gold" | "bar" | "scale" | "frame";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string | null;
  readonly stroke: { readonly colour: string; readonly width: number; readonly dash: number | null } | null;
  /** Of a cell. */
  readonly cell: { readonly row: number; readonly column: number; readonly number: number } | null;
}

/** Many cells: a pixel each. */
export interface FigureImage {
  readonly kind: "image";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Row by row, three bytes a cell. */
  readonly rgb: Uint8Array<ArrayBuffer>;
  readonly columns: number;
  readonly rows: number;
}

export interface FigureLine {
  readonly kind: "line";
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly colour: string;
  readonly width: number;
  readonly dash: number | null;
}

export type FigureItem = FigureText | FigureRect | FigureLine | FigureImage;

/** Where the cells lie, points: what a file that draws them itself needs. */
export interface CellGrid {
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

export interface Figure {
  /** Points, 1/72 inch. */
  readonly width: number;
  readonly height: number;
  readonly items: readonly FigureItem[];
  readonly grid: CellGrid;
  readonly title: string;
  /** Alternative text. */
  readonly description: string;
  readonly language: "en" | "ko";
}

/** How wide a text is in a size, in the unit of the size. */
export type Measure = (text: string, size: number) => number;

/** The width of the widest of some texts; 0 where there is none. */
export function widest(texts: readonly string[], size: number, measure: Measure): number {
  return texts.reduce((most, text) => Math.max(most, measure(text, size)), 0);
}

export const POINTS_PER_MM = 72 / 25.4;

/** Above and below the baseline, in sizes. */
export const ASCENT = 0.85;
export const DESCENT = 0.2;
/** From one character of a stack to the next, in sizes. */
export const STACK = 1.08;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function textBox({ text, x, y, size, anchor, turn }: FigureText, measure: Measure): Box {
  const share = anchor === "start" ? 0 : anchor === "middle" ? 0.5 : 1;
  if (turn === "stack") {
    const letters = Array.from(text);
    const width = widest(letters, size, measure);
    const bottom = y + (letters.length - 1) * STACK * size + DESCENT * size;
    return { left: x - width / 2, top: y - ASCENT * size, right: x + width / 2, bottom };
  }
  const width = measure(text, size);
  if (turn === "up")
    return {
      left: x - ASCENT * size,
      top: y - (1 - share) * width,
      right: x + DESCENT * size,
      bottom: y + share * width,
    };
  const left = x - share * width;
  return { left, top: y - ASCENT * size, right: left + width, bottom: y + DESCENT * size };
}
