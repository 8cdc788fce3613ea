import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inkOf, type LoomInput, loomLayout, ribbonLayout } from "./loom";

const FRENCH = ["la", "fille", "ne", "voit", "pas", "la", "voiture", "rouge", "eos"];
const input = (over: Partial<LoomInput> = {}): LoomInput => ({
  width: 716,
  tokens: FRENCH,
  rows: 9,
  units: 32,
  bidirectional: false,
  written: false,
  gloss: true,
  ...over,
});

describe("loomLayout", () => {
  it("gives every source word one x, gx + cw·(j + ½)", () => {
    for (const width of [358, 700, 716, 1000]) {
      const layout = loomLayout(input({ width }));
      for (const [j, x] of layout.centers.entries())
        expect(x).toBeCloseTo(layout.gx + layout.cw * (j + 0.5), 9);
      expect(layout.right).toBeCloseTo(layout.gx + layout.cw * FRENCH.length, 9);
    }
  });

  it("draws 32 units as the design does: columns 56.9 wide, units 3.75 high and 5 wide", () => {
    const layout = loomLayout(input());
    expect(layout.gx).toBe(136);
    expect(layout.cw).toBeCloseTo((716 - 136 - 68) / 9, 9);
    expect(layout.state.unit).toBe(3.75);
    expect(layout.vector.unit).toBe(5);
    expect(layout.knot.width).toBe(38);
    expect(layout.tokens.mode).toBe("flat");
    expect(layout.y.vectors - layout.y.weights).toBe(95);
  });

  it("keeps unit sizes between 2 px and their largest", () => {
    expect(loomLayout(input({ units: 96 })).state.unit).toBe(2);
    expect(loomLayout(input({ units: 8 })).state.unit).toBe(7.5);
    expect(loomLayout(input({ units: 8 })).vector.unit).toBe(10.5);
  });

  it("turns Latin tokens where they do not fit and stacks Hangul", () => {
    expect(loomLayout(input({ width: 358 })).tokens.mode).toBe("rotated");
    const long = ["선생님이", "아니다", ...FRENCH];
    expect(loomLayout(input({ width: 358, tokens: long })).tokens.mode).toBe("stacked");
  });

  it("fits 12 words on a phone and 24 beside the ledger without scrolling; more scroll", () => {
    const words = (count: number) => Array.from({ length: count }, (_, i) => String(i % 10));
    expect(loomLayout(input({ width: 358, tokens: words(12) })).scroll).toBe(false);
    expect(loomLayout(input({ width: 358, tokens: words(13) })).scroll).toBe(true);
    expect(loomLayout(input({ width: 716, tokens: words(24) })).scroll).toBe(false);
    expect(loomLayout(input({ width: 716, tokens: words(27) })).scroll).toBe(true);
  });

  it("writes all numbers only where columns are 40 px wide", () => {
    expect(loomLayout(input()).allNumbers).toBe(true);
    expect(loomLayout(input({ width: 358 })).allNumbers).toBe(false);
  });

  it("puts everything in its order from top to bottom, whatever is shown", () => {
    const widths = fc.constantFrom(358, 520, 716, 1000);
    const property = fc.property(
      widths,
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: 8, max: 24 }).map((half) => half * 2),
      fc.integer({ min: 1, max: 24 }),
      (width, written, gloss, bidirectional, units, rows) => {
        const { y, rowHeight, cw } = loomLayout(input({ width, written, gloss, bidirectional, units, rows }));
        const order = [
          y.top,
          y.token,
          y.states,
          y.statesEnd,
          y.scores,
          y.weights,
          y.threads,
          y.vectors,
          y.labels,
          y.cloth,
        ];
        expect([...order].sort((a, b) => a - b)).toEqual(order);
        expect(y.joined).toBeGreaterThanOrEqual(y.states);
        expect(rowHeight).toBeGreaterThanOrEqual(12);
        expect(cw).toBeGreaterThanOrEqual(22);
      },
    );
    fc.assert(property);
  });
});

