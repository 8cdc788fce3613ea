/** Curves of an experiment as numbers: lines into a box, with labels at their ends that keep apart. */
import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";

export type CurvePoint = readonly [at: number, value: number];

export interface Curve {
  readonly id: string;
  readonly label: string;
  /** Of the run in the page; null before there is one. */
  readonly own: readonly CurvePoint[] | null;
  /** Of other seeds. */
  readonly recorded: readonly (readonly CurvePoint[])[];
}

export interface CurvesInput {
  readonly curves: readonly Curve[];
  readonly width: number;
  readonly height: number;
  /** Powers of ten: what is not above 0 is left out, and ends its line. */
  readonly logarithmic: boolean;
  /** Highest value of a linear scale where it is known; else the highest point. */
  readonly high?: number | undefined;
}

export interface CurvesLayout {
  readonly lines: readonly {
    readonly id: string;
    readonly d: string;
    readonly isOwn: boolean;
    /** Which of the curves it belongs to. */
    readonly order: number;
  }[];
  readonly labels: readonly { readonly id: string; readonly label: string; readonly y: number }[];
  readonly xTicks: readonly { readonly value: number; readonly x: number }[];
  readonly yTicks: readonly { readonly value: number; readonly y: number }[];
}

const LABEL_SPACE = 15;
const TICKS = 5;

/** Pushes labels apart from above, then back up from the bottom: in the order of their lines' ends. */
function spread(ends: readonly number[], height: number): number[] {
  const order = ends.map((_, i) => i).sort((i, j) => (ends[i] ?? 0) - (ends[j] ?? 0));
  const at = [...ends];
  let above = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    at[i] = Math.max(at[i] ?? 0, above + LABEL_SPACE);
    above = at[i] ?? 0;
  }
  let below = height + LABEL_SPACE;
  for (const i of order.toReversed()) {
    at[i] = Math.min(at[i] ?? 0, below - LABEL_SPACE);
    below = at[i] ?? 0;
  }
  return at;
}

export function curvesLayout({ curves, width, height, logarithmic, high }: CurvesInput): CurvesLayout {
  const isSeen = ([, value]: CurvePoint): boolean => Number.isFinite(value) && (!logarithmic || value > 0);
  const all = curves.flatMap(({ own, recorded }) => [...(own ? [own] : []), ...recorded]).flat();
  const seen = all.filter(isSeen);
  if (seen.length === 0) return { lines: [], labels: [], xTicks: [], yTicks: [] };
  const places = [...new Set(all.map(([at]) => at))].sort((a, b) => a - b);
  const values = seen.map(([, value]) => value);
  const [from = 0, to = 1] = [places[0], places.at(-1)];
  const x = scaleLinear([from, to > from ? to : from + 1], [0, width]);
  const least = Math.min(...values);
  const most = Math.max(high ?? 0, ...values);
  const y = logarithmic
    ? scaleLog([10 ** Math.floor(Math.log10(least)), 10 ** Math.ceil(Math.log10(most))], [height, 0])
    : scaleLinear([Math.min(0, least), most > 0 ? most : 1], [height, 0]);
  const path = line<CurvePoint>()
    .defined(isSeen)
    .x(([at]) => Math.round(x(at) * 10) / 10)
    .y(([, value]) => Math.round(y(value) * 10) / 10);
  const lines = curves.flatMap(({ id, own, recorded }, order) => [
    ...recorded.map((points, i) => ({ id: `${id}-${i}`, d: path(points) ?? "", isOwn: false, order })),
    ...(own ? [{ id, d: path(own) ?? "", isOwn: true, order }] : []),
  ]);
  const ends = curves.map(({ own, recorded }) => {
    const last = (own ?? recorded[0] ?? []).filter(isSeen).at(-1);
    return last ? y(last[1]) : height;
  });
  const spaced = spread(ends, height);
  const few = Math.ceil(places.length / (TICKS + 1));
  return {
    lines,
    labels: curves.map(({ id, label }, i) => ({ id, label, y: spaced[i] ?? 0 })),
    xTicks: places
      .filter((_, i) => (places.length - 1 - i) % few === 0)
      .map((value) => ({ value, x: x(value) })),
    yTicks: tickValues(logarithmic, y.domain()).map((value) => ({ value, y: y(value) })),
  };
}

function tickValues(logarithmic: boolean, domain: readonly number[]): readonly number[] {
  const [low = 0, high = 1] = domain;
  if (!logarithmic) return scaleLinear([low, high], [0, 1]).ticks(TICKS - 1);
  const [from, to] = [Math.round(Math.log10(low)), Math.round(Math.log10(high))];
  const by = Math.max(1, Math.ceil((to - from) / (TICKS - 1)));
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, i) => 10 ** (to - i * by));
}
