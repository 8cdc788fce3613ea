import { type Point, pathOf } from "./loopLayout";

interface LineProps {
  readonly points: readonly Point[];
  readonly className: string;
  readonly head?: boolean;
}

/** A line with rounded corners and, where it goes somewhere, a head in the direction of its last part. */
export function Line({ points, className, head = true }: LineProps) {
  const [end, before] = [points.at(-1), points.at(-2)];
  if (!end || !before) return null;
  const angle = (Math.atan2(end[1] - before[1], end[0] - before[0]) * 180) / Math.PI;
  return (
    <g className={`line ${className}`}>
      <path className="way" d={pathOf(points)} />
      {head ? (
        <path
          className="head"
          d="M0 0L-6 -3.2V3.2Z"
          transform={`translate(${end[0]} ${end[1]}) rotate(${Math.round(angle)})`}
        />
      ) : null}
    </g>
  );
}
