/**
 * A curve with a dot at its end: the loss with its base line, or a sparkline without. `label` is the whole
 * chart in words; the value itself stands beside it as text.
 */
import { useMemo } from "react";
import { lineChartLayout, type Point, thinned } from "./lineChart";

export interface LineChartProps {
  readonly points: readonly Point[];
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly range?: readonly [number, number] | undefined;
  /** A sparkline: no base line, quiet ink. */
  readonly quiet?: boolean | undefined;
}

export function LineChart({ points, width, height, label, range, quiet = false }: LineChartProps) {
  const inner = width - 4;
  const [low, high] = range ?? [undefined, undefined];
  const { d, end } = useMemo(
    () =>
      lineChartLayout({
        points: thinned(points, Math.max(2, Math.round(inner))),
        width: inner,
        height: height - 4,
        range: low === undefined || high === undefined ? undefined : [low, high],
      }),
    [points, inner, height, low, high],
  );
  return (
    <svg
      className={quiet ? "line-chart quiet" : "line-chart"}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      <g transform="translate(0,2)">
        {quiet ? null : <path className="base" d={`M0 ${height - 3.5}H${inner}`} />}
        {d ? <path className="curve" d={d} /> : null}
        {end ? <circle className="end" cx={end.x} cy={end.y} r={quiet ? 1.8 : 3} /> : null}
      </g>
    </svg>
  );
}
