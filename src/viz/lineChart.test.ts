import { describe, expect, it } from "vitest";
import { lineChartLayout, type Point, thinned } from "./lineChart";

const box = { width: 100, height: 50 };

describe("lineChartLayout", () => {
  it("draws nothing from nothing, a dot from one point, a curve from more", () => {
    expect(lineChartLayout({ ...box, points: [] })).toEqual({ d: null, end: null });
    const one = lineChartLayout({ ...box, points: [[5, 2]] });
    expect(one.d).toBeNull();
    expect(one.end).toEqual({ x: 0, y: 0 });
    const points: Point[] = [
      [0, 4],
      [10, 2],
    ];
    expect(lineChartLayout({ ...box, points })).toEqual({ d: "M0,0L100,25", end: { x: 100, y: 25 } });
  });

  it("keeps a fixed range", () => {
    const points: Point[] = [
      [0, 0.5],
      [1, 1],
    ];
    expect(lineChartLayout({ ...box, points, range: [0, 1] }).d).toBe("M0,25L100,0");
  });

  it("ends where a loss stops being a number", () => {
    const points: Point[] = [
      [0, 4],
      [1, 2],
      [2, Number.NaN],
    ];
    expect(lineChartLayout({ ...box, points }).end).toEqual({ x: 100, y: 25 });
  });
});

describe("thinned", () => {
  it("keeps short curves and the last point of long ones", () => {
    const points = Array.from({ length: 1000 }, (_, i): Point => [i, i / 10]);
    expect(thinned(points.slice(0, 50), 100)).toHaveLength(50);
    const few = thinned(points, 100);
    expect(few.length).toBeLessThanOrEqual(100);
    expect(few.at(-1)).toEqual([999, 99.9]);
  });
});
