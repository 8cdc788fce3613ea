/** Where a local window stands: its centre p_t on the line of positions, what is inside, and the Gaussian around it. */
import { bell, isInside, type LocalWindow } from "../arithmetic/localWindow";
import { useMessages } from "../i18n/useMessages";
import type { Trace } from "../trace/trace";
import { decimals } from "../viz/format";
import { MathLabel } from "../viz/MathLabel";

interface WindowCentreProps {
  readonly trace: Trace;
  readonly row: number;
  readonly local: LocalWindow;
  readonly width: number;
}

const HEIGHT = 44;
const SAMPLES = 60;

export function WindowCentre({ trace, row, local, width }: WindowCentreProps) {
  const { panels } = useMessages();
  const count = trace.source.tokens.length;
  const x = (position: number): number => ((position - 0.5) / count) * width;
  const { centre, radius } = local;
  const [from, to] = [Math.max(0, x(centre - radius)), Math.min(width, x(centre + radius))];
  const curve = Array.from({ length: SAMPLES + 1 }, (_, i) => {
    const distance = -radius + (2 * radius * i) / SAMPLES;
    return `${x(centre + distance).toFixed(1)} ${(HEIGHT - 14 - 26 * bell(distance, radius)).toFixed(1)}`;
  });
  return (
    <>
      <svg
        className="window-line"
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={panels.window.line({ centre: decimals(centre, 2), radius })}
      >
        <rect className="window-inside" x={from} y={2} width={Math.max(0, to - from)} height={HEIGHT - 16} />
        {trace.model.gaussian ? <path className="window-bell" d={`M${curve.join("L")}`} /> : null}
        <line className="axis" x1={0} x2={width} y1={HEIGHT - 14} y2={HEIGHT - 14} />
        {trace.source.tokens.map((_, j) => (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
            key={j}
            className={isInside(local, j) ? "window-place inside" : "window-place"}
            x={x(j + 1)}
            y={HEIGHT - 2}
          >
            {j + 1}
          </text>
        ))}
        <line className="window-middle" x1={x(centre)} x2={x(centre)} y1={2} y2={HEIGHT - 14} />
        <text
          className="window-name"
          x={Math.max(2, Math.min(width - 70, x(centre) + 5))}
          y={13}
          data-number={`position.${row}`}
        >
          <MathLabel base="p" sub={row + 1} /> = {decimals(centre, 2)}
        </text>
      </svg>
      <p className="caption">{panels.window.line({ centre: decimals(centre, 2), radius })}</p>
    </>
  );
}
