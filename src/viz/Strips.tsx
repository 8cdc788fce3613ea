/** Any number of strips in one group, one rectangle per unit. */
import { memo } from "react";
import { type Theme, valueColour } from "./color";
import { type Strip, unitBox } from "./strip";

interface StripsProps {
  readonly strips: readonly Strip[];
  readonly theme: Theme;
}

/**
 * Rectangles rather than a path per colour: where numbers stream by only fills change, and where rows come and go only
 * a strip's place, neither of which needs layout; and a GPU, above all one in software, draws a rectangle far faster
 * than a path.
 */
export const Strips = memo(function Strips({ strips, theme }: StripsProps) {
  return strips.map(({ values, place, domain = 1 }, i) => (
    <g
      // biome-ignore lint/suspicious/noArrayIndexKey: a strip has no identity but its place
      key={i}
      transform={`translate(${place.x},${place.y})`}
      // Units without a gap meet at whole pixels, so that no seam shines through.
      shapeRendering={place.gap === 0 ? "crispEdges" : undefined}
    >
      {Array.from(values, (value, u) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: nor has a unit
          key={u}
          {...unitBox({ ...place, x: 0, y: 0 }, u)}
          fill={valueColour(value / domain, theme)}
        />
      ))}
    </g>
  ));
});
