/** What is seen of a matrix, counted in cells from its first corner; fractions are parts of a cell. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** Nobody has to look at less than this many cells a side. */
const LEAST = 3;

export const wholeExtent = ({ rows, columns }: Size): Extent => ({
  left: 0,
  top: 0,
  right: columns,
  bottom: rows,
});

export function isWhole({ left, top, right, bottom }: Extent, { rows, columns }: Size): boolean {
  return left <= 0 && top <= 0 && right >= columns && bottom >= rows;
}

/** A stretch of `length` that begins near `from` and lies within 0 … count. */
function within(from: number, length: number, count: number): [number, number] {
  const kept = Math.min(count, Math.max(length, Math.min(LEAST, count)));
  const start = Math.max(0, Math.min(from, count - kept));
  return [start, start + kept];
}

/** `factor` > 1 comes closer; the place `x`, `y` (in cells) stays where it is on the screen, as far as the edges let it. */
export function zoomExtent(
  extent: Extent,
  factor: number,
  { x, y }: { readonly x: number; readonly y: number },
  { rows, columns }: Size,
): Extent {
  const along = (low: number, high: number, at: number, count: number): [number, number] => {
    const length = Math.min(count, Math.max((high - low) / factor, Math.min(LEAST, count)));
    return within(at - ((at - low) / (high - low)) * length, length, count);
  };
  const [left, right] = along(extent.left, extent.right, x, columns);
  const [top, bottom] = along(extent.top, extent.bottom, y, rows);
  return { left, top, right, bottom };
}

/** Moves what is seen by so many cells, up to the edges. */
export function panExtent(extent: Extent, dx: number, dy: number, { rows, columns }: Size): Extent {
  const [left, right] = within(extent.left + dx, extent.right - extent.left, columns);
  const [top, bottom] = within(extent.top + dy, extent.bottom - extent.top, rows);
  return { left, top, right, bottom };
}

/** The whole cells that two corners of a brush touch. */
export function brushExtent(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  { rows, columns }: Size,
): Extent {
  const low = (a: number, b: number): number => Math.floor(Math.min(a, b));
  const high = (a: number, b: number): number => Math.ceil(Math.max(a, b));
  const [left, right] = within(low(from.x, to.x), high(from.x, to.x) - low(from.x, to.x), columns);
  const [top, bottom] = within(low(from.y, to.y), high(from.y, to.y) - low(from.y, to.y), rows);
  return { left, top, right, bottom };
}

/** The same stretch, moved no farther than it takes to see this cell. */
export function revealCell(extent: Extent, row: number, column: number, size: Size): Extent {
  const towards = (low: number, high: number, at: number): number =>
    at < low ? at - low : at + 1 > high ? at + 1 - high : 0;
  return panExtent(
    extent,
    towards(extent.left, extent.right, column),
    towards(extent.top, extent.bottom, row),
    size,
  );
}
