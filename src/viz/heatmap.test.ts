import { describe, expect, it } from "vitest";
import { heatmapLayout, moveInGrid } from "./heatmap";
import { symmetricDomain, unitBox } from "./strip";

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

  it("goes five rows a page, to the ends of a row, and with Ctrl to the first and the last cell", () => {
    const at = { row: 6, column: 2 };
    expect(moveInGrid("PageUp", at, 9, 4)).toEqual({ row: 1, column: 2 });
    expect(moveInGrid("PageDown", at, 9, 4)).toEqual({ row: 8, column: 2 });
    expect(moveInGrid("Home", at, 9, 4)).toEqual({ row: 6, column: 0 });
    expect(moveInGrid("Home", at, 9, 4, true)).toEqual({ row: 0, column: 0 });
    expect(moveInGrid("End", at, 9, 4, true)).toEqual({ row: 8, column: 3 });
  });
});

describe("a strip", () => {
  it("leaves a gap after each unit, along either direction", () => {
    const place = { x: 1, y: 2, unit: 5, gap: 1, thickness: 18 };
    expect(unitBox({ ...place, direction: "row" }, 2)).toEqual({ x: 11, y: 2, width: 4, height: 18 });
    expect(unitBox({ ...place, direction: "column" }, 2)).toEqual({ x: 1, y: 12, width: 18, height: 4 });
  });
  it("draws values beyond ±1 on their own symmetric scale", () => {
    expect(symmetricDomain([0.2, -1.84])).toBe(1.9);
    expect(symmetricDomain([0.2])).toBe(1);
  });
});
