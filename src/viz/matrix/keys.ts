/** Keys in a grid of cells, as the ARIA practices have them. */
import type { Size } from "./extent";

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface GridKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Where a key leads; null for keys that are not the grid's. `page`: rows that are seen at once. */
export function moveByKey(
  { key, ctrlKey, metaKey }: GridKey,
  { row, column }: Place,
  { rows, columns }: Size,
  page: number,
): Place | null {
  const clampRow = (x: number): number => Math.max(0, Math.min(rows - 1, x));
  const clampColumn = (x: number): number => Math.max(0, Math.min(columns - 1, x));
  const far = ctrlKey || metaKey;
  switch (key) {
    case "ArrowUp":
      return { row: far ? 0 : clampRow(row - 1), column };
    case "ArrowDown":
      return { row: far ? rows - 1 : clampRow(row + 1), column };
    case "ArrowLeft":
      return { row, column: far ? 0 : clampColumn(column - 1) };
    case "ArrowRight":
      return { row, column: far ? columns - 1 : clampColumn(column + 1) };
    case "Home":
      return { row: far ? 0 : row, column: 0 };
    case "End":
      return { row: far ? rows - 1 : row, column: columns - 1 };
    case "PageUp":
      return { row: clampRow(row - Math.max(1, page)), column };
    case "PageDown":
      return { row: clampRow(row + Math.max(1, page)), column };
    default:
      return null;
  }
}
