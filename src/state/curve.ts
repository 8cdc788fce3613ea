/** A curve that stays small however long it grows: past the limit neighbouring points are averaged in pairs. */
export type Point = readonly [step: number, value: number];
export type Curve = readonly Point[];

const LIMIT = 600;

export function appendPoints(curve: Curve, points: Curve, limit = LIMIT): Curve {
  if (points.length === 0) return curve;
  let joined: Curve = [...curve, ...points];
  while (joined.length > limit) joined = halve(joined);
  return joined;
}

/** Pairs become one point at the later step; a last point without a partner stays as it is. */
function halve(curve: Curve): Curve {
  const half: Point[] = [];
  for (let i = 0; i < curve.length; i += 2) {
    const first = curve[i];
    const second = curve[i + 1];
    if (first && second) half.push([second[0], (first[1] + second[1]) / 2]);
    else if (first) half.push(first);
  }
  return half;
}

/** What is left of a curve when training goes back to an earlier update. */
export function cutAfter(curve: Curve, step: number): Curve {
  return curve.filter((point) => point[0] <= step);
}
