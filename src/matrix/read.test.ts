import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { writeJson } from "../figure/json";
import { MatrixError, type MatrixProblem, readMatrix } from "./read";

const problemOf = (text: string): MatrixProblem | null => {
  try {
    readMatrix(text, "file");
    return null;
  } catch (error) {
    if (error instanceof MatrixError) return error.problem;
    throw error;
  }
};

const json = (weights: unknown, more: object = {}): string =>
  JSON.stringify({ source: ["je", "suis", "<eos>"], output: ["I", "am"], weights, ...more });
const GOOD = [
  [0.9, 0.05, 0.05],
  [0.1, 0.8, 0.1],
];

describe("a table of attention from JSON", () => {
  it("is rectangular: as many columns as source words, as many rows as output words", () => {
    const matrix = readMatrix(json(GOOD), "mine.json");
    expect(matrix.rows.map(({ text }) => text)).toEqual(["I", "am"]);
    expect(matrix.columns).toEqual([
      { text: "je", special: false },
      { text: "suis", special: false },
      { text: "<eos>", special: true },
    ]);
    expect([...matrix.numbers]).toEqual(GOOD.flat());
    expect(matrix).toMatchObject({ title: "mine.json", kind: "weights", gold: null, model: null });
  });

  it("may bring its gold alignment; sure links are possible ones too", () => {
    const { gold } = readMatrix(json(GOOD, { gold: { sure: [[0, 0]], possible: [[1, 0]] } }), "");
    expect(gold).toEqual({
      sure: [[0, 0]],
      possible: [
        [0, 0],
        [1, 0],
      ],
    });
    expect(problemOf(json(GOOD, { gold: { sure: [[2, 0]] } }))).toEqual({
      code: "field",
      field: "gold.sure",
    });
  });

  test("scores, differences and shares that this page has written are refused by their name", () => {
    for (const kind of ["scores", "difference", "row-shares", "column-shares"] as const)
      expect(problemOf(writeJson({ ...readMatrix(json(GOOD), "mine"), kind }))).toEqual({
        code: "other-numbers",
        kind,
      });
    expect(problemOf(JSON.stringify({ source: ["je"], output: ["I"], scores: 3 }))).toEqual({
      code: "field",
      field: "weights",
    });
  });

  test("a row that does not sum to 1 within a thousandth is named with its line", () => {
    const text = `{
  "title": "weights", "source": ["a]", "b"],
  "output": ["x", "y"],
  "weights": [
    [0.5, 0.5004],
    [0.5,
     0.6]
  ]
}`;
    expect(problemOf(text)).toEqual({ code: "row-sum", line: 6, row: 2, sum: 1.1 });
    expect(problemOf(text.replace("0.6", "0.5"))).toBeNull();
    expect(problemOf(json([GOOD[0], [0.2, 0.2, 0.2]]))).toMatchObject({
      code: "row-sum",
      line: null,
      row: 2,
    });
  });

  test("rows that sum to less are read where the file declares them, and only there", () => {
    const windowed = [GOOD[0], [0.2, 0.2, 0.2]];
    const declared = { rowsSum: "below one" };
    expect(problemOf(json(windowed))).toMatchObject({ code: "row-sum", row: 2 });
    expect([...readMatrix(json(windowed, declared), "").numbers]).toEqual(windowed.flat());
    expect(problemOf(json([GOOD[0], [0.9, 0.2, 0.2]], declared))).toMatchObject({ code: "row-sum", row: 2 });
  });

  test.each([
    ["nothing", "  \n", { code: "empty" }],
    ["no JSON", '{"source": [', { code: "not-json" }],
    ["a list", "[[1]]", { code: "field", field: "weights" }],
    ["no words", JSON.stringify({ output: ["a"], weights: [[1]] }), { code: "field", field: "source" }],
    ["a row too few", json([GOOD[0]]), { code: "row-count", expected: 2, actual: 1 }],
    ["a number too few", json([GOOD[0], [1]]), { code: "row-length", row: 2, expected: 3, actual: 1 }],
    ["a word for a number", json([GOOD[0], ["x", 0, 1]]), { code: "number", row: 2, column: 1, text: "x" }],
    ["null", json([GOOD[0], [null, 0, 1]]), { code: "number", row: 2, column: 1, text: "null" }],
    ["a negative weight", json([GOOD[0], [1.2, -0.2, 0]]), { code: "range", row: 2, column: 1, value: 1.2 }],
    ["a broken trace", JSON.stringify({ tensors: {} }), { code: "field", field: "model" }],
  ])("%s is refused, naming the place", (_, text, expected) => {
    expect(problemOf(text)).toMatchObject(expected);
  });
});

describe("a table of attention from a table", () => {
  const TABLE = ",나,는,<eos>\nI,0.9,0.1,0\nam,0.2,0.3,0.5\n";

  it("has source words in its first row and output words in its first column", () => {
    const { rows, columns, numbers } = readMatrix(TABLE, "");
    expect([rows, columns].map((words) => words.map(({ text }) => text))).toEqual([
      ["I", "am"],
      ["나", "는", "<eos>"],
    ]);
    expect([...numbers]).toEqual([0.9, 0.1, 0, 0.2, 0.3, 0.5]);
  });

  it("reads tabs, semicolons with decimal commas, quotes, a byte order mark and other line ends alike", () => {
    const same = [...readMatrix(TABLE, "").numbers];
    for (const text of [
      TABLE.replaceAll(",", "\t"),
      TABLE.replaceAll(",", ";").replaceAll(".", ","),
      `\uFEFF${TABLE.replaceAll("\n", "\r\n")}`,
      TABLE.replace("I,0.9", '"I","0.9"'),
      TABLE.replace("\nam", "\n\nam"),
    ])
      expect([...readMatrix(text, "").numbers], JSON.stringify(text)).toEqual(same);
  });

  it("names the line, also below blank lines and words of several lines", () => {
    expect(problemOf(TABLE.replace("0.5", "0.8"))).toMatchObject({ code: "row-sum", line: 3, row: 2 });
    expect(problemOf(TABLE.replace("\nam", "\n\nam").replace("0.5", "0.8"))).toMatchObject({
      line: 4,
      row: 2,
    });
    expect(problemOf(TABLE.replace("\nI,", '\n"I\nme",').replace("0.5", "0.8"))).toMatchObject({ line: 4 });
    expect(problemOf(TABLE.replace(",0.5", ""))).toEqual({
      code: "row-length",
      line: 3,
      row: 2,
      expected: 3,
      actual: 2,
    });
    expect(problemOf(TABLE.replace("0.3", "?"))).toEqual({
      code: "number",
      line: 3,
      row: 2,
      column: 2,
      text: "?",
    });
  });

  it.each(["one word", "a,b", "\n\n", "a\nb\nc"])("%j is no table", (text) => {
    expect(problemOf(text)?.code).toMatch(/empty|not-a-table/);
  });
});

test("any text is read or refused with a problem", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
      problemOf(text);
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.json(), (text) => {
      problemOf(text);
    }),
    { numRuns: 200 },
  );
});
