/**
 * A large matrix as images, a pixel for a cell, cut into tiles that are painted when they are first seen. Where a cell
 * is smaller than a pixel of the screen, a coarser level stands in, whose pixel has the largest amount of its 2 × 2,
 * 4 × 4 … cells, so that a single bright cell never vanishes.
 */
import type { Extent, Size } from "./extent";

/** Cells a side. */
export const TILE = 256;

/** Which tiles are seen at a level, and what they cover, in cells. */
export interface TilePlace {
  readonly level: number;
  readonly row: number;
  readonly column: number;
  /** First cell and how many cells a side, cut at the matrix's edge. */
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/** The level at which a cell of the level is at least a pixel: 0 where cells themselves are. */
export function levelOf(cell: { readonly width: number; readonly height: number }, density: number): number {
  const pixel = Math.min(cell.width, cell.height) * density;
  if (!(pixel > 0) || pixel >= 1) return 0;
  return Math.ceil(Math.log2(1 / pixel));
}

export function tilesSeen(extent: Extent, { rows, columns }: Size, level: number): TilePlace[] {
  const side = TILE * 2 ** level;
  const places: TilePlace[] = [];
  for (let row = Math.floor(extent.top / side); row * side < Math.min(rows, extent.bottom); row++)
    for (
      let column = Math.floor(extent.left / side);
      column * side < Math.min(columns, extent.right);
      column++
    )
      places.push({
        level,
        row,
        column,
        top: row * side,
        left: column * side,
        rows: Math.min(side, rows - row * side),
        columns: Math.min(side, columns - column * side),
      });
  return places;
}

/** The numbers of a tile at its level, row-major; `size` is its pixels. */
export function tileNumbers(
  numbers: ArrayLike<number>,
  matrixColumns: number,
  place: TilePlace,
): { readonly width: number; readonly height: number; readonly data: Float32Array } {
  const step = 2 ** place.level;
  const width = Math.ceil(place.columns / step);
  const height = Math.ceil(place.rows / step);
  const data = new Float32Array(width * height).fill(Number.NaN);
  for (let i = 0; i < place.rows; i++) {
    const from = (place.top + i) * matrixColumns + place.left;
    const to = Math.floor(i / step) * width;
    for (let j = 0; j < place.columns; j++) {
      const value = numbers[from + j] ?? Number.NaN;
      const pixel = to + Math.floor(j / step);
      const before = data[pixel] ?? Number.NaN;
      if (Number.isNaN(before) || Math.abs(value) > Math.abs(before)) data[pixel] = value;
    }
  }
  return { width, height, data };
}

/** Pixels of the screen for one of the page; more than two are not told apart. */
export const screenDensity = (): number => Math.min(2, globalThis.devicePixelRatio || 1);
