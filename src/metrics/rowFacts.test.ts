import { describe, expect, it } from "vitest";
import { present } from "../lib/assert";
import { rowFacts } from "./rowFacts";
import type { SentenceRecord } from "./summary";

/** “the man” to “l' homme”: the article's row looks at the noun, and its look comes back. */
const RECORD: SentenceRecord = {
  source: ["the", "man"],
  output: ["l'", "homme", "homme"],
  reference: ["l'", "homme", "la"],
  tags: [],
  attention: {
    columns: 3,
    weights: Float32Array.from([0.25, 0.75, 0, 0, 0.5, 0.5, 1, 0, 0, 0, 0, 1]),
  },
  gold: {
    sure: [
      [0, 0],
      [1, 1],
    ],
    possible: [
      [0, 0],
      [0, 1],
      [1, 1],
    ],
  },
};

describe("facts of rows", () => {
  it("say how long outputs are, how sharp rows are, and how far their peaks move", () => {
    const { outputLength, largestWeight, jump, crossings } = rowFacts([RECORD]);
    expect(outputLength).toBe(3);
    expect(largestWeight).toBeCloseTo((0.75 + 0.5 + 1 + 1) / 4, 6);
    // From man to man to the; the row of <eos> is none of them.
    expect(jump).toBe(0.5);
    expect(crossings).toBe(1);
  });

  it("say, word by word, what its rows put on sure links and on links that are only possible", () => {
    const { links } = rowFacts([RECORD, RECORD]);
    const article = present(
      links.find(({ word }) => word === "l'"),
      "the article",
    );
    expect(article).toEqual({ word: "l'", rows: 2, sure: 0.25, possible: 0.75 });
    expect(links.map(({ word }) => word)).toEqual(["homme", "l'"]);
  });

  it("leave out what a model without attention does not have", () => {
    const { attention: _, ...plain } = RECORD;
    expect(rowFacts([plain])).toEqual({ outputLength: 3, links: [] });
  });
});
