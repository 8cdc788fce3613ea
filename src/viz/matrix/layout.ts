/**
 * A matrix as numbers: where its cells, labels, brackets and margins stand. The plot's place and size depend on the
 * whole matrix, only what is in it on the extent that is seen, so that nothing jumps while one moves and zooms.
 */
import { type ScaleLinear, scaleLinear } from "d3-scale";
import type { Bracket } from "../../matrix/matrix";
import type { Extent, Size } from "./extent";
import { type AxisLabels, columnDepth, type LabelPlace, placeColumns, placeRows } from "./labels";
import { fitText } from "./text";

export interface MatrixInput extends Size {
  /** Room, in px. */
  readonly width: number;
  readonly height: number;
  readonly rowLabels: AxisLabels;
  readonly columnLabels: AxisLabels;
  readonly brackets: readonly Bracket[];
  /** Room for brackets although all of them are folded. */
  readonly folded: boolean;
}

/** What stays while one moves. */
export interface MatrixFrame extends Size {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Height of the column labels, and of the brackets above them. */
  readonly labelDepth: number;
  readonly bracketDepth: number;
  readonly rowLabelWidth: number;
  /** Lengths of the bars of full margins. */
  readonly entropyBar: number;
  readonly coverageBar: number;
}

export interface BracketPlace {
  readonly index: number;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
}

export interface MatrixLayout {
  readonly frame: MatrixFrame;
  readonly extent: Extent;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly cell: { readonly width: number; readonly height: number };
  /** Rows and columns of which something is seen; the ends are not included. */
  readonly seen: {
    readonly firstRow: number;
    readonly endRow: number;
    readonly firstColumn: number;
    readonly endColumn: number;
  };
  readonly rowLabels: readonly LabelPlace[];
  readonly columnLabels: readonly LabelPlace[];
  readonly brackets: readonly BracketPlace[];
  /** Cells are large enough for their numbers. */
  readonly numbers: boolean;
  /** A seam of paper between cells. */
  readonly seam: number;
}

const WIDEST = 100;
const TALLEST = 52;
const GAP = 8;
/** Room for the name of the margin below. */
const LEAST_LABEL = 58;
/** The bar, and what its scale and its name need beside it. */
const ENTROPY_ROOM = { wide: 84, narrow: 40 } as const;
const ENTROPY_BAR = { wide: 36, narrow: 28 } as const;
const COVERAGE_ROOM = 66;
const COVERAGE_BAR = 28;
const NARROW = 520;
const BRACKET_ROOM = 26;
export const NUMBER_WIDTH = 34;
export const NUMBER_HEIGHT = 15;

const clamp = (low: number, x: number, high: number): number => Math.max(low, Math.min(high, x));

export function matrixFrame(input: MatrixInput): MatrixFrame {
  const { rows, columns, width, height, rowLabels, columnLabels, brackets, folded } = input;
  const narrow = width < NARROW;
  const rowLabelWidth = clamp(
    LEAST_LABEL,
    Math.ceil(rowLabels.longest) + 2,
    Math.floor(width * (narrow ? 0.26 : 0.22)),
  );
  const room = narrow ? "narrow" : "wide";
  const x = rowLabelWidth + GAP;
  const across = Math.max(40, width - x - ENTROPY_ROOM[room]);
  const plotWidth = Math.min(across, columns * WIDEST);
  const bracketDepth = brackets.length > 0 || folded ? BRACKET_ROOM : 0;
  const labelDepth = columnDepth(columnLabels, plotWidth / Math.max(1, columns));
  const y = labelDepth + bracketDepth;
  const down = Math.max(40, height - y - COVERAGE_ROOM);
  const plotHeight = Math.min(down, rows * TALLEST);
  return {
    rows,
    columns,
    width,
    height: y + plotHeight + COVERAGE_ROOM,
    plot: { x, y, width: plotWidth, height: plotHeight },
    labelDepth,
    bracketDepth,
    rowLabelWidth,
    entropyBar: ENTROPY_BAR[room],
    coverageBar: COVERAGE_BAR,
  };
}

export function matrixLayout(input: MatrixInput, frame: MatrixFrame, extent: Extent): MatrixLayout {
  const { plot } = frame;
  const x = scaleLinear([extent.left, extent.right], [plot.x, plot.x + plot.width]);
  const y = scaleLinear([extent.top, extent.bottom], [plot.y, plot.y + plot.height]);
  const cell = {
    width: plot.width / Math.max(1, extent.right - extent.left),
    height: plot.height / Math.max(1, extent.bottom - extent.top),
  };
  const seen = {
    firstRow: Math.max(0, Math.floor(extent.top)),
    endRow: Math.min(input.rows, Math.ceil(extent.bottom)),
    firstColumn: Math.max(0, Math.floor(extent.left)),
    endColumn: Math.min(input.columns, Math.ceil(extent.right)),
  };
  const small = Math.min(cell.width, cell.height);
  return {
    frame,
    extent,
    x,
    y,
    cell,
    seen,
    rowLabels: placeRows(input.rowLabels, {
      first: seen.firstRow,
      end: seen.endRow,
      center: (row) => y(row + 0.5),
      cell: cell.height,
      x: plot.x - GAP,
      width: frame.rowLabelWidth,
      top: plot.y,
      bottom: plot.y + plot.height,
    }),
    columnLabels: placeColumns(input.columnLabels, {
      first: seen.firstColumn,
      end: seen.endColumn,
      center: (column) => x(column + 0.5),
      cell: cell.width,
      y: plot.y - 7,
      depth: frame.labelDepth,
      left: plot.x,
      right: frame.width,
    }),
    brackets: placeBrackets(input, frame, x),
    numbers: cell.width >= NUMBER_WIDTH && cell.height >= NUMBER_HEIGHT,
    seam: small >= 6 ? 1 : 0,
  };
}

/** Brackets that are seen whole; their words are cut to the bracket's own length, so that they leave each other alone. */
function placeBrackets(
  { brackets, columnLabels }: MatrixInput,
  { plot, bracketDepth }: MatrixFrame,
  x: ScaleLinear<number, number>,
): BracketPlace[] {
  return brackets.flatMap(({ text, from, to }, index) => {
    const [x1, x2] = [x(from) + 2, x(to) - 2];
    if (x1 < plot.x || x2 > plot.x + plot.width || x2 - x1 < 4) return [];
    const word = fitText(text, x2 - x1 + 2, columnLabels.size, columnLabels.measure);
    return [{ index, text: word, from, to, x1, x2, y: bracketDepth - 6 }];
  });
}

/** The cell at a place of the drawing, null outside of the plot. */
export function cellAt(
  { frame: { plot, rows, columns }, x, y }: MatrixLayout,
  px: number,
  py: number,
): { readonly row: number; readonly column: number } | null {
  if (px < plot.x || py < plot.y || px >= plot.x + plot.width || py >= plot.y + plot.height) return null;
  const [column, row] = [Math.floor(x.invert(px)), Math.floor(y.invert(py))];
  return row >= 0 && column >= 0 && row < rows && column < columns ? { row, column } : null;
}
