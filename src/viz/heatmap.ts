/** The cloth as numbers: one cell per output word and source word, woven or not. */
import { inkOn, type Theme, weightColour } from "./color";
import { inCell } from "./format";

export interface HeatmapInput {
  /** `rows · columns` numbers, row-major. */
  readonly weights: ArrayLike<number>;
  readonly rows: number;
  readonly centers: readonly number[];
  readonly cw: number;
  readonly top: number;
  readonly rowHeight: number;
  readonly theme: Theme;
  readonly flip: boolean;
  /** Whether cells are large enough for numbers. */
  readonly numbers: boolean;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly weight: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly ink: string;
  /** Empty under 0.05 and where there is no room. */
  readonly text: string;
}

/** Weights below this are colour only. */
export const WRITTEN_FROM = 0.05;

/** Cells by row. Neighbours leave a 1 px seam of paper. */
export function heatmapLayout(input: HeatmapInput): Cell[][] {
  const { weights, rows, centers, cw, top, rowHeight, theme, flip, numbers } = input;
  return Array.from({ length: rows }, (_, row) =>
    centers.map((center, column) => {
      const weight = weights[row * centers.length + column] ?? 0;
      const fill = weightColour(weight, theme, flip);
      return {
        row,
        column,
        weight,
        x: center - cw / 2 + 0.5,
        y: top + row * rowHeight + 0.5,
        width: cw - 1,
        height: rowHeight - 1,
        fill,
        ink: inkOn(fill),
        text: numbers && weight >= WRITTEN_FROM ? inCell(weight) : "",
      };
    }),
  );
}

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** So many rows at once. */
const PAGE = 5;

/** Where a key leads in a grid, alone or with Ctrl (⌘); null for keys that are not its own. */
export function moveInGrid(
  key: string,
  at: CellPlace,
  rows: number,
  columns: number,
  withCtrl = false,
): CellPlace | null {
  const clamp = (x: number, count: number): number => Math.max(0, Math.min(count - 1, x));
  switch (key) {
    case "ArrowUp":
      return { ...at, row: clamp(at.row - 1, rows) };
    case "ArrowDown":
      return { ...at, row: clamp(at.row + 1, rows) };
    case "ArrowLeft":
      return { ...at, column: clamp(at.column - 1, columns) };
    case "ArrowRight":
      return { ...at, column: clamp(at.column + 1, columns) };
    case "PageUp":
      return { ...at, row: clamp(at.row - PAGE, rows) };
    case "PageDown":
      return { ...at, row: clamp(at.row + PAGE, rows) };
    case "Home":
      return { row: withCtrl ? 0 : at.row, column: 0 };
    case "End":
      return { row: withCtrl ? rows - 1 : at.row, column: columns - 1 };
    default:
      return null;
  }
}
