/** The bare warp: one vertical line per source word, and the wash down the word in view. */
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
        height={y.clothEnd - y.top}
      />
      {centers.map((x) => (
        <line key={x} className="warp" x1={x} x2={x} y1={y.statesEnd} y2={y.clothEnd} />
      ))}
    </g>
  );
}