describe("loomLayout with bars that can be dragged", () => {
  it("makes room for them between weights and threads and leaves the columns where they are", () => {
    for (const width of [358, 700, 716, 1000]) {
      const [plain, handles] = [loomLayout(input({ width })), loomLayout(input({ width, handles: true }))];
      expect(handles.y.threads - handles.y.weights).toBeGreaterThanOrEqual(75);
      expect(handles.y.vectors - handles.y.threads).toBeGreaterThanOrEqual(45);
      expect(handles.centers).toEqual(plain.centers);
      expect(handles.y.weights).toBe(plain.y.weights);
    }
  });
});

describe("loomLayout with the cell after the context", () => {
  it("puts the word, the context, the cell, the state and what is said in this order, on the page", () => {
    for (const width of [358, 520, 700, 716, 1000])
      for (const units of [16, 32, 48]) {
        const layout = loomLayout(input({ width, units, beforeCell: 16, tokens: FRENCH.slice(0, 4) }));
        const { joined, contextX, decoderX, wordX, vector } = layout;
        expect(joined).not.toBeNull();
        const edges = [
          joined?.x ?? 0,
          (joined?.x ?? 0) + (joined?.length ?? 0),
          contextX,
          contextX + vector.length,
          joined?.cellX ?? 0,
          decoderX,
          decoderX + vector.length,
          wordX,
          width,
        ];
        expect([...edges].sort((a, b) => a - b)).toEqual(edges);
        expect(layout.knot.x).toBeCloseTo(contextX + vector.length / 2, 9);
      }
  });
});

describe("ribbonLayout", () => {
  const centers = FRENCH.map((_, j) => 100 + 50 * j);
  const knot = { x: 240, width: 38 };

  it("gives widths that sum to exactly W, side by side in source order", () => {
    const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 });
    const property = fc.property(weights, (given) => {
      fc.pre(given.some((weight) => weight > 1e-6));
      const ribbons = ribbonLayout(given, centers, knot, 200, 300);
      expect(ribbons.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(38, 9);
      let edge = knot.x - knot.width / 2;
      for (const { width, bottom } of ribbons) {
        expect(bottom - width / 2).toBeCloseTo(edge, 9);
        edge += width;
      }
      expect(edge).toBeCloseTo(knot.x + knot.width / 2, 9);
    });
    fc.assert(property);
  });

  it("makes a ribbon's width its weight times W", () => {
    const weights = [0.5, 0.25, 0.125, 0.125, 0, 0, 0, 0, 0];
    expect(ribbonLayout(weights, centers, knot, 0, 1).map(({ width }) => width)).toEqual(
      weights.map((weight) => weight * 38),
    );
  });

  it("leaves a part of the knot empty where weights that fill less than `least` were given", () => {
    const ribbons = ribbonLayout([0.5, 0.25, 0, 0, 0, 0, 0, 0, 0], centers, knot, 0, 1, 1);
    expect(ribbons.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(0.75 * 38, 9);
    expect(ribbons[0]?.tenths).toHaveLength(4);
  });

  it("marks every tenth of the whole", () => {
    const [first, second] = ribbonLayout([0.75, 0.25, 0, 0, 0, 0, 0, 0, 0], centers, knot, 0, 1);
    expect(first?.tenths).toHaveLength(7);
    expect(second?.tenths).toHaveLength(2);
  });

  it("draws nothing wide from weights that are zero or not numbers", () => {
    const ribbons = ribbonLayout(new Array(9).fill(Number.NaN), centers, knot, 0, 1);
    expect(ribbons.every(({ width, d }) => width === 0 && !d.includes("NaN"))).toBe(true);
  });
});

describe("inkOf", () => {
  const steps = ["encode", "cell", "score", "softmax", "weighted-sum", "concat", "output"] as const;
  it("is full up to the step and lighter after it", () => {
    expect(steps.map((part) => inkOf(part, "softmax", steps, undefined))).toEqual([
      1, 1, 1, 1, 0.6, 0.6, 0.6,
    ]);
  });
  it("is full only for a previewed step", () => {
    expect(steps.map((part) => inkOf(part, "softmax", steps, "output"))).toEqual([
      0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 1,
    ]);
  });
});
