/** The weights of a row as bars that can be dragged: one per source word, on its line, between weights and threads. */
import type { LoomLayout } from "./loom";

export interface HandlesLayout {
  /** Where a weight of 1 ends, and where one of 0 does. */
  readonly top: number;
  readonly base: number;
  readonly width: number;
  readonly bars: readonly HandleBar[];
}

export interface HandleBar {
  readonly source: number;
  /** The middle. */
  readonly x: number;
  /** The upper end. */
  readonly y: number;
  /** The upper end before anything was changed; null where that is not known. */
  readonly before: number | null;
}

export function handlesLayout(
  { y, cw, centers }: Pick<LoomLayout, "y" | "cw" | "centers">,
  weights: ArrayLike<number>,
  before: ArrayLike<number> | null,
): HandlesLayout {
  const [top, base] = [y.weights + 12, y.threads - 1];
  const at = (weight: number): number => base - Math.max(0, Math.min(1, weight)) * (base - top);
  return {
    top,
    base,
    width: Math.min(22, cw * 0.5),
    bars: centers.map((x, source) => ({
      source,
      x,
      y: at(weights[source] ?? 0),
      before: before === null ? null : at(before[source] ?? 0),
    })),
  };
}

/** How much a weight changes when its bar is dragged so many px downwards. */
export function draggedBy({ top, base }: Pick<HandlesLayout, "top" | "base">, down: number): number {
  return -down / (base - top);
}

export interface GhostCell {
  readonly source: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A thin row along the lower edge of a row of the cloth. */
export function ghostLayout(
  { y, cw, centers, rowHeight }: Pick<LoomLayout, "y" | "cw" | "centers" | "rowHeight">,
  row: number,
): GhostCell[] {
  const height = Math.max(3, Math.round(rowHeight * 0.24));
  const top = y.cloth + (row + 1) * rowHeight - height - 1;
  return centers.map((center, source) => ({
    source,
    x: center - cw / 2 + 1.5,
    y: top,
    width: cw - 3,
    height,
  }));
}
