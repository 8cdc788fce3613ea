import { describe, expect, it } from "vitest";
import { heatmapLayout, moveInGrid } from "./heatmap";
import { stripPaths, symmetricDomain } from "./strip";

const cells = heatmapLayout({
  weights: [0.9, 0.06, 0.04, 0.1, 0.2, 0.7],
  rows: 2,
  centers: [100, 150, 200],
  cw: 50,
  top: 400,
  rowHeight: 27,
  theme: "light",
  flip: false,
  numbers: true,
});

describe("heatmapLayout", () => {
  it("puts every cell on its word's line", () => {
    for (const line of cells) {
      expect(line.map(({ x, width }) => x + width / 2)).toEqual([100, 150, 200]);
    }
    expect(cells.map((line) => line[0]?.y)).toEqual([400.5, 427.5]);
  });
  it("holds every weight and writes those from 0.05 on", () => {
    expect(cells.flat().map(({ weight }) => weight)).toEqual([0.9, 0.06, 0.04, 0.1, 0.2, 0.7]);
    expect(cells.flat().map(({ text }) => text)).toEqual([".90", ".06", "", ".10", ".20", ".70"]);
  });
});

describe("moveInGrid", () => {
  it("moves by cell and stays inside", () => {
    const at = { row: 0, column: 1 };
    expect(moveInGrid("ArrowRight", at, 2, 3)).toEqual({ row: 0, column: 2 });
    expect(moveInGrid("ArrowUp", at, 2, 3)).toEqual(at);
    expect(moveInGrid("ArrowDown", at, 2, 3)).toEqual({ row: 1, column: 1 });
    expect(moveInGrid("End", at, 2, 3)).toEqual({ row: 0, column: 2 });
    expect(moveInGrid("a", at, 2, 3)).toBeNull();
  });
});

describe("stripPaths", () => {
  const place = { x: 0, y: 0, unit: 5, gap: 1, thickness: 18, direction: "row" } as const;
  it("shares one path among equal values and leaves the gap", () => {
    const paths = stripPaths([{ values: [1, -1, 1], place }]);
    expect(paths).toEqual([
      { level: 0, d: "M5 0h4v18h-4z" },
      { level: 80, d: "M0 0h4v18h-4zM10 0h4v18h-4z" },
    ]);
  });
  it("draws values beyond ±1 on their own symmetric scale", () => {
    expect(symmetricDomain([0.2, -1.84])).toBe(1.9);
    expect(symmetricDomain([0.2])).toBe(1);
    expect(stripPaths([{ values: [1], place, domain: 2 }])[0]?.level).toBe(60);
  });
});
