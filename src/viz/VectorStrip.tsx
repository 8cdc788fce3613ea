/**
 * One vector: coloured units, a 2 px cap in its family's colour, the chosen unit outlined. A pending vector
 * is hollow: its frame is there, its numbers are not yet.
 */
import type { Family } from "../lib/rich";
import type { Theme } from "./color";
import { Strips } from "./Strips";
import { type StripPlace, unitBox } from "./strip";

export interface VectorStripProps {
  readonly values: ArrayLike<number>;
  readonly place: StripPlace;
  readonly theme: Theme;
  readonly family?: Family | undefined;
  readonly domain?: number | undefined;
  /** Unit to outline, from 0. */
  readonly unit?: number | undefined;
  readonly pending?: boolean | undefined;
}

export function VectorStrip({
  values,
  place,
  theme,
  family,
  domain = 1,
  unit,
  pending = false,
}: VectorStripProps) {
  const length = values.length * place.unit - place.gap;
  const column = place.direction === "column";
  const outlined = unit !== undefined && unit < values.length ? unitBox(place, unit) : null;
  return (
    <g>
      {pending ? (
        <rect
          className="hollow"
          x={place.x + 0.5}
          y={place.y + 0.5}
          width={(column ? place.thickness : length) - 1}
          height={(column ? length : place.thickness) - 1}
        />
      ) : (
        <Strips strips={[{ values, place, domain }]} theme={theme} />
      )}
      {family ? (
        <rect
          className={`fill-${family}`}
          x={place.x}
          y={column ? place.y - 4 : place.y + place.thickness + 2}
          width={column ? place.thickness : length}
          height={2}
        />
      ) : null}
      {outlined && !pending ? (
        <rect
          className="unit-outline"
          x={outlined.x - 1.5}
          y={outlined.y - 1.5}
          width={outlined.width + 3}
          height={outlined.height + 3}
        />
      ) : null}
    </g>
  );
}
