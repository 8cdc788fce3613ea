import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { diagnose } from "./diagnosis";
import { scoreAgainstGold, shiftedErrorRate } from "./gold";
import { type AttentionMatrix, type Gold, type Link, rowAt, wordOf } from "./matrix";
import { coverages, entropies, largestMagnitude, meanEntropy, meanShares, peaks } from "./statistics";
import {
  COLUMN_ORDERS,
  columnOrder,
  crop,
  difference,
  differenceFromGold,
  differenceFromRow,
  foldBrackets,
  normalise,
  ROW_ORDERS,
  reorder,
  rowOrder,
} from "./transform";

const links = (text: string): Link[] =>
  text.split(" ").map((link) => link.split("-").map(Number) as unknown as Link);

function matrixOf(
  rows: string,
  columns: string,
  numbers: readonly (readonly number[])[],
  more: Partial<AttentionMatrix> = {},
): AttentionMatrix {
  return {
    title: "",
    kind: "weights",
    rows: rows.split(" ").map(wordOf),
    columns: columns.split(" ").map(wordOf),
    numbers: Float64Array.from(numbers.flat()),
    brackets: [],
    gold: null,
    model: null,
    ...more,
  };
}

const gold = (sure: string, possible = sure): Gold => ({ sure: links(sure), possible: links(possible) });

/** Rows that look at one column each and give crumbs to the others. */
const looking = (at: readonly number[], columns: number, crumb = 0.01): number[][] =>
  at.map((peak) =>
    Array.from({ length: columns }, (_, j) => (j === peak ? 1 - crumb * (columns - 1) : crumb)),
  );

const STUDENT = matrixOf("I am a student <eos>", "je suis étudiant <eos>", looking([0, 1, 2, 2, 3], 4), {
  gold: gold("0-0 1-1 3-2", "0-0 1-1 3-2 2-2"),
});

describe("statistics", () => {
  test("entropy in bits: 0 for one column, 1 for two alike, log2 of the columns for all alike", () => {
    const matrix = matrixOf("a b c", "w x y z", [
      [1, 0, 0, 0],
      [0.5, 0.5, 0, 0],
      [0.25, 0.25, 0.25, 0.25],
    ]);
    [0, 1, 2].forEach((bits, i) => {
      expect(entropies(matrix)[i]).toBeCloseTo(bits, 12);
    });
    expect(coverages(matrix)).toEqual([1.75, 0.75, 0.25, 0.25]);
  });
  test("rows that a Gaussian window has lowered are as spread as their shares", () => {
    const matrix = matrixOf("a b <eos>", "w x y z", [
      [0.3, 0.3, 0, 0],
      [0.1, 0.1, 0.1, 0.1],
      [0, 0, 0, 0],
    ]);
    [1, 2, 0].forEach((bits, i) => {
      expect(entropies(matrix)[i]).toBeCloseTo(bits, 12);
    });
    expect(meanEntropy(matrix)).toBeCloseTo(1.5, 12);
    expect(meanShares(matrix)[0]).toBeCloseTo((0.5 + 0.25) / 2, 12);
    expect(meanEntropy(matrixOf("<eos>", "w x", [[0.5, 0.5]]))).toBeNaN();
  });
  test("a row peaks at the first of equal numbers", () => {
    const matrix = matrixOf("a", "w x y z", [[0.2, 0.3, 0.3, 0.2]]);
    expect(peaks(matrix)).toEqual([1]);
  });
});

