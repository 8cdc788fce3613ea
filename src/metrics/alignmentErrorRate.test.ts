import { describe, expect, test } from "vitest";
import { type AlignmentLink, alignmentErrorRate, linksDrawn } from "./alignmentErrorRate";

const links = (text: string): AlignmentLink[] =>
  text.split(" ").map((link) => link.split("-").map(Number) as unknown as AlignmentLink);

describe("alignment error rate", () => {
  test("the test vector of NLTK", () => {
    const gold = links("0-0 1-1 2-2");
    const rate = alignmentErrorRate([{ sure: gold, possible: gold, looked: [0, 2, 1], sourceLength: 3 }]);
    expect(rate).toBeCloseTo(2 / 3, 10);
  });

  const student = { sure: links("0-0 1-1 3-2"), possible: links("0-0 1-1 3-2 2-2"), sourceLength: 3 };
  test("je suis étudiant, I am a student: no error where “a” looks at étudiant", () => {
    expect(alignmentErrorRate([{ ...student, looked: [0, 1, 2, 2] }])).toBe(0);
  });
  test("je suis étudiant, I am a student: one in seven where “a” looks at suis", () => {
    expect(alignmentErrorRate([{ ...student, looked: [0, 1, 1, 2] }])).toBeCloseTo(0.1429, 4);
  });
  test("a word that looks at <eos> draws no link", () => {
    expect(alignmentErrorRate([{ ...student, looked: [0, 1, 3, 2] }])).toBe(0);
    expect(alignmentErrorRate([{ ...student, looked: [3, 1, 2, 2] }])).toBeCloseTo(1 - 5 / 6, 10);
  });
  test("a corpus counts its links together, not its sentences", () => {
    const gold = links("0-0");
    const wrong = { sure: gold, possible: gold, looked: [1], sourceLength: 2 };
    const rate = alignmentErrorRate([{ ...student, looked: [0, 1, 2, 2] }, wrong]);
    expect(rate).toBeCloseTo(1 - 7 / 9, 10);
  });
  test("sure links count as possible even where they are not listed so", () => {
    expect(alignmentErrorRate([{ sure: links("0-0"), possible: [], looked: [0], sourceLength: 1 }])).toBe(0);
  });
  test("nothing to score is not a score", () => expect(alignmentErrorRate([])).toBeNaN());
});

describe("strict gold", () => {
  // The article: le, for “the man”. Sure is the article, possible also the noun, at which the row looks.
  const article = { sure: links("0-0 1-1"), possible: links("0-0 1-1 0-1"), looked: [1, 1], sourceLength: 2 };
  test("counts a possible link as wrong: 1 - (1 + 1)/(2 + 2), where lenient gold has 1 - (1 + 2)/(2 + 2)", () => {
    expect(alignmentErrorRate([article], { gold: "strict" })).toBe(0.5);
    expect(alignmentErrorRate([article], { gold: "lenient" })).toBe(0.25);
    expect(alignmentErrorRate([article])).toBe(0.25);
  });
  test("is one minus F1: both links that are drawn are sure, and two of three sure links are drawn", () => {
    const half = {
      sure: links("0-0 1-1 2-2"),
      possible: links("3-0"),
      looked: [0, 1, 3, 3],
      sourceLength: 3,
    };
    // The last two look at <eos>. F1 = 2·2 / (2 + 3).
    expect(alignmentErrorRate([half], { gold: "strict" })).toBeCloseTo(1 - 4 / 5, 10);
  });
  test("where everything possible is sure, both are the same", () => {
    const gold = links("0-0 1-1 2-2");
    const sentence = { sure: gold, possible: gold, looked: [0, 2, 1], sourceLength: 3 };
    expect(alignmentErrorRate([sentence], { gold: "strict" })).toBe(alignmentErrorRate([sentence]));
  });
});

describe("rows that belong to the input word", () => {
  const gold = links("0-0 1-1 2-2");
  const sentence = { sure: gold, possible: gold, sourceLength: 3 };
  test("the first row, of <sos>, draws no link; the row of <eos> draws the last word's", () => {
    expect(linksDrawn({ ...sentence, looked: [2, 0, 1], lookedAtEnd: 2 }, "input")).toEqual(gold);
    expect(alignmentErrorRate([{ ...sentence, looked: [2, 0, 1], lookedAtEnd: 2 }], { rows: "input" })).toBe(
      0,
    );
  });
  test("without the row of <eos>, the last word draws no link: 1 - (2 + 2)/(2 + 3)", () => {
    const rate = alignmentErrorRate([{ ...sentence, looked: [2, 0, 1] }], { rows: "input" });
    expect(rate).toBeCloseTo(1 / 5, 10);
  });
  test("a perfect diagonal under one reading is wrong in every link under the other", () => {
    const diagonal = { ...sentence, looked: [0, 1, 2], lookedAtEnd: 3 };
    expect(alignmentErrorRate([diagonal], { rows: "predicted" })).toBe(0);
    expect(alignmentErrorRate([diagonal], { rows: "input" })).toBe(1);
  });
  test("under the predicted word the row of <eos> draws no link", () => {
    expect(linksDrawn({ ...sentence, looked: [0, 1, 2], lookedAtEnd: 0 })).toEqual(gold);
  });
  test("goes together with strict gold: 1 - (1 + 1)/(2 + 2)", () => {
    const article = {
      sure: links("0-0 1-1"),
      possible: links("0-0 1-1 0-1"),
      looked: [0, 1],
      lookedAtEnd: 1,
      sourceLength: 2,
    };
    expect(alignmentErrorRate([article], { gold: "strict", rows: "input" })).toBe(0.5);
    expect(alignmentErrorRate([article], { rows: "input" })).toBe(0.25);
  });
});
