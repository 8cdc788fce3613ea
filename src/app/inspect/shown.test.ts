import { describe, expect, it } from "vitest";
import { INSPECT_LOCALES } from "../../i18n/inspectLocales";
import type { Finding } from "../../matrix/diagnosis";
import { type AttentionMatrix, numberAt, wordOf } from "../../matrix/matrix";
import type { MatrixProblem } from "../../matrix/read";
import type { Base } from "./inspectState";
import { shownMatrix } from "./shown";
import { AS_GIVEN } from "./testSettings";
import { spokenCell } from "./words";

const matrix: AttentionMatrix = {
  title: "나는 학생이다",
  kind: "weights",
  rows: ["I", "am", "<eos>"].map(wordOf),
  columns: ["나", "는", "학생", "이", "다"].map(wordOf),
  numbers: Float64Array.of(0.7, 0.1, 0.1, 0.05, 0.05, 0, 0.1, 0.1, 0.3, 0.5, 0.2, 0.2, 0.2, 0.2, 0.2),
  brackets: [
    { text: "나는", from: 0, to: 2 },
    { text: "학생이다", from: 2, to: 5 },
  ],
  gold: { sure: [[0, 0]], possible: [[0, 0]] },
  model: null,
};
const base: Base = { weights: matrix, scores: { ...matrix, kind: "scores" }, reference: null };

const words = (of: AttentionMatrix["rows"]): string[] => of.map(({ text }) => text);

describe("what is drawn", () => {
  it("is the matrix itself at first, with its margins", () => {
    const shown = shownMatrix(base, null, AS_GIVEN);
    expect(shown.matrix).toBe(matrix);
    expect(shown.margins?.coverages[0]).toBeCloseTo(0.9);
    expect(shown.margins?.entropies[2]).toBeCloseTo(Math.log2(5));
  });

  it("has a folded bracket as one column with its sum, and says where it stands", () => {
    const shown = shownMatrix(base, null, { ...AS_GIVEN, folded: new Set([1]) });
    expect(words(shown.matrix.columns)).toEqual(["나", "는", "학생이다"]);
    expect(numberAt(shown.matrix, 1, 2)).toBeCloseTo(0.9);
    expect(shown.folded).toEqual([{ index: 1, column: 2, text: "학생이다" }]);
    expect(shown.bracketIndices).toEqual([0]);
    const both = shownMatrix(base, null, { ...AS_GIVEN, folded: new Set([0, 1]) });
    expect(both.folded.map(({ column }) => column)).toEqual([0, 1]);
  });

  it("sorts rows and columns, and normalises weights alone", () => {
    const shown = shownMatrix(base, null, { ...AS_GIVEN, columnOrder: "coverage", normalisation: "column" });
    expect(words(shown.matrix.columns)[0]).toBe("나");
    // Shares of columns are no weights: their rows have no entropy.
    expect(shown).toMatchObject({ matrix: { kind: "column-shares" }, margins: null });
    const scores = shownMatrix(base, null, { ...AS_GIVEN, layer: "scores", normalisation: "column" });
    expect(scores.matrix.numbers).toEqual(matrix.numbers);
    expect(scores.margins).toBeNull();
  });

  it("subtracts the pinned row, the one beside, the gold alignment", () => {
    const row = shownMatrix(base, null, { ...AS_GIVEN, layer: "row", pin: { row: 1, column: null } });
    expect(numberAt(row.matrix, 0, 0)).toBeCloseTo(0.7);
    expect(numberAt(row.matrix, 1, 4)).toBe(0);
    const same = shownMatrix(base, base, { ...AS_GIVEN, layer: "second" });
    expect([...same.matrix.numbers].every((value) => value === 0)).toBe(true);
    const gold = shownMatrix(base, null, { ...AS_GIVEN, layer: "gold" });
    expect(numberAt(gold.matrix, 0, 0)).toBeCloseTo(-0.3);
    expect(gold.largest).toBeCloseTo(0.3);
  });

  it("subtracts the links of the words that rows are named by, and says what it subtracted", () => {
    const input = { ...AS_GIVEN, rowWord: "input" } as const;
    const gold = shownMatrix(base, null, { ...input, layer: "gold" });
    // The row of "I" is the second one then, and looks at 나 with 0.
    expect(numberAt(gold.matrix, 1, 0)).toBe(-1);
    expect(gold.matrix.minus).toEqual({ of: "gold" });
    const pin = { row: 1, column: null };
    expect(shownMatrix(base, null, { ...input, layer: "row", pin }).matrix.minus).toEqual({
      of: "row",
      word: "I",
    });
    const second = { ...AS_GIVEN, layer: "second", secondTitle: "kept" } as const;
    expect(shownMatrix(base, base, second).matrix.minus).toEqual({ of: "matrix", title: "kept" });
  });

  it("falls back to the weights and says why where a layer cannot be", () => {
    const file: Base = { weights: { ...matrix, gold: null }, scores: null, reference: null };
    const narrow: Base = {
      ...file,
      weights: { ...matrix, columns: matrix.columns.slice(1), numbers: matrix.numbers.slice(3) },
    };
    expect(shownMatrix(file, null, { ...AS_GIVEN, layer: "scores" })).toMatchObject({
      layer: "weights",
      missing: "noScores",
    });
    expect(shownMatrix(file, null, { ...AS_GIVEN, layer: "second" }).missing).toBe("noSecond");
    expect(shownMatrix(file, narrow, { ...AS_GIVEN, layer: "second" }).missing).toBe("otherShape");
    expect(shownMatrix(file, null, { ...AS_GIVEN, layer: "gold" }).missing).toBe("noGold");
  });

  it("names rows by the word read before, and moves their gold links along", () => {
    const shown = shownMatrix(base, null, { ...AS_GIVEN, rowWord: "input" });
    expect(words(shown.matrix.rows)).toEqual(["<sos>", "I", "am"]);
    expect(shown.matrix.gold?.sure).toEqual([[1, 0]]);
  });

  it("sorts rows by the alphabet of the words that they are named by", () => {
    const three = { ...matrix, rows: ["c", "a", "<eos>"].map(wordOf) };
    const sorted = { ...AS_GIVEN, rowOrder: "alphabet", rowWord: "input" } as const;
    const shown = shownMatrix({ ...base, weights: three }, null, sorted);
    expect(words(shown.matrix.rows)).toEqual(["<sos>", "a", "c"]);
    expect(numberAt(shown.matrix, 1, 0)).toBeCloseTo(0.2);
  });
});

