/** Any number of strips in one group, one path per colour step. */
import { memo, useMemo } from "react";
import { levelColour, type Theme } from "./color";
import { type Strip, stripPaths } from "./strip";

export const Strips = memo(function Strips({ strips, theme }: { strips: readonly Strip[]; theme: Theme }) {
  const paths = useMemo(() => stripPaths(strips), [strips]);
  return (
    <g className="strips">
      {paths.map(({ level, d }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a new trace then changes attributes instead of making new elements
        <path key={i} d={d} fill={levelColour(level, theme)} />
      ))}
    </g>
  );
});
