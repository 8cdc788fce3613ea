import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wholeExtent, zoomExtent } from "./extent";
import { cornersOf, type LabelPlace, measureLabels } from "./labels";
import { cellAt, type MatrixInput, matrixFrame, matrixLayout } from "./layout";
import { estimateWidth } from "./text";

type Corners = readonly (readonly [number, number])[];

/** Whether two convex shapes have a point in common, by the separating axes of their sides. */
function overlap(a: Corners, b: Corners): boolean {
  for (const shape of [a, b])
    for (let i = 0; i < shape.length; i++) {
      const [x1, y1] = shape[i] ?? [0, 0];
      const [x2, y2] = shape[(i + 1) % shape.length] ?? [0, 0];
      const [nx, ny] = [y1 - y2, x2 - x1];
      const along = (corners: Corners): [number, number] => {
        const values = corners.map(([x, y]) => x * nx + y * ny);
        return [Math.min(...values), Math.max(...values)];
      };
      const [lowA, highA] = along(a);
      const [lowB, highB] = along(b);
      if (highA <= lowB + 1e-9 || highB <= lowA + 1e-9) return false;
    }
  return true;
}

function overlaps(places: readonly LabelPlace[], axis: "row" | "column"): [string, string][] {
  const found: [string, string][] = [];
  const shapes = places.map((place) => cornersOf(place, axis));
  for (let i = 0; i < places.length; i++)
    for (let j = i + 1; j < places.length; j++)
      if (overlap(shapes[i] ?? [], shapes[j] ?? []))
        found.push([places[i]?.text ?? "", places[j]?.text ?? ""]);
  return found;
}

function input(rows: readonly string[], columns: readonly string[], width = 712, height = 560): MatrixInput {
  return {
    rows: rows.length,
    columns: columns.length,
    width,
    height,
    rowLabels: measureLabels(rows, estimateWidth),
    columnLabels: measureLabels(columns, estimateWidth),
    brackets: [],
    folded: false,
  };
}

function laidOut(given: MatrixInput, extent = wholeExtent(given)) {
  return matrixLayout(given, matrixFrame(given), extent);
}

const many = (count: number, word: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => word(i));

const WORDS = [
  "a",
  "étudiant",
  "internationalisation",
  "eos",
  "학생",
  "도서관에서",
  "는",
  "مدرسة",
  "图书馆",
  "iiii",
  "🙂",
  "",
];

it("the search for overlaps finds some", () => {
  const [first, second] = laidOut(
    input(
      ["a"],
      many(30, () => "étudiant"),
    ),
  ).columnLabels;
  if (!first || !second) throw new Error("no labels");
  expect(overlaps([first, { ...second, x: first.x + 9 }], "column")).toHaveLength(1);
  expect(overlaps([first, second], "column")).toEqual([]);
});