describe("transformations", () => {
  const shapes = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
    .chain(([rows, columns]) =>
      fc
        .array(fc.double({ min: 0, max: 1, noNaN: true }), {
          minLength: rows * columns,
          maxLength: rows * columns,
        })
        .map((numbers) =>
          matrixOf(
            Array.from({ length: rows }, (_, i) => `r${i}`).join(" "),
            Array.from({ length: columns }, (_, j) => `c${j}`).join(" "),
            [numbers],
          ),
        ),
    );

  it("normalises rows or columns to 1, and leaves what sums to 0", () => {
    const matrix = matrixOf("a b", "x y", [
      [1, 3],
      [0, 0],
    ]);
    expect([...normalise(matrix, "row").numbers]).toEqual([0.25, 0.75, 0, 0]);
    expect([...normalise(matrix, "column").numbers]).toEqual([1, 1, 0, 0]);
    expect(normalise(matrix, "none")).toBe(matrix);
    expect(normalise(matrix, "row").kind).toBe("row-shares");
    expect(normalise(matrix, "column").kind).toBe("column-shares");
  });

  it("does not divide where rows sum to 1, nor what are no weights", () => {
    expect(normalise(STUDENT, "row")).toBe(STUDENT);
    const scores = { ...STUDENT, kind: "scores" } as const;
    expect(normalise(scores, "row")).toBe(scores);
    expect(normalise(scores, "column")).toBe(scores);
  });

  it("orders without losing a row, a column or a number", () => {
    fc.assert(
      fc.property(
        shapes,
        fc.constantFrom(...ROW_ORDERS),
        fc.constantFrom(...COLUMN_ORDERS),
        (matrix, r, c) => {
          const [rows, columns] = [rowOrder(matrix, r), columnOrder(matrix, c)];
          expect(rows.toSorted((a, b) => a - b)).toEqual(matrix.rows.map((_, i) => i));
          expect(columns.toSorted((a, b) => a - b)).toEqual(matrix.columns.map((_, j) => j));
          const moved = reorder(matrix, rows, columns);
          rows.forEach((row, i) => {
            expect(moved.rows[i]).toBe(matrix.rows[row]);
            columns.forEach((column, j) => {
              expect(rowAt(moved, i)[j]).toBe(rowAt(matrix, row)[column]);
            });
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it("carries gold links along", () => {
    const turned = reorder(STUDENT, [4, 3, 2, 1, 0], [3, 2, 1, 0]);
    expect(turned.gold?.sure).toEqual(links("4-3 3-2 1-1"));
  });

  it("folds the morphemes of a written word: weights add up, gold and other brackets follow", () => {
    const matrix = matrixOf("I see", "나 는 보 ㄴ다 <eos>", looking([0, 2], 5), {
      brackets: [
        { text: "나는", from: 0, to: 2 },
        { text: "본다", from: 2, to: 4 },
      ],
      gold: gold("0-0 1-2", "0-0 0-1 1-2 1-3"),
    });
    const folded = foldBrackets(matrix, new Set([1]));
    expect(folded.columns.map(({ text }) => text)).toEqual(["나", "는", "본다", "<eos>"]);
    expect(rowAt(folded, 1)[2]).toBeCloseTo(0.97, 12);
    expect(folded.brackets).toEqual([{ text: "나는", from: 0, to: 2 }]);
    expect(folded.gold?.possible).toEqual(links("0-0 0-1 1-2"));
    for (const i of [0, 1])
      expect(Array.from(rowAt(folded, i)).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(foldBrackets(matrix, new Set())).toBe(matrix);
  });

  it("differences: from itself nothing, from a row that row nothing, from gold 1 where only one link is", () => {
    expect(new Set(difference(STUDENT, STUDENT)?.numbers)).toEqual(new Set([0]));
    expect(difference(STUDENT, reorder(STUDENT, [0], [0, 1, 2, 3]))).toBeNull();
    expect([...rowAt(differenceFromRow(STUDENT, 1), 1)]).toEqual([0, 0, 0, 0]);
    const apart = differenceFromGold(STUDENT);
    if (!apart) throw new Error("STUDENT has gold");
    expect(rowAt(apart, 0)[0]).toBeCloseTo(-0.03, 12);
    expect([...rowAt(apart, 4)]).toEqual([0, 0, 0, 0]);
    expect(largestMagnitude(apart)).toBeCloseTo(0.03, 12);
    expect(differenceFromGold({ ...STUDENT, gold: null })).toBeNull();
  });
});

describe("against gold", () => {
  it("counts precision over possible and recall over sure links", () => {
    expect(scoreAgainstGold(STUDENT)).toMatchObject({
      sure: 3,
      possible: 4,
      gold: 3,
      precision: 1,
      recall: 1,
      aer: 0,
    });
    const wrong = { ...STUDENT, numbers: Float64Array.from(looking([0, 1, 1, 0, 3], 4).flat()) };
    expect(scoreAgainstGold(wrong)).toMatchObject({ precision: 0.5, recall: 2 / 3 });
    expect(scoreAgainstGold({ ...STUDENT, gold: null })).toBeNull();
  });
  it("passes over tokens that are no words, wherever they stand", () => {
    const rows = matrixOf(
      "<sos> I am a student <eos>",
      "<sos> je suis étudiant <eos>",
      looking([0, 1, 2, 3, 3, 4], 5),
      { gold: gold("1-1 2-2 4-3", "1-1 2-2 4-3 3-3") },
    );
    expect(scoreAgainstGold(rows)).toEqual({ ...scoreAgainstGold(STUDENT), drawn: links("1-1 2-2 3-3 4-3") });
    expect(shiftedErrorRate(rows, 0)).toBe(0);
    const bert = matrixOf("[CLS] a b [SEP]", "[CLS] x y [SEP]", looking([0, 1, 2, 3], 4), {
      gold: gold("1-1 2-2"),
    });
    expect(scoreAgainstGold(bert)).toMatchObject({ precision: 1, recall: 1, aer: 0 });
  });
  it("is the same in any order of rows and columns", () => {
    const wrong = { ...STUDENT, numbers: Float64Array.from(looking([0, 1, 1, 0, 3], 4).flat()) };
    const moved = reorder(wrong, [4, 2, 0, 3, 1], [3, 1, 2, 0]);
    expect(scoreAgainstGold(moved)?.aer).toBe(scoreAgainstGold(wrong)?.aer);
  });
  it("is not known where some of its links are missing", () => {
    expect(scoreAgainstGold({ ...STUDENT, gold: { ...gold("0-0"), isPart: true } })).toBeNull();
  });
  it("knows a row as the predicted word's or the input word's", () => {
    expect(scoreAgainstGold(STUDENT, { rows: "input" })?.aer).toBeGreaterThan(0.5);
  });
});

describe("a part of a matrix", () => {
  const weights = matrixOf("I read a book", "나 는 책 을 읽", looking([0, 4, 2, 2], 5), {
    gold: gold("0-0 1-4 3-2", "0-0 0-1 1-4 3-2 3-3"),
    brackets: [
      { text: "나는", from: 0, to: 2 },
      { text: "책을", from: 2, to: 4 },
    ],
  });

  it("has the numbers, words, gold links and whole brackets of its place", () => {
    const part = crop(weights, [1, 4], [1, 4]);
    expect(part.rows.map(({ text }) => text)).toEqual(["read", "a", "book"]);
    expect(part.columns.map(({ text }) => text)).toEqual(["는", "책", "을"]);
    expect([...part.numbers]).toEqual([1, 2, 3].flatMap((row) => [...rowAt(weights, row).subarray(1, 4)]));
    expect(part.brackets).toEqual([{ text: "책을", from: 1, to: 3 }]);
    expect(part.gold).toEqual({ sure: links("2-1"), possible: links("2-1 2-2"), isPart: true });
    expect(part.part).toEqual({ rows: [1, 4], columns: [1, 4], of: { rows: 4, columns: 5 } });
    expect(part.said).toBe("I read a book");
  });

  it("has no rate against the links that are left", () => {
    expect(scoreAgainstGold(weights)).not.toBeNull();
    expect(scoreAgainstGold(crop(weights, [1, 4], [0, 5]))).toBeNull();
  });

  it("is the matrix itself where all is seen, and ends where the matrix does", () => {
    expect(crop(weights, [-1, 9], [0, 5])).toBe(weights);
    expect(crop(weights, [2, 9], [3, 9]).numbers).toHaveLength(4);
  });
});

describe("diagnosis", () => {
  const found = (matrix: AttentionMatrix): string[] => diagnose(matrix).map(({ id }) => id);

  test("a clean alignment is sharp and nothing else", () => expect(found(STUDENT)).toEqual(["sharp"]));
  test("the gold alignment moved by one is named with the way back", () => {
    const moved = matrixOf("a b c d <eos>", "w x y z <eos>", looking([1, 2, 3, 4, 4], 5), {
      gold: gold("0-0 1-1 2-2 3-3"),
    });
    expect(diagnose(moved)).toContainEqual(
      expect.objectContaining({ id: "shifted", by: -1, shiftedError: 0 }),
    );
  });
  test("rows that look where the word before is are not shifted for who reads them as that word's", () => {
    const late = matrixOf("a b c d <eos>", "w x y z <eos>", looking([4, 0, 1, 2, 3], 5), {
      gold: gold("0-0 1-1 2-2 3-3"),
    });
    expect(diagnose(late)).toContainEqual(expect.objectContaining({ id: "shifted", by: 1 }));
    expect(diagnose(late, { rows: "input" }).map(({ id }) => id)).not.toContain("shifted");
  });
  test("the sink and the entropy of windowed rows are shares of what the window left", () => {
    const windowed = matrixOf(
      "a b c",
      "x y <eos>",
      looking([2, 2, 2], 3, 0.2).map((row) => row.map((w) => w / 4)),
    );
    expect(diagnose(windowed)).toContainEqual({ id: "end-sink", column: 2, share: expect.closeTo(0.6, 10) });
  });
  test("weights all alike are diffuse", () => {
    const flat = matrixOf("a b c", "x y z", [
      [0.3, 0.4, 0.3],
      [0.4, 0.3, 0.3],
      [0.3, 0.3, 0.4],
    ]);
    expect(found(flat)).toEqual(["diffuse"]);
  });
  test("<eos> that takes most of every row is a sink, whether or not anybody said gold", () => {
    expect(found(matrixOf("a b c", "x y <eos>", looking([2, 2, 2], 3, 0.2)))).toContain("end-sink");
  });
  test("padding with weight is a leak, with exactly 0 it is none", () => {
    const leak = matrixOf("a", "x y <pad>", [[0.5, 0.4, 0.1]]);
    expect(diagnose(leak)[0]).toEqual({ id: "padding-leak", column: 2, largest: 0.1 });
    expect(found(matrixOf("a", "x y <pad>", [[0.5, 0.5, 0]]))).not.toContain("padding-leak");
  });
  test("a source word that nobody looks at is ignored, and one that all look at dominates", () => {
    const one = matrixOf("a b c", "x y z", looking([1, 1, 1], 3));
    expect(diagnose(one)).toEqual([
      { id: "dominating", column: 1, share: expect.closeTo(0.98, 10) },
      { id: "ignored", columns: [0, 2], coverage: expect.closeTo(0.03, 10) },
      expect.objectContaining({ id: "sharp" }),
    ]);
  });
  test("scores and differences are not diagnosed", () => {
    expect(found({ ...STUDENT, kind: "scores" })).toEqual([]);
  });
});
