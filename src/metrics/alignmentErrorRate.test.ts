import { describe, expect, test } from "vitest";
import { type AlignmentLink, alignmentErrorRate } from "./alignmentErrorRate";

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
