/** How spread each row is, right of the cells, and how much each column was looked at in all, below them. */
import type { AttentionMatrix } from "../matrix/matrix";
import { coverages, entropies } from "../matrix/statistics";
import { decimals } from "../viz/format";
import type { CellGrid, FigureItem, FigureRect } from "./display";
import type { FigureLabels } from "./labels";
import type { FigureColours } from "./palette";

export interface MarginInput {
  readonly matrix: AttentionMatrix;
  readonly grid: CellGrid;
  readonly colours: FigureColours;
  readonly labels: FigureLabels;
  /** Of axis words. */
  readonly size: number;
  readonly gap: number;
  /** Width of the bars of entropies and height of those of coverages. */
  readonly entropyWidth: number;
  readonly coverageHeight: number;
}

export function margins(input: MarginInput): FigureItem[] {
  return [...entropyBars(input), ...entropyScale(input), ...coverageBars(input)];
}

/** Bars of cells too small to be told apart touch; with gaps they would shimmer. */
const TOUCHING = 2;
const thickness = (share: number, cell: number): number => (cell < TOUCHING ? 1 : share);

const bar = (x: number, y: number, width: number, height: number, fill: string): FigureRect => ({
  kind: "rect",
  role: "bar",
  x,
  y,
  width,
  height,
  fill,
  stroke: null,
  cell: null,
});

/** Of a row that looks at all columns alike. */
export const mostBits = ({ columns }: AttentionMatrix): number => Math.log2(Math.max(2, columns.length));

/** As long as the margin is wide where a row looks at all columns alike. */
function entropyBars({ matrix, grid, colours, labels, size, gap, entropyWidth }: MarginInput): FigureItem[] {
  const x = grid.left + matrix.columns.length * grid.cellWidth + gap;
  const most = mostBits(matrix);
  const share = thickness(0.4, grid.cellHeight);
  const bars = entropies(matrix).map((bits, i) => {
    const y = grid.top + (i + (1 - share) / 2) * grid.cellHeight;
    return bar(x, y, (bits / most) * entropyWidth, share * grid.cellHeight, colours.bar);
  });
  const name: FigureItem = {
    kind: "text",
    role: "axis",
    text: labels.entropy,
    full: null,
    x,
    y: grid.top - gap,
    size,
    anchor: "start",
    turn: "flat",
    fill: colours.quiet,
  };
  return [...bars, name];
}

/** Where the bar of a row would end that looked at all columns alike, and how many bits that are. */
function entropyScale({ matrix, grid, colours, size, gap, entropyWidth }: MarginInput): FigureItem[] {
  const end = grid.left + matrix.columns.length * grid.cellWidth + gap + entropyWidth;
  const bottom = grid.top + matrix.rows.length * grid.cellHeight;
  const line = { kind: "line", colour: colours.quiet, width: 0.4, dash: 1.5 } as const;
  return [
    { ...line, x1: end, x2: end, y1: grid.top, y2: bottom },
    {
      kind: "text",
      role: "axis",
      text: decimals(mostBits(matrix), 2),
      full: null,
      x: end,
      y: bottom + gap / 2 + 0.8 * size,
      size,
      anchor: "end",
      turn: "flat",
      fill: colours.quiet,
    },
  ];
}

function coverageBars(input: MarginInput): FigureItem[] {
  const { matrix, grid, colours, labels, size, gap, coverageHeight } = input;
  const sums = coverages(matrix);
  const most = sums.reduce((largest, sum) => Math.max(largest, sum), 1);
  const top = grid.top + matrix.rows.length * grid.cellHeight + gap;
  const right = grid.left + matrix.columns.length * grid.cellWidth;
  const share = thickness(0.6, grid.cellWidth);
  const bars = sums.map((sum, j) => {
    const x = grid.left + (j + (1 - share) / 2) * grid.cellWidth;
    return bar(x, top, share * grid.cellWidth, (sum / most) * coverageHeight, colours.bar);
  });
  const one = top + coverageHeight / most;
  const word = { kind: "text", role: "axis", full: null, size, turn: "flat", fill: colours.quiet } as const;
  return [
    ...bars,
    {
      kind: "line",
      x1: grid.left,
      x2: right,
      y1: one,
      y2: one,
      colour: colours.quiet,
      width: 0.4,
      dash: 1.5,
    },
    { ...word, text: labels.coverage, x: grid.left - gap, y: top + 0.8 * size, anchor: "end" },
    { ...word, text: "1", x: right + gap / 2, y: one + 0.35 * size, anchor: "start" },
  ];
}
