import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withInputWords } from "../app/inspect/shown";
import { FIGURE_LOCALES } from "../i18n/figureLocales";
import { present } from "../lib/assert";
import { matrixOfTrace } from "../matrix/fromTrace";
import { scoreAgainstGold } from "../matrix/gold";
import { type AttentionMatrix, wordOf } from "../matrix/matrix";
import { entropies } from "../matrix/statistics";
import {
  crop,
  difference,
  differenceFromGold,
  differenceFromRow,
  normalise,
  reorder,
} from "../matrix/transform";
import { figureFont } from "../testing/figureFont";
import { shippedMatrix, shippedTrace } from "../testing/shippedMatrix";
import { luminance } from "../viz/color";
import { inCell } from "../viz/format";
import { type Box, type FigureText, textBox } from "./display";
import { figureOf } from "./figure";
import { coloursOf } from "./palette";
import { DEFAULT_FIGURE, type FigureSettings } from "./settings";

const face = await figureFont();
const { en, ko } = FIGURE_LOCALES;
const draw = (matrix: AttentionMatrix, settings: Partial<FigureSettings> = {}, words = en) =>
  figureOf(matrix, { ...DEFAULT_FIGURE, ...settings }, words.labels, face.width);

const overlap = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.01 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.01;

/** Texts whose boxes share a place, or that leave the figure. */
function faults({ items, width, height }: ReturnType<typeof draw>): string[] {
  const texts = items.filter((item): item is FigureText => item.kind === "text");
  const boxes = texts.map((text) => textBox(text, face.width));
  const outside = texts.filter((_, i) => {
    const box = boxes[i];
    return (
      box && (box.left < -0.01 || box.top < -0.01 || box.right > width + 0.01 || box.bottom > height + 0.01)
    );
  });
  const pairs = texts.flatMap((a, i) =>
    texts.slice(i + 1).flatMap((b, k) => {
      const [one, other] = [boxes[i], boxes[i + 1 + k]];
      return one && other && overlap(one, other) ? [`${a.role} ${a.text} × ${b.role} ${b.text}`] : [];
    }),
  );
  return [...outside.map(({ role, text }) => `${role} ${text} outside`), ...pairs];
}

