import { describe, expect, test } from "vitest";
import { byLength, byTag, metricsOf, type SentenceRecord } from "./summary";

const words = (text: string): string[] => text.split(" ").filter((word) => word !== "");

/** je suis étudiant, I am a student, right in every word; rows and columns with <eos>. */
const student: SentenceRecord = {
  source: words("je suis étudiant"),
  output: words("I am a student"),
  reference: words("I am a student"),
  tags: ["copula", "article"],
  losses: [Math.log(2), 0, 0, 0, Math.log(8)],
  // biome-ignore format: one line for each row
  attention: {
    weights: Float32Array.of(
      1, 0, 0, 0, // I: je
      0, 1, 0, 0, // am: suis
      0, 0, 1, 0, // a: étudiant
      0, 0, 1, 0, // student: étudiant
      0, 0, 0.5, 0.5, // <eos>: étudiant, the first of two equal ones
    ),
    columns: 4,
  },
  gold: {
    sure: [
      [0, 0],
      [1, 1],
      [3, 2],
    ],
    possible: [[2, 2]],
  },
};

/** le homme, the man, wrong in the second word, and nothing else measured. */
const man: SentenceRecord = {
  source: words("l' homme"),
  output: words("the dog"),
  reference: words("the man"),
  tags: ["article"],
};

describe("all metrics of some sentences", () => {
  test("one sentence with everything", () => {
    expect(metricsOf([student])).toEqual({
      sentences: 1,
      exact: 1,
      tokenAccuracy: 1,
      bleu: 100,
      loss: expect.closeTo(Math.log(16) / 5, 10),
      perplexity: expect.closeTo(16 ** (1 / 5), 10),
      // Four links are drawn, all possible, three sure: 1 - (3 + 4)/(4 + 3).
      aer: 0,
      // 1 - (3 + 3)/(4 + 3)
      aerStrict: expect.closeTo(1 / 7, 10),
      // The rows below the first draw 0-1, 1-2, 2-2, 3-2: one sure, two possible. 1 - (1 + 2)/(4 + 3).
      aerInputWord: expect.closeTo(4 / 7, 10),
      // One row of five has ln 2.
      entropy: expect.closeTo(Math.log(2) / 5, 10),
      coverage: 1,
    });
  });
  test("what was not measured is absent", () => {
    expect(metricsOf([man])).toEqual({
      sentences: 1,
      exact: 0,
      tokenAccuracy: 0.5,
      bleu: 0,
    });
  });
  test("each number is over the sentences that have what it needs", () => {
    const together = metricsOf([student, man]);
    expect(together).toMatchObject({ sentences: 2, exact: 0.5, tokenAccuracy: 5 / 6 });
    // 5/6 words, 3/4 pairs, 2/2 triples, 1/1.
    expect(together.bleu).toBeCloseTo(100 * ((5 / 6) * (3 / 4)) ** (1 / 4), 10);
    const { aer, entropy, perplexity } = metricsOf([student]);
    expect(together).toMatchObject({ aer, entropy, perplexity });
  });
  test("without gold links there is no alignment error, but entropy and coverage", () => {
    const { gold: _, ...withoutGold } = student;
    for (const record of [withoutGold, { ...student, gold: { sure: [], possible: [] } }]) {
      const metrics = metricsOf([record]);
      expect(metrics).not.toHaveProperty("aer");
      expect(metrics).not.toHaveProperty("aerStrict");
      expect(metrics).not.toHaveProperty("aerInputWord");
      expect(metrics).toMatchObject({ coverage: 1 });
    }
  });
  test("rows and columns of <eos> may be missing", () => {
    const weights = Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1);
    const metrics = metricsOf([{ ...student, attention: { weights, columns: 3 } }]);
    // By input word three links are drawn, 0-1, 1-2, 2-2: none sure, one possible. 1 - (0 + 1)/(3 + 3).
    expect(metrics).toMatchObject({
      aer: 0,
      aerInputWord: expect.closeTo(5 / 6, 10),
      entropy: 0,
      coverage: 1,
    });
  });
  test("an output that did not end is no exact match, has one wrong position more, and the same BLEU", () => {
    const metrics = metricsOf([{ ...student, ended: false }]);
    expect(metrics).toMatchObject({ exact: 0, tokenAccuracy: 4 / 5, bleu: 100 });
  });
  test("numbers of a model that has diverged are absent", () => {
    const lost = {
      ...student,
      losses: [Number.NaN],
      attention: { weights: new Float32Array(20).fill(Number.NaN), columns: 4 },
    };
    const metrics = metricsOf([lost]);
    for (const name of ["loss", "perplexity", "entropy", "coverage"])
      expect(metrics).not.toHaveProperty(name);
  });
  test("without a word there is nothing to score", () => {
    expect(() => metricsOf([])).toThrow(RangeError);
    expect(() => metricsOf([{ source: ["a"], output: [], reference: [], tags: [] }])).toThrow(RangeError);
  });
});

describe("the same in parts", () => {
  const longer: SentenceRecord = {
    ...man,
    source: words("a b c d e f g h i j k"),
    tags: ["article", "article"],
  };

  test("by length, in words of the source, shortest first", () => {
    const parts = byLength([longer, student, man, man]);
    expect(parts.map(({ length, sentences, exact }) => [length, sentences, exact])).toEqual([
      [2, 2, 0],
      [3, 1, 1],
      [11, 1, 0],
    ]);
    expect(parts[1]).toEqual({ length: 3, ...metricsOf([student]) });
  });
  test("by tag: a sentence counts once in each of its tags, and one without tags in none", () => {
    const parts = byTag([student, man, longer, { ...man, tags: [] }]);
    expect(parts.map(({ tag, sentences }) => [tag, sentences])).toEqual([
      ["article", 3],
      ["copula", 1],
    ]);
    expect(parts[1]).toEqual({ tag: "copula", ...metricsOf([student]) });
  });
  test("nothing has no parts", () => {
    expect(byLength([])).toEqual([]);
    expect(byTag([])).toEqual([]);
  });
});
