/**
 * A large matrix as images, a pixel for a cell, cut into tiles that are painted when they are first seen. Where a cell
 * is smaller than a pixel of the screen, a coarser image stands in, whose pixel has the largest amount of its 2, 4, 8 …
 * cells along either axis, so that a single bright cell never vanishes.
 */
import type { Extent, Size } from "./extent";

/** Cells a side. */
export const TILE = 256;

/** How many cells a pixel stands for, along each axis: powers of 2, 1 where each cell is seen. */
export interface Coarseness {
  readonly rows: number;
  readonly columns: number;
}

/** A tile that is seen, and what it covers, in cells. */
export interface TilePlace {
  readonly step: Coarseness;
  readonly row: number;
  readonly column: number;
  /** First cell and how many cells a side, cut at the matrix's edge. */
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/** As coarse as it takes for a pixel of an image to be at least one of the screen. */
export function coarsenessOf(
  cell: { readonly width: number; readonly height: number },
  density: number,
): Coarseness {
  const along = (size: number): number => {
    const pixel = size * density;
    return !(pixel > 0) || pixel >= 1 ? 1 : 2 ** Math.ceil(Math.log2(1 / pixel));
  };
  return { rows: along(cell.height), columns: along(cell.width) };
}

export function tilesSeen(extent: Extent, { rows, columns }: Size, step: Coarseness): TilePlace[] {
  const [down, across] = [TILE * step.rows, TILE * step.columns];
  const places: TilePlace[] = [];
  for (let row = Math.floor(extent.top / down); row * down < Math.min(rows, extent.bottom); row++)
    for (
      let column = Math.floor(extent.left / across);
      column * across < Math.min(columns, extent.right);
      column++
    )
      places.push({
        step,
        row,
        column,
        top: row * down,
        left: column * across,
        rows: Math.min(down, rows - row * down),
        columns: Math.min(across, columns - column * across),
      });
  return places;
}

/** The numbers of a tile's pixels, row-major. */
export function tileNumbers(
  numbers: ArrayLike<number>,
  matrixColumns: number,
  { step, top, left, rows, columns }: TilePlace,
): { readonly width: number; readonly height: number; readonly data: Float32Array } {
  const width = Math.ceil(columns / step.columns);
  const height = Math.ceil(rows / step.rows);
  const data = new Float32Array(width * height).fill(Number.NaN);
  for (let i = 0; i < rows; i++) {
    const from = (top + i) * matrixColumns + left;
    const to = Math.floor(i / step.rows) * width;
    for (let j = 0; j < columns; j++) {
      const value = numbers[from + j] ?? Number.NaN;
      const pixel = to + Math.floor(j / step.columns);
      const before = data[pixel] ?? Number.NaN;
      if (Number.isNaN(before) || Math.abs(value) > Math.abs(before)) data[pixel] = value;
    }
  }
  return { width, height, data };
}

/** Pixels of the screen for one of the page; more than two are not told apart. */
export const screenDensity = (): number => Math.min(2, globalThis.devicePixelRatio || 1);
