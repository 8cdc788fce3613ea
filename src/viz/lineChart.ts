/** A curve as numbers: points into a box, for 0, 1 or n of them. */
import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import { curveLinear, line } from "d3-shape";

export type Point = readonly [x: number, y: number];

export interface LineChartInput {
  readonly points: readonly Point[];
  readonly width: number;
  readonly height: number;
  /** Fixed range of y; taken from the points, from 0 up, when absent. */
  readonly range?: readonly [number, number] | undefined;
}

export interface LineChartLayout {
  /** Null when there is nothing to connect. */
  readonly d: string | null;
  readonly end: { readonly x: number; readonly y: number } | null;
}

/** Points that are not finite are left out: a loss that diverged ends its curve. */
export function lineChartLayout({ points, width, height, range }: LineChartInput): LineChartLayout {
  const finite = points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const last = finite.at(-1);
  if (!last) return { d: null, end: null };
  const [from = 0, to = 0] = extent(finite, ([x]) => x);
  const top = range ? range[1] : Math.max(...finite.map(([, y]) => y), 1e-9);
  const x = scaleLinear([from, to > from ? to : from + 1], [0, width]);
  const y = scaleLinear([range ? range[0] : 0, top], [height, 0]).clamp(true);
  const path = line<Point>()
    .x(([step]) => Math.round(x(step) * 10) / 10)
    .y(([, value]) => Math.round(y(value) * 10) / 10)
    .curve(curveLinear);
  return { d: finite.length > 1 ? path(finite) : null, end: { x: x(last[0]), y: y(last[1]) } };
}

/** At most `most` points, each the mean of a run of neighbours; the last one is kept as it is. */
export function thinned(points: readonly Point[], most: number): readonly Point[] {
  if (points.length <= most || most < 2) return points;
  const size = Math.ceil((points.length - 1) / (most - 1));
  const kept: Point[] = [];
  for (let i = 0; i < points.length - 1; i += size) {
    const run = points.slice(i, Math.min(i + size, points.length - 1));
    const mean = (axis: 0 | 1): number => run.reduce((sum, point) => sum + point[axis], 0) / run.length;
    kept.push([mean(0), mean(1)]);
  }
  const last = points.at(-1);
  if (last) kept.push(last);
  return kept;
}
