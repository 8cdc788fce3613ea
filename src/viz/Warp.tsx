/**
 * The bare warp: one vertical line per source word that can be looked at, and the wash down the word in view.
 *
 * Its lines are crisp, and that is more than looks: where a layer holds a shape without antialiasing, Chromium leaves
 * multisampling out of all of it, which would be three quarters of a frame in software graphics.
 */
import type { LoomView } from "./loomView";

export function Warp({ view }: { view: LoomView }) {
  const { layout, linked } = view;
  const { y, centers, cw } = layout;
  return (
    <g>
      <rect
        className="warp-wash"
        x={(centers[linked] ?? 0) - cw / 2}
        y={y.top}
        width={cw}
        height={(view.attention ? y.clothEnd : y.statesEnd + 4) - y.top}
      />
      <g shapeRendering="crispEdges">
        {view.attention
          ? centers.map((x) => (
              <line key={x} className="warp" x1={x} x2={x} y1={y.statesEnd} y2={y.clothEnd} />
            ))
          : null}
      </g>
    </g>
  );
}
