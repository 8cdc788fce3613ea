import { describe, expect, it } from "vitest";
import { scrubberLayout, stopAt, stopIndex } from "./scrubber";

const luong = ["encode", "cell", "score", "softmax", "weighted-sum", "concat", "output"] as const;
const layout = scrubberLayout({ width: 1104, columns: 9, rows: 9, steps: luong });

describe("scrubberLayout", () => {
  it("encodes once, one stop per source word, then walks the wiring's steps of every output word", () => {
    expect(layout.stops).toHaveLength(9 + 9 * 6);
    expect(layout.stops.slice(0, 9).every(({ step }) => step === "encode")).toBe(true);
    expect(layout.stops.slice(9, 15).map(({ step }) => step)).toEqual(luong.slice(1));
    expect(layout.stops[8]).toMatchObject({ column: 8 });
    expect(layout.stops.at(-1)).toMatchObject({ step: "output", row: 8 });
  });

  it("spaces stops evenly inside their segments, left to right, within its width", () => {
    const xs = layout.stops.map(({ x }) => x);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect(layout.source).toEqual({ from: 0, to: 135 });
    expect(xs[0]).toBeCloseTo(7.5, 9);
    expect(layout.words[0]?.from).toBe(149);
    expect(layout.words.at(-1)?.to).toBeCloseTo(1104, 9);
    const word = (1104 - 149) / 9;
    expect(layout.stops[9]?.x).toBeCloseTo(149 + word / 12, 9);
  });

  it("finds the stop of a scene, and the one nearest to a pointer", () => {
    layout.stops.forEach((stop, i) => {
      expect(stopIndex(layout, stop)).toBe(i);
      expect(stopAt(layout, stop.x + 0.4)).toBe(stop);
    });
    expect(stopAt(layout, -50)).toBe(layout.stops[0]);
    expect(stopAt(layout, 5000)).toBe(layout.stops.at(-1));
  });

  it("follows another wiring's order without being told", () => {
    const steps = ["encode", "score", "softmax", "weighted-sum", "concat", "cell", "output"] as const;
    const other = scrubberLayout({ width: 600, columns: 2, rows: 1, steps });
    expect(other.stops.map(({ step }) => step)).toEqual(["encode", ...steps]);
  });
});
