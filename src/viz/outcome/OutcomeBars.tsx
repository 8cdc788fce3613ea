/** One number for each arm: a bar for the run in the page, a ring for every recorded seed on the same scale. */
import { scaleLinear } from "d3-scale";

export interface Bar {
  readonly id: string;
  readonly label: string;
  /** Null before there is a run in the page. */
  readonly own: number | null;
  readonly recorded: readonly { readonly seed: number; readonly value: number }[];
}

interface OutcomeBarsProps {
  readonly bars: readonly Bar[];
  readonly width: number;
  /** Highest value where it is known; else the highest number. */
  readonly high?: number | undefined;
  readonly tick: (value: number) => string;
  /** Of a ring. */
  readonly seedName: (seed: number) => string;
  /** Accessible name. */
  readonly name: string;
}

const ROW = 44;
const RIGHT = 74;
const RADIUS = 3.5;

/** A run's number, or from where to where the recorded ones lie. */
function said({ own, recorded }: Bar, tick: (value: number) => string): string {
  if (own !== null) return tick(own);
  const values = recorded.map(({ value }) => value);
  if (values.length === 0) return "";
  const [low, high] = [tick(Math.min(...values)), tick(Math.max(...values))];
  return low === high ? low : `${low}–${high}`;
}

export function OutcomeBars({ bars, width, high, tick, seedName, name }: OutcomeBarsProps) {
  const values = bars.flatMap(({ own, recorded }) => [own ?? 0, ...recorded.map(({ value }) => value)]);
  const top = Math.max(high ?? 0, ...values, 1e-9);
  const x = scaleLinear([0, top], [0, Math.max(60, width - RIGHT - RADIUS)]).clamp(true);
  return (
    <svg
      className="outcome-chart"
      width={width}
      height={bars.length * ROW}
      role="img"
      aria-label={`${name}. ${bars.map((bar) => `${bar.label}: ${said(bar, tick)}`).join("; ")}`}
    >
      {bars.map((bar, i) => (
        <g key={bar.id} transform={`translate(${RADIUS} ${i * ROW})`}>
          <text className="outcome-label" y={14}>
            {bar.label}
          </text>
          <line className="outcome-grid" x2={x(top)} y1={28} y2={28} />
          {bar.own === null ? null : <rect className="outcome-bar" y={22} width={x(bar.own)} height={12} />}
          <line className="outcome-base" y1={19} y2={37} />
          {bar.recorded.map(({ seed, value }) => (
            <circle key={seed} className="outcome-ring" cx={x(value)} cy={28} r={RADIUS}>
              <title>{`${seedName(seed)}: ${tick(value)}`}</title>
            </circle>
          ))}
          <text className="outcome-value" x={x(top) + 10} y={32}>
            {said(bar, tick)}
          </text>
        </g>
      ))}
    </svg>
  );
}
