import { describe, expect, test } from "vitest";
import { corpusBleu, ngramTable, sentenceBleu } from "./bleu";

const words = (text: string): string[] => text.split(" ").filter((word) => word !== "");

/** 100 · BP · the geometric mean of precisions that were derived by hand. */
const score = (precisions: readonly number[], brevityPenalty = 1): number =>
  100 * brevityPenalty * precisions.reduce((product, p) => product * p, 1) ** (1 / precisions.length);

interface Case {
  readonly because: string;
  readonly output: string;
  readonly reference: string;
  readonly expected: number;
}

describe("BLEU of a sentence gives the numbers of sacrebleu", () => {
  test.each([
    ["I am student", "I am a student", 45.14],
    ["the black cat sees the dog", "the black cat watches the dog", 37.99],
    ["the european economic area", "the economic european area", 22.59],
  ])("%s, for %s: %d", (output, reference, expected) => {
    expect(sentenceBleu(words(output), words(reference)).score).toBeCloseTo(expected, 2);
  });
});

describe("BLEU of a sentence, derived by hand", () => {
  const cases: readonly Case[] = [
    { because: "five equal words are perfect", output: "a b c d e", reference: "a b c d e", expected: 100 },
    { because: "three equal words: order 3", output: "a b c", reference: "a b c", expected: 100 },
    { because: "two equal words: order 2", output: "a b", reference: "a b", expected: 100 },
    { because: "one equal word: order 1", output: "a", reference: "a", expected: 100 },
    { because: "a word said twice and meant twice", output: "a a", reference: "a a", expected: 100 },
    { because: "an empty output", output: "", reference: "a b", expected: 0 },
    { because: "an empty reference", output: "a b", reference: "", expected: 0 },
    { because: "both empty", output: "", reference: "", expected: 0 },
    {
      because: "no word in common is not smoothed",
      output: "v w x y z",
      reference: "a b c d e",
      expected: 0,
    },
    {
      because: "two of seven clipped, then 1/(2·6), 1/(4·5), 1/(8·4)",
      output: "the the the the the the the",
      reference: "the cat is on the mat",
      expected: score([2 / 7, 1 / 12, 1 / 20, 1 / 32]),
    },
    { because: "1/2, then 1/(2·1)", output: "a b", reference: "a c", expected: 50 },
    { because: "a word too many: 1/2, then 1/(2·1)", output: "a b", reference: "a", expected: 50 },
    { because: "the second a is clipped: 1/2, then 1/(2·1)", output: "a a", reference: "a", expected: 50 },
    { because: "capitals are other words", output: "The cat", reference: "the cat", expected: 50 },
    { because: "exchanged: 1, then 1/(2·1)", output: "b a", reference: "a b", expected: 100 * Math.SQRT1_2 },
    {
      because: "one word of two: BP = exp(1 - 2/1)",
      output: "a",
      reference: "a b",
      expected: 100 / Math.E,
    },
    {
      because: "four of five words: BP = exp(1 - 5/4)",
      output: "a b c d",
      reference: "a b c d e",
      expected: 100 * Math.exp(-1 / 4),
    },
    {
      because: "half of the words: BP = exp(1 - 8/4)",
      output: "a b c d",
      reference: "a b c d e f g h",
      expected: 100 / Math.E,
    },
    {
      because: "the third word is wrong: 2/3, 1/2, then 1/(2·1)",
      output: "a b c",
      reference: "a b d",
      expected: score([2 / 3, 1 / 2, 1 / 2]),
    },
    {
      because: "the last of five is wrong: 4/5 · 3/4 · 2/3 · 1/2 = 1/5",
      output: "a b c d e",
      reference: "a b c d f",
      expected: 100 * (1 / 5) ** (1 / 4),
    },
    {
      because: "the first of five is wrong: the same 1/5",
      output: "x b c d e",
      reference: "a b c d e",
      expected: 100 * (1 / 5) ** (1 / 4),
    },
    {
      because: "a fifth word too many: the same 1/5, and no penalty",
      output: "a b c d e",
      reference: "a b c d",
      expected: 100 * (1 / 5) ** (1 / 4),
    },
    {
      because: "the middle of five is wrong: 4/5, 2/4, then 1/(2·3), 1/(4·2)",
      output: "a b x d e",
      reference: "a b c d e",
      expected: score([4 / 5, 2 / 4, 1 / 6, 1 / 8]),
    },
    {
      because: "“a b” counts once: 2/4, 1/3, then 1/(2·2), 1/(4·1)",
      output: "a b a b",
      reference: "a b c d",
      expected: score([2 / 4, 1 / 3, 1 / 4, 1 / 4]),
    },
    {
      because: "back to front: 1, then 1/(2·3), 1/(4·2), 1/(8·1)",
      output: "d c b a",
      reference: "a b c d",
      expected: score([1, 1 / 6, 1 / 8, 1 / 8]),
    },
    {
      because: "short and partly right: 2/3, then 1/(2·2), 1/(4·1), BP = exp(1 - 5/3)",
      output: "a x b",
      reference: "a b c d e",
      expected: score([2 / 3, 1 / 4, 1 / 4], Math.exp(-2 / 3)),
    },
  ];
  test.each(cases)("$because ($output, for $reference)", ({ output, reference, expected }) => {
    expect(sentenceBleu(words(output), words(reference)).score).toBeCloseTo(expected, 10);
  });

  test("a perfect sentence has exactly 100", () => {
    for (const text of ["a", "a b", "a b c", "a b c d", "a b c d e f g h i j k"])
      expect(sentenceBleu(words(text), words(text)).score).toBe(100);
  });
  test("words are compared whole: “a b” as one word is not “a” and “b”", () => {
    expect(sentenceBleu(["a b"], ["a", "b"]).score).toBe(0);
  });
});

