import { describe, expect, it } from "vitest";
import { draggedBy, ghostLayout, handlesLayout } from "./handles";
import { loomLayout } from "./loom";

const layout = loomLayout({
  width: 716,
  tokens: ["je", "suis", "étudiant", "eos"],
  rows: 5,
  units: 32,
  bidirectional: false,
  written: false,
  gloss: true,
  handles: true,
});

describe("weights as handles", () => {
  const weights = [0, 0.25, 1, 0.5];
  const { bars, top, base } = handlesLayout(layout, weights, [1, 0, 0, 0]);

  it("stand on their words' lines, as high as their weight, between weights and threads", () => {
    expect(bars.map(({ x }) => x)).toEqual(layout.centers);
    for (const [j, { y }] of bars.entries())
      expect((base - y) / (base - top)).toBeCloseTo(weights[j] ?? 0, 9);
    expect(top).toBeGreaterThan(layout.y.weights);
    expect(base).toBeLessThan(layout.y.threads);
    expect(base - top).toBeGreaterThanOrEqual(44);
  });

  it("show where the model had them", () => {
    expect(bars.map(({ before }) => before)).toEqual([top, base, base, base]);
    expect(handlesLayout(layout, weights, null).bars[0]?.before).toBeNull();
  });

  it("move by 1 over their whole height, upwards", () => {
    expect(draggedBy({ top, base }, base - top)).toBe(-1);
    expect(draggedBy({ top, base }, -(base - top) / 4)).toBe(0.25);
  });

  it("leave what they were as a thin row inside their row of the cloth", () => {
    for (const { x, y, width, height } of ghostLayout(layout, 2)) {
      expect(y).toBeGreaterThan(layout.y.cloth + 2.5 * layout.rowHeight);
      expect(y + height).toBeLessThan(layout.y.cloth + 3 * layout.rowHeight);
      expect(x).toBeGreaterThanOrEqual(layout.gx);
      expect(x + width).toBeLessThanOrEqual(layout.right);
    }
  });
});
