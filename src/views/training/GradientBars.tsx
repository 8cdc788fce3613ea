/** How strongly the loss pulls at each source word: bars of one model, on a scale that all charts share. */
import type { LossTableMessages } from "../../i18n/sections/lossTable";
import { full, scientific } from "../../viz/format";
import { textWidth } from "../../viz/loom";
import { tokenText } from "../../viz/token";
import { fitText } from "../loop/fitText";
import { type Bar, barsOf, type GradientScale, type GradientSeries, type ScaleKind } from "./gradients";
import { small } from "./LossTable";

export interface GradientBarsProps {
  readonly series: GradientSeries;
  readonly scale: GradientScale;
  readonly name: string;
  readonly labels: LossTableMessages;
  readonly width: number;
  readonly source: number | undefined;
  readonly language: string | null;
  /** Whether its numbers open to their arithmetic. */
  readonly opens: boolean;
  onSource(source: number | undefined): void;
}

const HEIGHT = 172;
const ROOM = { left: 46, right: 6, top: 12 };
/** Under the bars: words on one line, or slanted where they are too long for that. */
const FLAT = 24;
const SLANTED = 62;

export function GradientBars(props: GradientBarsProps) {
  const { series, scale, name, labels, width, source, language, opens, onSource } = props;
  const { gradients } = labels;
  const room = { left: ROOM.left, right: width - ROOM.right, top: ROOM.top, bottom: HEIGHT };
  const bars = barsOf(series, scale, room);
  const pitch = (room.right - room.left) / series.tokens.length;
  const slanted = series.tokens.some((token) => textWidth(tokenText(token).text, 12) > pitch - 3);
  const height = HEIGHT + (slanted ? SLANTED : FLAT);
  const kindName = (kind: Bar["kind"]): string => gradients[kind];
  const largest = bars.reduce((most, { value }) => Math.max(most, value), 0);
  return (
    <svg
      className="gradient-bars"
      width={width}
      height={height}
      role="img"
      aria-label={gradients.chart({ name, bars: bars.length, largest: small(largest) })}
      data-bars={bars.length}
    >
      {scale.ticks.map((tick) => {
        const y = room.bottom - scale.share(tick) * (room.bottom - room.top);
        return (
          <g key={tick} className="tick-line">
            <line x1={room.left} x2={room.right} y1={y} y2={y} />
            <text x={room.left - 6} y={y + 3.5}>
              {tickText(tick, scale.kind)}
            </text>
          </g>
        );
      })}
      {series.tokens.map((token, j) => {
        const { text, special } = tokenText(token);
        const shown = fitText(text, slanted ? 76 : pitch - 3, slanted ? 12 : 13);
        const x = room.left + pitch * (j + 0.5);
        return (
          <g
            // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
            key={j}
            className={j === source ? "on" : undefined}
            onPointerEnter={() => onSource(j)}
            onPointerLeave={() => onSource(undefined)}
          >
            <rect
              className="source-wash"
              x={room.left + pitch * j + 1}
              y={0}
              width={pitch - 2}
              height={height}
            />
            {bars
              .filter(({ position }) => position === j)
              .map((bar) => (
                <rect
                  key={bar.kind}
                  className={`gradient ${bar.kind}`}
                  data-gradient={bar.kind}
                  data-value={full(bar.value)}
                  data-number={opens ? `gradient.${bar.kind}.${j}` : undefined}
                  x={bar.x}
                  y={bar.y}
                  width={bar.width}
                  height={bar.height}
                >
                  <title>
                    {gradients.bar({ word: text, kind: kindName(bar.kind), value: full(bar.value) })}
                  </title>
                </rect>
              ))}
            <text
              className={special ? "special" : "fill-src"}
              fontSize={shown.size}
              lang={special ? undefined : (language ?? undefined)}
              {...(slanted
                ? { textAnchor: "end", transform: `translate(${x + 4} ${room.bottom + 13}) rotate(-48)` }
                : { x, y: room.bottom + 16, textAnchor: "middle" })}
            >
              {shown.text}
            </text>
          </g>
        );
      })}
      <line className="floor" x1={room.left} x2={room.right} y1={room.bottom} y2={room.bottom} />
    </svg>
  );
}

/** 0, 0.05, 2 × 10⁻⁵; powers of ten on the logarithmic scale. */
function tickText(tick: number, kind: ScaleKind): string {
  if (kind === "log") return scientific(tick).replace("1 × ", "");
  return tick === 0 || tick >= 0.001 ? String(Number(tick.toPrecision(3))) : scientific(tick, 1);
}