describe("what a sentence's BLEU is made of", () => {
  test("I am student, for I am a student", () => {
    expect(sentenceBleu(words("I am student"), words("I am a student"))).toEqual({
      score: expect.closeTo(45.14, 2),
      precisions: [1, 1 / 2, 1 / 2, 0],
      matches: [3, 1, 0, 0],
      totals: [3, 2, 1, 0],
      order: 3,
      brevityPenalty: Math.exp(1 - 4 / 3),
      outputLength: 3,
      referenceLength: 4,
    });
  });
  test("the penalty of an empty output is 0, and there is none where both are empty", () => {
    expect(sentenceBleu([], ["a"])).toMatchObject({ brevityPenalty: 0, order: 0, precisions: [0, 0, 0, 0] });
    expect(sentenceBleu([], [])).toMatchObject({ brevityPenalty: 1, order: 0, score: 0 });
  });
  test("where no word matches, the counts stay and nothing is smoothed", () => {
    expect(sentenceBleu(words("x y"), words("a b c"))).toMatchObject({
      precisions: [0, 0, 0, 0],
      matches: [0, 0, 0, 0],
      totals: [2, 1, 0, 0],
    });
  });
  test("its n-grams, with how often each is in the output and in the reference", () => {
    expect(ngramTable(words("the cat the cat the"), words("the cat sees the dog"), 1)).toEqual([
      { words: ["the"], inOutput: 3, inReference: 2, clipped: 2 },
      { words: ["cat"], inOutput: 2, inReference: 1, clipped: 1 },
    ]);
    expect(ngramTable(words("the cat the"), words("the cat sees"), 2)).toEqual([
      { words: ["the", "cat"], inOutput: 1, inReference: 1, clipped: 1 },
      { words: ["cat", "the"], inOutput: 1, inReference: 0, clipped: 0 },
    ]);
    expect(ngramTable(words("the cat"), words("the cat"), 3)).toEqual([]);
  });
});

describe("BLEU of a corpus, derived by hand", () => {
  const corpus = (...pairs: readonly (readonly [output: string, reference: string])[]) =>
    corpusBleu(
      pairs.map(([output]) => words(output)),
      pairs.map(([, reference]) => words(reference)),
    );

  test("sums counts: 4/5 words, and all longer n-grams right", () => {
    expect(corpus(["a b c d", "a b c d"], ["x", "y"]).score).toBeCloseTo(100 * (4 / 5) ** (1 / 4), 10);
  });
  test("short sentences do no harm beside a long one", () => {
    expect(corpus(["a b c d", "a b c d"], ["a b", "a b"], ["a", "a"]).score).toBe(100);
  });
  test("without any 4-gram it is 0, however right: there is no effective order", () => {
    expect(corpus(["a b c", "a b c"], ["d e f", "d e f"])).toMatchObject({ score: 0, order: 4 });
    expect(corpus(["I am student", "I am a student"]).score).toBe(0);
  });
  test("a sentence of four words or more alone has the BLEU of the sentence", () => {
    expect(corpus(["the european economic area", "the economic european area"]).score).toBeCloseTo(22.59, 2);
  });
  test("smooths the sums, not the sentences: 1, then 1/(2·6), 1/(4·4), 1/(8·2)", () => {
    const pair = ["the european economic area", "the economic european area"] as const;
    expect(corpus(pair, pair).score).toBeCloseTo(score([1, 1 / 12, 1 / 16, 1 / 16]), 10);
  });
  test("a sentence too long pays for one too short: 8/9, 6/7, 4/5, 2/3, and no penalty", () => {
    const bleu = corpus(["a b c d", "a b c d e"], ["f g h i j", "f g h i"]);
    expect(bleu.score).toBeCloseTo(score([8 / 9, 6 / 7, 4 / 5, 2 / 3]), 10);
    expect(bleu).toMatchObject({ brevityPenalty: 1, outputLength: 9, referenceLength: 9 });
  });
  test("an empty output costs length only: BP = exp(1 - 5/4)", () => {
    expect(corpus(["a b c d", "a b c d"], ["", "e"]).score).toBeCloseTo(100 * Math.exp(-1 / 4), 10);
  });
  test("an empty reference costs precision only: 4/5, 1, 1, 1", () => {
    expect(corpus(["a b c d", "a b c d"], ["e", ""]).score).toBeCloseTo(100 * (4 / 5) ** (1 / 4), 10);
  });
  test("a word of another sentence's reference is no match", () => {
    expect(corpus(["a", "b"], ["b", "a"]).score).toBe(0);
  });
  test("clips within each sentence: of “a a” twice, one and two count, 3/4; “a a” counts once, 1/2", () => {
    const bleu = corpus(["a a", "a"], ["a a", "a a a a"]);
    expect(bleu).toMatchObject({ matches: [3, 1, 0, 0], totals: [4, 2, 0, 0] });
  });
  test("only empty outputs have 0", () => {
    expect(corpus(["", "a"], ["", "b"])).toMatchObject({ score: 0, brevityPenalty: 0 });
  });
  test("no sentence is no score, and lists must match", () => {
    expect(corpus().score).toBeNaN();
    expect(() => corpusBleu([["a"]], [])).toThrow(RangeError);
  });
});
