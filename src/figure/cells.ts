/** The cells of a figure, the numbers in them and the gold links around them. */
import { type AttentionMatrix, numberAt } from "../matrix/matrix";
import { decimals, inCell } from "../viz/format";
import {
  type CellGrid,
  type FigureImage,
  type FigureItem,
  type FigureRect,
  type Measure,
  widest,
} from "./display";
import type { FigureColours } from "./palette";
import { MOST_RECTANGLES } from "./settings";

/** What is written into a cell. */
export function cellText(value: number): string {
  return Number.isFinite(value) ? (Math.abs(value) < 100 ? inCell(value) : decimals(value, 0)) : "";
}

const SMALLEST = 4;

interface NumberInput {
  readonly matrix: AttentionMatrix;
  /** Of words. */
  readonly size: number;
  readonly grid: CellGrid;
  readonly measure: Measure;
  /** Whether numbers stand inside the frames of gold links. */
  readonly isFramed: boolean;
}

/** The largest size, at most four fifths of the words', in which all numbers fit; null where none does. */
export function numberSize({ matrix, size, grid, measure, isFramed }: NumberInput): number | null {
  const { cellWidth, cellHeight } = grid;
  if (cellWidth < SMALLEST || cellHeight < SMALLEST) return null;
  const texts = new Set(Array.from(matrix.numbers, (value) => cellText(value)));
  const frame = isFramed ? 2 * INSIDE * frameWidth(cellWidth, cellHeight) : 0;
  const room = Math.min(0.88 * cellWidth, cellWidth - frame);
  const fits = Math.min(0.8 * size, room / widest([...texts], 1, measure), 0.8 * (cellHeight - frame));
  return fits >= Math.min(SMALLEST, 0.8 * size) ? fits : null;
}

/** A rectangle for each cell, or an image of all of them where they are many. */
export function cells(matrix: AttentionMatrix, grid: CellGrid, colours: FigureColours): FigureItem[] {
  const { rows, columns } = matrix;
  if (rows.length * columns.length > MOST_RECTANGLES) return [imageOf(matrix, grid, colours)];
  const { left, top, cellWidth, cellHeight } = grid;
  // A seam of paper; without it viewers draw seams of their own.
  const seam = Math.min(0.4, 0.04 * Math.min(cellWidth, cellHeight));
  return rows.flatMap((_, row) =>
    columns.map((__, column): FigureRect => {
      const number = numberAt(matrix, row, column);
      return {
        kind: "rect",
        role: "cell",
        x: left + column * cellWidth + seam / 2,
        y: top + row * cellHeight + seam / 2,
        width: cellWidth - seam,
        height: cellHeight - seam,
        fill: colours.fill(number),
        stroke: null,
        cell: { row, column, number },
      };
    }),
  );
}

function imageOf(
  { numbers, rows, columns }: AttentionMatrix,
  grid: CellGrid,
  colours: FigureColours,
): FigureImage {
  const channels = new Map<string, readonly number[]>();
  const channelsOf = (fill: string): readonly number[] => {
    const known = channels.get(fill) ?? [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));
    channels.set(fill, known);
    return known;
  };
  const rgb = new Uint8Array(numbers.length * 3);
  for (let k = 0; k < numbers.length; k++) rgb.set(channelsOf(colours.fill(numbers[k] ?? 0)), k * 3);
  return {
    kind: "image",
    x: grid.left,
    y: grid.top,
    width: columns.length * grid.cellWidth,
    height: rows.length * grid.cellHeight,
    rgb,
    columns: columns.length,
    rows: rows.length,
  };
}

export function cellNumbers(
  matrix: AttentionMatrix,
  grid: CellGrid,
  size: number,
  colours: FigureColours,
): FigureItem[] {
  const width = matrix.columns.length;
  return Array.from(matrix.numbers).flatMap((number, k): FigureItem[] => {
    const text = cellText(number);
    if (text === "") return [];
    return [
      {
        kind: "text",
        role: "number",
        text,
        full: null,
        x: grid.left + ((k % width) + 0.5) * grid.cellWidth,
        y: grid.top + (Math.floor(k / width) + 0.5) * grid.cellHeight + 0.35 * size,
        size,
        anchor: "middle",
        turn: "flat",
        fill: colours.ink(colours.fill(number)),
      },
    ];
  });
}

const frameWidth = (width: number, height: number): number => Math.min(0.9, 0.08 * Math.min(width, height));
/** From a cell's edge to the inside of its frame and the white beneath, in widths of the frame, and a little air. */
const INSIDE = 2.4;

/** Sure links have a frame, the other possible ones a dashed one; white beneath, so that both show on any fill. */
export function goldLinks(matrix: AttentionMatrix, grid: CellGrid, colours: FigureColours): FigureRect[] {
  const { gold } = matrix;
  if (!gold) return [];
  const sure = new Set(gold.sure.map((link) => link.join()));
  const links = [
    ...gold.sure.map((link) => ({ link, dash: null })),
    ...gold.possible.filter((link) => !sure.has(link.join())).map((link) => ({ link, dash: 1.6 })),
  ];
  return links.flatMap(({ link: [row, column], dash }) => {
    const box = {
      x: grid.left + column * grid.cellWidth,
      y: grid.top + row * grid.cellHeight,
      width: grid.cellWidth,
      height: grid.cellHeight,
    };
    return goldFrame(box, dash, colours);
  });
}

export function goldFrame(
  box: Pick<FigureRect, "x" | "y" | "width" | "height">,
  dash: number | null,
  colours: FigureColours,
): FigureRect[] {
  const width = frameWidth(box.width, box.height);
  const inset = width;
  const place = {
    x: box.x + inset,
    y: box.y + inset,
    width: box.width - 2 * inset,
    height: box.height - 2 * inset,
  };
  const frame = { kind: "rect", role: "gold", ...place, fill: null, cell: null } as const;
  return [
    { ...frame, role: "frame", stroke: { colour: "#fff", width: width * 2, dash: null } },
    { ...frame, stroke: { colour: colours.gold, width, dash } },
  ];
}
