import { describe, expect, it } from "vitest";
import { curvesLayout } from "./curves";

const BOX = { width: 200, height: 100 };

describe("curves of an experiment", () => {
  it("stand in one box, own and recorded, from the lowest place to the highest", () => {
    const { lines, xTicks, yTicks } = curvesLayout({
      ...BOX,
      logarithmic: false,
      high: 1,
      curves: [
        {
          id: "a",
          label: "A",
          own: [
            [5, 1],
            [20, 0],
          ],
          recorded: [
            [
              [5, 0.5],
              [20, 0.5],
            ],
          ],
        },
      ],
    });
    expect(lines.map(({ d, isOwn }) => [d, isOwn])).toEqual([
      ["M0,50L200,50", false],
      ["M0,0L200,100", true],
    ]);
    expect(xTicks.map(({ value }) => value)).toEqual([5, 20]);
    expect(yTicks.at(0)).toEqual({ value: 0, y: 100 });
    expect(yTicks.at(-1)).toEqual({ value: 1, y: 0 });
  });

  it("end, on powers of ten, where there is no more above 0", () => {
    const { lines, yTicks } = curvesLayout({
      ...BOX,
      logarithmic: true,
      curves: [
        {
          id: "a",
          label: "A",
          own: [
            [0, 1],
            [10, 1e-4],
            [20, 0],
          ],
          recorded: [],
        },
      ],
    });
    expect(lines[0]?.d).toBe("M0,0L100,100");
    expect(yTicks.map(({ value }) => Math.log10(value) + 0)).toEqual([0, -1, -2, -3, -4]);
  });

  it("keep their labels apart and inside the box", () => {
    const curves = ["a", "b", "c"].map((id) => ({
      id,
      label: id,
      own: [[0, 1] as const, [1, 0] as const],
      recorded: [],
    }));
    const ys = curvesLayout({ ...BOX, logarithmic: false, curves }).labels.map(({ y }) => y);
    expect(ys).toEqual([70, 85, 100]);
  });

  it("are none where nothing was measured", () => {
    const layout = curvesLayout({ ...BOX, logarithmic: false, curves: [] });
    expect(layout).toEqual({ lines: [], labels: [], xTicks: [], yTicks: [] });
  });
});
