/** What the drawings of one matrix share. */
import type { AttentionMatrix, Word } from "../../matrix/matrix";
import { tokenText } from "../token";
import type { ColourScale } from "./colours";
import type { Extent } from "./extent";
import type { Place } from "./keys";
import { measureLabels } from "./labels";
import { type MatrixFrame, type MatrixInput, type MatrixLayout, matrixFrame, matrixLayout } from "./layout";
import { createSignal, type Signal } from "./signal";
import { estimateWidth, type Measure } from "./text";

/** Words of a drawing, in the reader's language. */
export interface PlotLabels {
  readonly grid: string;
  readonly entropy: string;
  readonly coverage: string;
  /** "red looks at rouge: 0.829, rank 1 of 9". */
  readonly cell: (row: number, column: number) => string;
  /** Where a pixel shows the largest of so many rows and columns. */
  readonly pooled: (rows: number, columns: number) => string;
  readonly fold: (word: string) => string;
  readonly unfold: (word: string) => string;
}

/** Rows and columns that are held on to. */
export interface Pin {
  readonly row: number | null;
  readonly column: number | null;
}

/** What is pointed at: a cell, or a row or a column alone. */
export type Look = Pin;
export const NOTHING: Look = { row: null, column: null };

const sameLook = (a: Look, b: Look): boolean => a.row === b.row && a.column === b.column;

/** What moves while one looks at a matrix, apart from React's state. */
export interface PlotMotion {
  readonly extent: Signal<Extent>;
  readonly look: Signal<Look>;
  /** In px of the drawing, while one is drawn. */
  readonly brush: Signal<Brush | null>;
}

export interface Brush {
  readonly x: number;
  readonly y: number;
  readonly toX: number;
  readonly toY: number;
}

export const createLook = (): Signal<Look> => createSignal<Look>(NOTHING, sameLook);

export function createMotion(extent: Extent, look: Signal<Look>): PlotMotion {
  return {
    extent: createSignal(extent),
    look,
    brush: createSignal<Brush | null>(null),
  };
}

export interface Plot {
  readonly matrix: AttentionMatrix;
  readonly scale: ColourScale;
  readonly input: MatrixInput;
  readonly frame: MatrixFrame;
  /** Bits by row and sums by column; null where these are no weights. */
  readonly margins: { readonly entropies: readonly number[]; readonly coverages: readonly number[] } | null;
  /** Links that are marked on the cells, by `row · columns + column`; true where they are sure. */
  readonly gold: ReadonlyMap<number, boolean>;
  layout(extent: Extent): MatrixLayout;
}

export const labelOf = ({ text, special }: Word): string => (special ? tokenText(text).text : text || "␣");

/** Up to so many cells are elements of the document; more are painted. */
export const MOST_ELEMENTS = 2000;

export const isLarge = ({ rows, columns }: AttentionMatrix): boolean =>
  rows.length * columns.length > MOST_ELEMENTS;

let context: CanvasRenderingContext2D | null | undefined;

/** Measures in the page's own face, where there is one. */
export const measureInPage: Measure = (text, size) => {
  if (typeof document === "undefined") return estimateWidth(text, size);
  if (context === undefined) {
    context = document.createElement("canvas").getContext("2d");
    if (context) context.font = `500 100px ${getComputedStyle(document.body).fontFamily}`;
  }
  // A little air: a face that is still loading is narrower than the one that comes.
  return context ? (context.measureText(text).width / 100) * size * 1.04 + 1 : estimateWidth(text, size);
};

interface PlotOptions {
  readonly matrix: AttentionMatrix;
  readonly scale: ColourScale;
  readonly margins: Plot["margins"];
  readonly showGold: boolean;
  /** Some columns stand for several that are written as one word. */
  readonly folded: boolean;
  readonly width: number;
  readonly height: number;
}

export function createPlot({ matrix, scale, margins, showGold, folded, width, height }: PlotOptions): Plot {
  const input: MatrixInput = {
    rows: matrix.rows.length,
    columns: matrix.columns.length,
    width,
    height,
    rowLabels: measureLabels(matrix.rows.map(labelOf), measureInPage),
    columnLabels: measureLabels(matrix.columns.map(labelOf), measureInPage),
    brackets: matrix.brackets,
    folded,
  };
  const frame = matrixFrame(input);
  const gold = new Map<number, boolean>();
  if (showGold && matrix.gold) {
    const key = ([row, column]: readonly [number, number]): number => row * matrix.columns.length + column;
    for (const link of matrix.gold.possible) gold.set(key(link), false);
    for (const link of matrix.gold.sure) gold.set(key(link), true);
  }
  let last: MatrixLayout | null = null;
  return {
    matrix,
    scale,
    input,
    frame,
    margins,
    gold,
    layout(extent) {
      if (last?.extent !== extent) last = matrixLayout(input, frame, extent);
      return last;
    },
  };
}

/** What the drawing answers to: what is pointed at, else what is pinned. */
export const shownLook = (look: Look, pin: Pin): Look =>
  look.row === null && look.column === null ? pin : look;

export const placeOf = ({ row, column }: Look): Place | null =>
  row === null || column === null ? null : { row, column };