it("a cell is said in both languages", () => {
  const place = { row: 0, column: 0 };
  expect(spokenCell(INSPECT_LOCALES.en, matrix, place)).toBe("output 1, I: 70 percent 나");
  expect(spokenCell(INSPECT_LOCALES.ko, matrix, place)).toBe("1번째 출력 I: 나 70퍼센트");
});

const PROBLEMS: readonly MatrixProblem[] = [
  { code: "empty" },
  { code: "too-large", cells: 5_000_000, limit: 4_000_000 },
  { code: "not-a-table" },
  { code: "not-json", detail: "Unexpected token" },
  { code: "field", field: "weights" },
  { code: "no-weights" },
  { code: "row-length", line: 3, row: 2, expected: 4, actual: 3 },
  { code: "row-count", expected: 3, actual: 2 },
  { code: "number", line: null, row: 2, column: 1, text: "x" },
  { code: "range", line: 3, row: 2, column: 1, value: 1.5 },
  { code: "row-sum", line: 7, row: 6, sum: 1.31 },
];

const FINDINGS: readonly Finding[] = [
  { id: "sharp", bits: 0.4, uniform: 2, effective: 1.3 },
  { id: "diffuse", bits: 1.9, uniform: 2, effective: 3.7 },
  { id: "shifted", by: 1, error: 0.9, shiftedError: 0.1 },
  { id: "end-sink", column: 4, share: 0.5 },
  { id: "padding-leak", column: 4, largest: 0.2 },
  { id: "ignored", columns: [3], coverage: 0.02 },
  { id: "dominating", column: 2, share: 0.7 },
];

for (const language of ["en", "ko"] as const) {
  const messages = INSPECT_LOCALES[language];
  it(`every problem of a file is a sentence (${language})`, () => {
    for (const problem of PROBLEMS) {
      const text = (messages.problems[problem.code] as (one: MatrixProblem) => string)(problem);
      expect(text, problem.code).toMatch(language === "en" ? /^[A-Z].*\.$/s : /[가-힣].*\.$/s);
      expect(text).not.toMatch(/undefined|NaN|\(으\)|은\(는\)|이\(가\)|을\(를\)/);
    }
    const sum = messages.problems["row-sum"]({ code: "row-sum", line: 7, row: 6, sum: 1.31 });
    expect(sum).toMatch(/7/);
    expect(sum).toMatch(/1\.31/);
  });

  it(`every finding is a sentence and has an explanation (${language})`, () => {
    for (const finding of FINDINGS) {
      const says = messages.diagnosis.says[finding.id] as (
        one: Finding,
        word: (column: number) => string,
      ) => string;
      const text = says(finding, (column) => matrix.columns[column]?.text ?? "");
      expect(text).not.toMatch(/undefined|NaN|\(으\)|은\(는\)|이\(가\)|을\(를\)/);
      expect(messages.diagnosis.explains[finding.id].length).toBeGreaterThan(40);
    }
  });
}
