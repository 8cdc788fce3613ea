/** A table of attention as a figure for a paper: one layout, from which every kind of file is written. */
import { type AttentionMatrix, isByRow, isShares } from "../matrix/matrix";
import { cellNumbers, cells, goldLinks, numberSize } from "./cells";
import { columnLabels, SPILL } from "./columnLabels";
import { altText, captionFacts } from "./description";
import {
  ASCENT,
  type CellGrid,
  DESCENT,
  type Figure,
  type FigureItem,
  type FigureText,
  type Measure,
  POINTS_PER_MM,
  widest,
} from "./display";
import type { FigureLabels } from "./labels";
import { legend } from "./legend";
import { margins } from "./margins";
import { coloursOf, type FigureColours } from "./palette";
import type { FigureSettings } from "./settings";
import { shorten, wrap } from "./wrap";

/** Cells are no wider than this, in sizes: two columns do not become two doors. */
const WIDEST = 4;
const TALLEST = 2.2;
const LINE = 1.35;

/** Pure: the same table, settings, words and font give the same figure. Everything is in points. */
export function figureOf(
  matrix: AttentionMatrix,
  settings: FigureSettings,
  labels: FigureLabels,
  measure: Measure,
): Figure {
  const { rows, columns } = matrix;
  const { points: size, parts } = settings;
  const width = settings.width * POINTS_PER_MM;
  const small = 0.85 * size;
  const gap = 0.5 * size;
  const colours = coloursOf(matrix, settings);
  const entropyWidth = Math.max(3.5 * size, measure(labels.entropy, small));
  // Margins take a third of the figure at most; sums over a part of a row or column would not be the table's.
  const hasMargins = parts.margins && isByRow(matrix.kind) && !matrix.part && entropyWidth <= width / 3;

  const named = widest(
    rows.map(({ text }) => text),
    size,
    measure,
  );
  const nameWidth = Math.min(Math.max(named, hasMargins ? measure(labels.coverage, small) : 0), 0.35 * width);
  const left = nameWidth + gap;
  const right = hasMargins ? entropyWidth + gap : SPILL * size;
  const cellWidth = Math.min(Math.max(1, width - left - right) / columns.length, WIDEST * size);
  const cellHeight = heightOfCells(cellWidth, size, rows.length, width);

  const above = columnLabels({
    matrix,
    cellWidth,
    size,
    most: 0.3 * width,
    hasBrackets: parts.brackets,
    colours,
    measure,
  });
  const top = Math.max(above.height, hasMargins ? 1.5 * small : 0);
  const grid: CellGrid = { left, top, cellWidth, cellHeight };
  const coverageHeight = 2.2 * size;
  const isFramed = parts.gold && matrix.gold !== null;
  const numbers = parts.numbers ? numberSize({ matrix, size, grid, measure, isFramed }) : null;

  const drawn: FigureItem[] = [
    ...cells(matrix, grid, colours),
    ...(parts.gold ? goldLinks(matrix, grid, colours) : []),
    ...(numbers === null ? [] : cellNumbers(matrix, grid, numbers, colours)),
    ...above.place(left, top),
    ...rowNames({ matrix, grid, size, nameWidth, colours, measure }),
    ...(hasMargins
      ? margins({ matrix, grid, colours, labels, size: small, gap, entropyWidth, coverageHeight })
      : []),
  ];
  let y = top + rows.length * cellHeight + (hasMargins ? coverageHeight + gap : 0) + gap;

  if (parts.legend) {
    const isDarkMore = !settings.flip;
    const gold = parts.gold && matrix.gold ? { sure: labels.sure, possible: labels.possible } : null;
    const scale = labels.scale(matrix.kind, isDarkMore);
    const areShares = isShares(matrix.kind);
    const key = legend({ colours, areShares, scale, gold, size: small, width, measure });
    drawn.push(...key.place(y + gap));
    y += key.height + gap;
  }
  if (parts.caption) {
    for (const line of wrap(labels.caption(captionFacts(matrix)), size, width, measure)) {
      drawn.push({ ...plain("caption", line, 0, y + LINE * size, size, colours.text), anchor: "start" });
      y += LINE * size;
    }
    y += gap;
  }
  return {
    width,
    height: y,
    items: drawn,
    grid,
    title: matrix.title,
    description: altText(matrix, labels, settings),
    language: labels.language,
  };
}

/** As wide as high, but never too low for a word, unless the figure became higher than one and a half times its width. */
function heightOfCells(cellWidth: number, size: number, rows: number, width: number): number {
  const comfortable = Math.min(Math.max(cellWidth, LINE * size), TALLEST * size);
  return Math.min(comfortable, Math.max(cellWidth, (1.5 * width) / rows));
}

const plain = (
  role: FigureText["role"],
  text: string,
  x: number,
  y: number,
  size: number,
  fill: string,
): Omit<FigureText, "anchor"> => ({ kind: "text", role, text, full: null, x, y, size, turn: "flat", fill });

interface RowNameInput {
  readonly matrix: AttentionMatrix;
  readonly grid: CellGrid;
  readonly size: number;
  readonly nameWidth: number;
  readonly colours: FigureColours;
  readonly measure: Measure;
}

/** Where rows are lower than words, every second, third … is named. */
function rowNames({ matrix, grid, size, nameWidth, colours, measure }: RowNameInput): FigureText[] {
  const every = Math.max(1, Math.ceil(((ASCENT + DESCENT) * size) / grid.cellHeight));
  return matrix.rows.flatMap(({ text, special }, i): FigureText[] => {
    if (i % every !== 0) return [];
    const y = grid.top + (i + 0.5) * grid.cellHeight + 0.35 * size;
    const short = shorten(text, size, nameWidth, measure);
    const fill = special ? colours.quiet : colours.row;
    const name = plain("row", short, grid.left - 0.5 * size, y, size, fill);
    return [{ ...name, full: short === text ? null : text, anchor: "end" }];
  });
}