describe("labels", () => {
  it("never overlap, whatever the words, the size of the room and the part that is seen", () => {
    const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 90 });
    fc.assert(
      fc.property(
        words,
        words,
        fc.integer({ min: 300, max: 1300 }),
        fc.integer({ min: 220, max: 900 }),
        fc.double({ min: 1, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, columns, width, height, factor, place) => {
          const given = input(rows, columns, width, height);
          const at = { x: place * columns.length, y: place * rows.length };
          const layout = laidOut(given, zoomExtent(wholeExtent(given), factor, at, given));
          expect(overlaps(layout.columnLabels, "column")).toEqual([]);
          expect(overlaps(layout.rowLabels, "row")).toEqual([]);
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });

  it("stay within the drawing", () => {
    for (const count of [3, 12, 40, 300]) {
      const given = input(
        many(count, (i) => `output${i}`),
        many(count, (i) => `internationalisation${i}`),
      );
      const layout = laidOut(given);
      for (const place of layout.columnLabels)
        for (const [x, y] of cornersOf(place, "column")) {
          expect(x).toBeGreaterThan(-1);
          expect(x).toBeLessThanOrEqual(given.width + 6);
          expect(y).toBeGreaterThan(-1);
          expect(y).toBeLessThan(layout.frame.plot.y);
        }
    }
  });

  it("lie flat while they fit, then turn, then every k-th is left", () => {
    const modes = (count: number) =>
      laidOut(
        input(
          many(count, () => "out"),
          many(count, (i) => `word${i}`),
        ),
      ).columnLabels;
    expect(modes(6).map(({ mode }) => mode)).toEqual(many(6, () => "flat"));
    expect(modes(25)).toHaveLength(25);
    expect(modes(25).every(({ mode }) => mode === "turned")).toBe(true);
    expect(modes(200).map(({ index }) => index)).toEqual(Array.from({ length: 20 }, (_, i) => i * 10));
  });

  it("of rows get smaller before any is left out", () => {
    const labels = (count: number) =>
      laidOut(
        input(
          many(count, (i) => `out${i}`),
          ["a"],
        ),
      ).rowLabels;
    expect(new Set(labels(30).map(({ size }) => size))).toEqual(new Set([13]));
    expect(labels(38)).toHaveLength(38);
    expect(new Set(labels(38).map(({ size }) => size))).toEqual(new Set([11]));
    expect(labels(60)).toHaveLength(30);
  });

  it("of Hangul stand upright, a syllable above the other, and others lie sideways between them", () => {
    const words = [...many(24, () => "도서관"), "eos"];
    const places = laidOut(input(["a", "b"], words)).columnLabels;
    expect(places[0]).toMatchObject({ mode: "upright", letters: ["도", "서", "관"] });
    expect(places.at(-1)).toMatchObject({ mode: "sideways", text: "eos" });
  });

  it("that are too long end in an ellipsis, and right-to-left ones keep their own order", () => {
    const long = "مدرسة".repeat(12);
    const [place] = laidOut(input(["a"], [...many(30, () => long)])).columnLabels;
    expect(place?.text).toMatch(/^\u2068م.*…\u2069$/);
    const [row] = laidOut(input(["x".repeat(200)], ["a", "b"])).rowLabels;
    expect(row?.text).toMatch(/^x+…$/);
    expect(row?.length).toBeLessThanOrEqual(712 * 0.22);
  });

  it("of the same columns are written while one moves sideways", () => {
    const given = input(
      many(200, (i) => `o${i}`),
      many(200, (i) => `word${i}`),
    );
    const step = (left: number) =>
      laidOut(given, { left, right: left + 60, top: 0, bottom: 60 }).columnLabels.map(({ index }) => index);
    const [before, after] = [step(10), step(10.7)];
    const common = before.filter((index) => after.includes(index));
    expect(common.length).toBeGreaterThanOrEqual(before.length - 2);
  });
});

describe("a layout", () => {
  it("finds the cell under a point, and none beside the plot", () => {
    const given = input(many(5, String), many(4, String));
    const layout = laidOut(given);
    for (let row = 0; row < 5; row++)
      for (let column = 0; column < 4; column++)
        expect(cellAt(layout, layout.x(column + 0.5), layout.y(row + 0.5))).toEqual({ row, column });
    expect(cellAt(layout, layout.frame.plot.x - 1, layout.frame.plot.y + 1)).toBeNull();
    expect(cellAt(layout, layout.x(4) + 1, layout.y(1))).toBeNull();
  });

  it("has room for the bars of entropies beside the plot, and for the 1 of coverages, on a phone too", () => {
    for (const width of [300, 358, 519, 520, 712]) {
      const given = {
        ...input(
          many(12, String),
          many(30, (i) => `word${i}`),
        ),
        width,
      };
      const { frame } = laidOut(given);
      expect(frame.entropyBar).toBeGreaterThanOrEqual(28);
      expect(frame.plot.x + frame.plot.width + 8 + frame.entropyBar).toBeLessThanOrEqual(width);
    }
  });

  it("keeps the plot in its place while one zooms", () => {
    const given = input(
      many(50, (i) => `o${i}`),
      many(70, (i) => `w${i}`),
    );
    const whole = laidOut(given);
    const near = laidOut(given, { left: 10, right: 16, top: 3, bottom: 9 });
    expect(near.frame.plot).toEqual(whole.frame.plot);
    expect(near.seen).toEqual({ firstRow: 3, endRow: 9, firstColumn: 10, endColumn: 16 });
    expect([whole.numbers, near.numbers]).toEqual([false, true]);
  });

  it("cuts a bracket's word to the bracket", () => {
    const given = {
      ...input(
        ["a"],
        many(12, () => "ㄴ다"),
      ),
      brackets: [
        { text: "도서관에서부터까지라도", from: 0, to: 1 },
        { text: "간다", from: 2, to: 5 },
      ],
    };
    const { brackets } = laidOut(given);
    for (const { text, x1, x2 } of brackets) expect(estimateWidth(text, 13)).toBeLessThanOrEqual(x2 - x1 + 2);
    expect(brackets.at(-1)?.text).toBe("간다");
  });
});