describe("a figure", () => {
  it("is as wide as it was asked to be, and its words are as large", () => {
    const figure = draw(shippedMatrix("fr-en"), { width: 80, points: 7 });
    expect(figure.width).toBeCloseTo((80 / 25.4) * 72, 6);
    const sizes = figure.items.flatMap((item) =>
      item.kind === "text" && ["row", "column", "caption"].includes(item.role) ? [item.size] : [],
    );
    expect(new Set(sizes)).toEqual(new Set([7]));
  });

  it("has a cell for every number, filled with the number's colour", () => {
    const matrix = shippedMatrix("ko-en");
    const figure = draw(matrix);
    const cells = figure.items.flatMap((item) => (item.kind === "rect" && item.cell ? [item] : []));
    expect(cells.map(({ cell }) => cell?.number)).toEqual(Array.from(matrix.numbers));
    const colours = coloursOf(matrix, DEFAULT_FIGURE);
    for (const { cell, fill } of cells) expect(fill).toBe(colours.fill(cell?.number ?? 0));
  });

  it("names rows and columns, Hangul upright, and brackets what is written as one word", () => {
    const matrix = shippedMatrix("ko-en");
    expect(matrix.brackets.length).toBeGreaterThan(0);
    const narrow = draw(matrix, { width: 50 }, ko);
    const texts = narrow.items.filter((item): item is FigureText => item.kind === "text");
    const of = (role: FigureText["role"]) => texts.filter((text) => text.role === role);
    expect(of("row").map(({ text }) => text)).toEqual(matrix.rows.map(({ text }) => text));
    expect(of("column").map(({ text }) => text)).toEqual(matrix.columns.map(({ text }) => text));
    expect(of("bracket").map(({ text }) => text)).toEqual(matrix.brackets.map(({ text }) => text));
    for (const { text, turn } of of("column")) expect(turn).toBe(/[가-힣]/.test(text) ? "stack" : "up");
    const without = draw(matrix, { parts: { ...DEFAULT_FIGURE.parts, brackets: false } });
    expect(without.items.some((item) => item.kind === "text" && item.role === "bracket")).toBe(false);
  });

  it("prints a number in every cell, small ones too", () => {
    const matrix = shippedMatrix("fr-en");
    expect(Math.min(...matrix.numbers)).toBeLessThan(0.005);
    const printed = draw(matrix).items.flatMap((item) =>
      item.kind === "text" && item.role === "number" ? [item.text] : [],
    );
    expect(printed).toEqual(Array.from(matrix.numbers, inCell));
  });

  it("of a part says which rows and columns it has, keeps its gold, and sums nothing over a part of a row", () => {
    const matrix = shippedMatrix("fr-en");
    const part = crop(matrix, [1, 3], [0, 2]);
    const figure = draw(part);
    const roles = figure.items.map((item) =>
      item.kind === "image" || item.kind === "line" ? "" : item.role,
    );
    expect(roles.filter((role) => role === "cell")).toHaveLength(4);
    expect(roles).toContain("gold");
    expect(roles).not.toContain("bar");
    const caption = figure.items
      .flatMap((item) => (item.kind === "text" && item.role === "caption" ? [item.text] : []))
      .join(" ");
    const said = `Rows 2–3 of ${matrix.rows.length}, columns 1–2 of ${matrix.columns.length}.`;
    expect(caption).toContain(said);
    expect(figure.description).toContain(said);
    expect(figure.description).not.toContain("looks most at");
    expect(caption).toContain(
      `→ “${matrix.rows.flatMap(({ text, special }) => (special ? [] : [text])).join(" ")}”`,
    );
  });

  it("leaves out what is not wished", () => {
    const none = {
      numbers: false,
      brackets: false,
      gold: false,
      margins: false,
      legend: false,
      caption: false,
    };
    const roles = draw(shippedMatrix("fr-en"), { parts: none }).items.map((item) =>
      item.kind === "text" || item.kind === "rect" ? item.role : item.kind,
    );
    expect(new Set(roles)).toEqual(new Set(["cell", "row", "column"]));
  });

  it("has greys that grow darker evenly, and ink that is read on each", () => {
    const colours = coloursOf(shippedMatrix("fr-en"), { palette: "greyscale", flip: false });
    const fills = Array.from({ length: 11 }, (_, i) => colours.fill(i / 10));
    for (const fill of fills) expect(fill).toMatch(/^#(..)\1\1$/);
    const light = fills.map(luminance);
    for (let i = 1; i < light.length; i++) expect(light[i]).toBeLessThan(light[i - 1] ?? 0);
    for (const fill of fills) {
      const [a, b] = [luminance(fill), luminance(colours.ink(fill))];
      expect((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
    const flipped = coloursOf(shippedMatrix("fr-en"), { palette: "greyscale", flip: true });
    expect(flipped.fill(1)).toBe(colours.fill(0));
  });

  it("shows scores on a scale that is symmetric about 0, and prints its ends", () => {
    const weights = shippedMatrix("fr-en");
    const numbers = Float64Array.from(weights.numbers, (value, k) => (k % 2 ? -6.5 * value : 3 * value));
    const figure = draw({ ...weights, kind: "scores", numbers });
    const legend = figure.items.flatMap((item) =>
      item.kind === "text" && item.role === "legend" ? [item.text] : [],
    );
    const largest = Math.max(...numbers.map(Math.abs)).toFixed(2);
    expect(legend).toContain(`−${largest}`);
    expect(legend).toContain(largest);
    expect(figure.items.some((item) => item.kind === "rect" && item.role === "bar")).toBe(false);
  });

  it("labels never overlap and never leave the figure, whatever the words, the width and the size", () => {
    const word = fc.oneof(
      fc.constantFrom(
        "je",
        "étudiant",
        "한",
        "도서관에서",
        "추천",
        "Donaudampfschifffahrt",
        "<eos>",
        ",",
        "漢字",
      ),
      fc.string({ minLength: 1, maxLength: 30 }),
    );
    const words = fc.array(word, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(
        words,
        words,
        fc.integer({ min: 30, max: 300 }),
        fc.integer({ min: 4, max: 14 }),
        fc.boolean(),
        fc.nat(),
        (rows, columns, width, points, isKorean, seed) => {
          const numbers = Float64Array.from({ length: rows.length * columns.length }, (_, k) =>
            (k * 31 + seed) % columns.length === 0 ? 1 : 1e-3,
          );
          const span = Math.max(1, seed % 4);
          const brackets = Array.from({ length: Math.floor(columns.length / span) }, (_, k) => ({
            text: columns.slice(k * span, (k + 1) * span).join(""),
            from: k * span,
            to: (k + 1) * span,
          }));
          const matrix: AttentionMatrix = {
            title: "x",
            kind: "weights",
            rows: rows.map(wordOf),
            columns: columns.map(wordOf),
            numbers,
            brackets,
            gold: { sure: [[0, 0]], possible: [[0, 0]] },
            model: null,
          };
          expect(faults(draw(matrix, { width, points }, isKorean ? ko : en))).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
  });

  it("no label of the models' own sentences is cut short at its usual width", () => {
    for (const name of ["fr-en", "en-fr", "ko-en", "dates", "fr-en.bahdanau"]) {
      const figure = draw(shippedMatrix(name));
      expect(faults(figure), name).toEqual([]);
      expect(figure.items.filter((item) => item.kind === "text" && item.full !== null)).toEqual([]);
    }
  });
});

describe("what a figure says", () => {
  const captionOf = (matrix: AttentionMatrix, words: typeof en): string =>
    draw(matrix, { width: 300 }, words)
      .items.flatMap((item) => (item.kind === "text" && item.role === "caption" ? [item.text] : []))
      .join(" ");

  it("names what was done to the weights, in caption and alternative text", () => {
    const matrix = shippedMatrix("fr-en");
    const model = present(matrix.model, "a model");
    const cases: readonly (readonly [AttentionMatrix, RegExp, RegExp])[] = [
      [normalise(matrix, "column"), /divided by their column sums/, /열의 합으로 나눈/],
      [differenceFromRow(matrix, 0), /minus those of the row “/, /행의 가중치를 뺀 값/],
      [present(differenceFromGold(matrix), "gold"), /minus the gold alignment/, /정답 정렬을 뺀 값/],
      [
        present(difference(matrix, { ...matrix, title: "kept" }), "a difference"),
        /minus those of “kept”/,
        /‘kept’의 가중치를 뺀 값/,
      ],
      [{ ...matrix, model: { ...model, isChanged: true } }, /Interventions changed/, /개입으로 바뀐/],
      [{ ...matrix, model: { ...model, isForced: true } }, /were forced/, /지정한 출력 단어/],
    ];
    for (const [changed, english, korean] of cases) {
      expect(captionOf(changed, en)).toMatch(english);
      expect(captionOf(changed, ko)).toMatch(korean);
      expect(draw(changed, {}, en).description).toMatch(english);
      expect(draw(changed, {}, ko).description).toMatch(korean);
    }
    for (const [, english] of cases) expect(captionOf(matrix, en)).not.toMatch(english);
  });

  it("knows interventions and forced words from the trace", () => {
    const trace = shippedTrace("fr-en");
    const forced = { kind: "token", row: 0, force: "the" } as const;
    const uniform = { kind: "weights", row: 0, set: "uniform" } as const;
    const of = (interventions: typeof trace.interventions, isForced = false) =>
      matrixOfTrace({ ...trace, interventions }, "weights", { isForced })?.model;
    expect(of([])).toMatchObject({ isChanged: false, isForced: false });
    expect(of([forced])).toMatchObject({ isChanged: false, isForced: true });
    expect(of([uniform])).toMatchObject({ isChanged: true, isForced: false });
    expect(of([], true)).toMatchObject({ isForced: true });
  });

  it("has the alignment error of the words, and the sentence as it was said, in any order of rows", () => {
    const matrix = shippedMatrix("fr-en");
    const rows = matrix.rows.map((_, i) => i).reverse();
    const moved = reorder(
      matrix,
      rows,
      matrix.columns.map((_, j) => j),
    );
    const error = /Alignment error rate [^.]*: [\d.]+\./;
    expect(draw(matrix).description).toMatch(error);
    expect(error.exec(draw(moved).description)?.[0]).toBe(error.exec(draw(matrix).description)?.[0]);
    expect(captionOf(moved, en)).toBe(captionOf(matrix, en));
    const input = withInputWords(matrix);
    const aer = present(scoreAgainstGold(matrix, { rows: "input" }), "gold").aer.toFixed(2);
    expect(draw(input).description).toContain(`gold alignment: ${aer}.`);
    expect(captionOf(input, en)).toMatch(/named by the word that was read before/);
  });

  it("says beside the rows' bars how many bits a row has that looks at all columns alike", () => {
    for (const name of ["fr-en", "ko-en"]) {
      const matrix = shippedMatrix(name);
      const { items, width, height } = draw(matrix);
      const most = Math.log2(matrix.columns.length);
      const scale = items.find((item) => item.kind === "text" && item.text === most.toFixed(2));
      const bars = items
        .filter((item) => item.kind === "rect" && item.role === "bar")
        .slice(0, matrix.rows.length);
      const ends = bars.map((item) => (item.kind === "rect" ? item.x + item.width : Number.NaN));
      if (scale?.kind !== "text") throw new Error("no scale");
      // No row is longer than that; the longest one is as much shorter as its entropy is less.
      const start = bars[0]?.kind === "rect" ? bars[0].x : Number.NaN;
      const longest = Math.max(...entropies(matrix));
      expect((Math.max(...ends) - start) / (scale.x - start)).toBeCloseTo(longest / most, 6);
      expect(scale.x).toBeLessThanOrEqual(width);
      expect(scale.y).toBeLessThan(height);
    }
  });

  it("has no bars of entropy beside shares of columns, and no colours of differences", () => {
    const shares = normalise(shippedMatrix("fr-en"), "column");
    const items = draw(shares).items;
    expect(items.some((item) => item.kind === "rect" && item.role === "bar")).toBe(false);
    expect(coloursOf(shares, DEFAULT_FIGURE).domain).toEqual([0, 1]);
  });

  it("the caption names model, seed, updates and sentence", () => {
    const matrix = shippedMatrix("fr-en");
    const model = JSON.parse(readFileSync("public/models/fr-en.trace.json", "utf8")).model;
    for (const { labels } of [en, ko]) {
      const said = draw(matrix, {}, labels.language === "en" ? en : ko)
        .items.flatMap((item) => (item.kind === "text" && item.role === "caption" ? [item.text] : []))
        .join(" ");
      for (const fact of ["Luong", "GRU", String(model.seed), String(model.step), matrix.title])
        expect(said, labels.language).toContain(fact);
    }
  });

  it("the alternative text says where each row looks most, in both languages", () => {
    const matrix = shippedMatrix("fr-en");
    const [english, korean] = [en, ko].map((words) => draw(matrix, {}, words).description);
    matrix.rows.forEach(({ text }, i) => {
      const row = Array.from(matrix.numbers).slice(
        i * matrix.columns.length,
        (i + 1) * matrix.columns.length,
      );
      const most = Math.max(...row);
      const looked = matrix.columns[row.indexOf(most)]?.text;
      expect(english).toMatch(new RegExp(`${text} (looks most )?at ${looked} \\(${most.toFixed(2)}\\)`));
      expect(korean).toContain(`${text} → ${looked} (${most.toFixed(2)})`);
    });
    expect(english).not.toMatch(/[가-힣]/);
    expect(korean).toMatch(/히트맵/);
    expect(english).toContain("Darker cells are larger weights.");
    expect(draw(matrix, { flip: true }).description).toContain("Lighter cells are larger weights.");
  });
});
