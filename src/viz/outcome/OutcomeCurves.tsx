/** Curves by length or by updates, labelled at their ends; other seeds stand faintly behind. */
import { type Curve, curvesLayout } from "./curves";

interface OutcomeCurvesProps {
  readonly curves: readonly Curve[];
  readonly width: number;
  readonly logarithmic: boolean;
  readonly high?: number | undefined;
  /** Below the horizontal axis. */
  readonly axis: string;
  readonly tick: (value: number) => string;
  /** Accessible name. */
  readonly name: string;
}

const LEFT = 44;
const RIGHT = 116;
const TOP = 8;
const BOTTOM = 38;
const HEIGHT = 210;
/** One for each curve; the families' colours mean something else. */
const DASHES = ["", "6 3", "2 2.5", "8 3 2 3"];

export function OutcomeCurves({ curves, width, logarithmic, high, axis, tick, name }: OutcomeCurvesProps) {
  const inner = Math.max(80, width - LEFT - RIGHT);
  const height = HEIGHT - TOP - BOTTOM;
  const { lines, labels, xTicks, yTicks } = curvesLayout({ curves, width: inner, height, logarithmic, high });
  const isAnyOwn = lines.some(({ isOwn }) => isOwn);
  return (
    <svg className="outcome-chart" width={width} height={HEIGHT} role="img" aria-label={name}>
      <g transform={`translate(${LEFT} ${TOP})`}>
        {yTicks.map(({ value, y }) => (
          <g key={value}>
            <line className="outcome-grid" x2={inner} y1={y} y2={y} />
            <text className="outcome-tick" x={-6} y={y + 4} textAnchor="end">
              {tick(value)}
            </text>
          </g>
        ))}
        {xTicks.map(({ value, x }) => (
          <text key={value} className="outcome-tick" x={x} y={height + 16} textAnchor="middle">
            {value}
          </text>
        ))}
        <text className="outcome-tick" x={inner / 2} y={height + 32} textAnchor="middle">
          {axis}
        </text>
        {lines.map(({ id, d, isOwn, order }, i) => (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: an own line may have the id of a recorded one
            key={`${id} ${i}`}
            className={isOwn || !isAnyOwn ? "outcome-line" : "outcome-line recorded"}
            d={d}
            strokeDasharray={DASHES[order % DASHES.length]}
          />
        ))}
        {labels.map(({ id, label, y }, order) => (
          <g key={id} transform={`translate(${inner + 6} ${y})`}>
            <line className="outcome-line" x2={14} strokeDasharray={DASHES[order % DASHES.length]} />
            <text className="outcome-label" x={19} y={4}>
              {label}
            </text>
          </g>
        ))}
      </g>
    </svg>
  );
}
