import { describe, expect, it } from "vitest";
import { appendPoints, cutAfter, type Point } from "./curve";

describe("curve", () => {
  it("stays under its limit and keeps its mean and its end", () => {
    const points = Array.from({ length: 1000 }, (_, i): Point => [i + 1, i % 7]);
    const curve = points.reduce<readonly Point[]>((all, point) => appendPoints(all, [point], 64), []);
    expect(curve.length).toBeLessThanOrEqual(64);
    expect(curve.at(-1)?.[0]).toBe(1000);
    expect(curve.every(([, value]) => value >= 0 && value <= 6)).toBe(true);
  });

  it("gives the same list back when there is nothing new", () => {
    const curve: readonly Point[] = [[1, 2]];
    expect(appendPoints(curve, [])).toBe(curve);
    expect(
      cutAfter(
        [
          [1, 2],
          [5, 1],
        ],
        4,
      ),
    ).toEqual([[1, 2]]);
  });
});
