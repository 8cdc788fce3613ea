/** One thread per source word, as wide as its weight, from its line to the knot where the context begins. */
import { useMemo } from "react";
import { ribbonLayout } from "./loom";
import type { AttendingView } from "./loomView";

export function Threads({ view }: { view: AttendingView }) {
  const { layout, linked, focus, trace } = view;
  const { weights } = view.attention;
  const { y, knot, centers } = layout;
  // After a Gaussian the weights may sum to less than one, and the threads with them.
  const least = trace.model.gaussian ? 1 : 0;
  const ribbons = useMemo(
    () =>
      ribbonLayout(weights, centers, knot, y.threads, y.vectors - 5, least).sort((a, b) => a.width - b.width),
    [weights, centers, knot, y, least],
  );
  const touched = focus.source !== undefined;
  return (
    <g className={touched ? "threads touched" : "threads"} opacity={view.ink("softmax")}>
      {ribbons.map(({ source, width, d, thin, tenths }) => (
        <g
          key={source}
          className={source === linked ? "thread linked" : "thread"}
          data-source={source}
          data-tensor="weights"
          data-width={width.toPrecision(7)}
        >
          {thin ? (
            <path className="hair" d={d} strokeWidth={Math.max(width, 0.8).toFixed(2)} />
          ) : (
            <path className="ribbon" d={d} />
          )}
          {tenths.length > 0 ? (
            <path className="tenth" d={tenths.join("")} pathLength={100 * tenths.length} />
          ) : null}
        </g>
      ))}
      <rect
        className="fill-ctx"
        x={knot.x - knot.width / 2}
        y={y.vectors - 5}
        width={knot.width}
        height={2}
      />
    </g>
  );
}
