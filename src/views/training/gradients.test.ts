import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  barsOf,
  contrast,
  firstShare,
  type GradientSeries,
  gradientScale,
  pathRatio,
  usualScale,
} from "./gradients";

function series(patch: Partial<GradientSeries> = {}): GradientSeries {
  return {
    tokens: ["je", "suis", "<eos>"],
    paths: { value: [0.3, 0.1, 0.2], score: [0.1, 0.05, 0.05] },
    embedding: [0.4, 0.2, 0.1],
    loss: 0.5,
    step: 10,
    ...patch,
  };
}
const plain = series({ paths: null, embedding: [0.0001, 0.001, 0.01] });
const room = { left: 40, right: 340, top: 10, bottom: 160 };

describe("gradients by source word", () => {
  it("stand side by side, three where something is attended and one where nothing is, on one scale", () => {
    const both = [series(), plain];
    for (const kind of ["linear", "log"] as const) {
      const scale = gradientScale(both, kind);
      const [bars, others] = [barsOf(series(), scale, room), barsOf(plain, scale, room)];
      expect(bars).toHaveLength(9);
      expect(others).toHaveLength(3);
      for (const { x, y, width, height } of [...bars, ...others]) {
        expect(x).toBeGreaterThanOrEqual(room.left);
        expect(x + width).toBeLessThanOrEqual(room.right);
        expect(y).toBeGreaterThanOrEqual(room.top);
        expect(y + height).toBeCloseTo(room.bottom);
      }
      // Equal numbers are equally high in both charts.
      const high = (all: typeof bars, value: number) => all.find((bar) => bar.value === value)?.height;
      expect(high(barsOf(series({ embedding: [0.01, 0, 0] }), scale, room), 0.01)).toBe(high(others, 0.01));
    }
  });

  it("keep their order on either scale, and what is zero has no height", () => {
    const positive = fc.double({ min: 1e-11, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(positive, { minLength: 2, maxLength: 9 }),
        fc.constantFrom("linear", "log"),
        (all, kind) => {
          const one = series({ paths: null, tokens: all.map(String), embedding: all });
          const scale = gradientScale([one], kind);
          expect(scale.share(0)).toBe(0);
          const sorted = all.toSorted((a, b) => a - b);
          for (let i = 1; i < sorted.length; i++)
            expect(scale.share(sorted[i] ?? 0)).toBeGreaterThanOrEqual(scale.share(sorted[i - 1] ?? 0));
          expect(scale.share(sorted.at(-1) ?? 0)).toBeGreaterThan(kind === "linear" ? 0.39 : 0.07);
          for (const tick of scale.ticks) {
            expect(scale.share(tick)).toBeGreaterThanOrEqual(0);
            expect(scale.share(tick)).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  it("are logarithmic where models or words are more than 100 times apart", () => {
    expect(usualScale([series()])).toBe("linear");
    expect(usualScale([series(), series({ embedding: [0.4, 0.4, 0.4] })])).toBe("linear");
    expect(usualScale([series(), series({ paths: null, embedding: [0.001, 0.001, 0.001] })])).toBe("log");
    expect(usualScale([series({ embedding: [0.0001, 0.1, 0.2] })])).toBe("log");
    expect(contrast([series(), plain])).toBeCloseTo(40);
    expect(contrast([plain])).toBe(1);
  });

  it("say how much of them the first word gets, and which path is the longer one", () => {
    expect(firstShare(series())).toBeCloseTo(4 / 7);
    expect(pathRatio(series())).toBeCloseTo(3);
    expect(pathRatio(plain)).toBeNull();
  });
});
