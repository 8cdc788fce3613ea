/**
 * Vectors under one another, unit above unit, so that arithmetic can be followed down a column. One unit is
 * chosen: by a click, or with the arrow keys.
 */
import type { ReactNode } from "react";
import type { Family } from "../lib/rich";
import type { Theme } from "../viz/color";
import { scaleLimit } from "../viz/strip";
import { VectorStrip } from "../viz/VectorStrip";
import { UnitSlider } from "./UnitSlider";

export interface FlatStrip {
  readonly label: ReactNode;
  readonly values: ArrayLike<number>;
  readonly family?: Family | undefined;
  /** Its cap is drawn: this is the vector that the step makes or compares. */
  readonly cap?: boolean | undefined;
  readonly domain?: number | undefined;
  /** What stands above it: nothing, a little air, or the line of a sum. */
  readonly above?: "air" | "rule" | undefined;
}

interface FlatStripsProps {
  readonly strips: readonly FlatStrip[];
  readonly width: number;
  readonly theme: Theme;
  readonly unit: number;
  /** The chosen unit's value in the vector that the step makes. */
  readonly value: number;
  readonly onUnit: (unit: number) => void;
  /** Drawn below, on the same columns. */
  readonly children?: ((columns: { x0: number; pitch: number; y: number }) => ReactNode) | undefined;
  readonly extraHeight?: number | undefined;
}

const THICKNESS = 18;
const PITCH = 27;
export const LABEL_WIDTH = 50;

export function FlatStrips(props: FlatStripsProps) {
  const { strips, width, theme, unit, value, onUnit, children, extraHeight = 0 } = props;
  const units = strips[0]?.values.length ?? 1;
  const pitch = (width - LABEL_WIDTH - 2) / units;
  let y = 2;
  const placed = strips.map((strip) => {
    y += strip.above === "air" ? 9 : strip.above === "rule" ? 14 : 0;
    const top = y;
    y += PITCH;
    return { strip, top };
  });
  const height = y + extraHeight;
  return (
    <UnitSlider
      unit={unit}
      units={units}
      value={value}
      onUnit={onUnit}
      unitAt={(x) => Math.floor((x - LABEL_WIDTH) / pitch)}
    >
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the slider around it is named */}
      <svg className="flat-strips" width={width} height={height}>
        <rect className="hit" width={width} height={height} />
        {placed.map(({ strip, top }) => (
          <g key={top}>
            {strip.above === "rule" ? (
              <line className="sum-rule" x1={LABEL_WIDTH} x2={width} y1={top - 9} y2={top - 9} />
            ) : null}
            <text
              className={strip.family ? `strip-label fill-${strip.family}` : "strip-label"}
              x={0}
              y={top + 13}
            >
              {strip.label}
            </text>
            {(strip.domain ?? 1) > 1 ? (
              <text className="strip-scale" x={0} y={top + 25}>
                {scaleLimit(strip.domain ?? 1)}
              </text>
            ) : null}
            <VectorStrip
              values={strip.values}
              place={{
                x: LABEL_WIDTH,
                y: top,
                unit: pitch,
                gap: pitch > 4 ? 0.75 : 0.4,
                thickness: THICKNESS,
                direction: "row",
              }}
              theme={theme}
              family={strip.cap ? strip.family : undefined}
              domain={strip.domain}
              unit={unit}
            />
          </g>
        ))}
        {children?.({ x0: LABEL_WIDTH, pitch, y })}
      </svg>
    </UnitSlider>
  );
}
