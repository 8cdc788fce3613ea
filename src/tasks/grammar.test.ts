import { describe, expect, test } from "vitest";
import { createRandom } from "../lib/random";
import { derive, enumerate, follow, type Grammar, type Rule, targetWord } from "./grammar";

/** hello (big)? (cat|dog), and bye. */
const rule: Rule = (d) => {
  if (d.choose([true, false], [1, 3])) {
    const bye = d.say("bye");
    return { target: [targetWord("BYE", [bye])], tags: [] };
  }
  const hello = d.say("hello");
  const big = d.choose([true, false]) ? d.say("big") : null;
  const animal = d.choose(["cat", "dog"]);
  const word = d.say(animal);
  return {
    target: [targetWord(animal.toUpperCase(), [word], big ? [big] : []), targetWord("HELLO", [hello])],
    tags: [],
  };
};
const grammar: Grammar = { rule, joins: () => false, grows: () => false };

describe("one rule, three uses", () => {
  test("is enumerated: every sentence once", () => {
    const sentences = [...enumerate(rule)].map(({ source }) => source.join(" "));
    expect(sentences).toEqual(["bye", "hello big cat", "hello big dog", "hello cat", "hello dog"]);
  });
  test("is drawn by weight", () => {
    const random = createRandom(1);
    const byes = Array.from({ length: 4000 }, () => derive(rule, random)).filter(
      ({ source }) => source[0] === "bye",
    );
    expect(byes.length).toBeGreaterThan(900);
    expect(byes.length).toBeLessThan(1100);
  });
  test("links by position", () => {
    const [, pair] = [...enumerate(rule)];
    expect(pair).toEqual({
      source: ["hello", "big", "cat"],
      target: ["CAT", "HELLO"],
      sure: [
        [0, 2],
        [1, 0],
      ],
      possible: [
        [0, 2],
        [0, 1],
        [1, 0],
      ],
      tags: [],
    });
  });
  test("says what follows, with its share", () => {
    expect(follow(grammar, []).continuations).toEqual([
      { words: ["hello"], likelihood: 0.75 },
      { words: ["bye"], likelihood: 0.25 },
    ]);
    expect(follow(grammar, ["hello"]).continuations).toEqual([
      { words: ["big"], likelihood: 0.5 },
      { words: ["cat"], likelihood: 0.25 },
      { words: ["dog"], likelihood: 0.25 },
    ]);
    expect(follow(grammar, ["bye"])).toEqual({ continuations: [], complete: true });
    expect(follow(grammar, ["cat"])).toEqual({ continuations: [], complete: false });
    expect(follow(grammar, ["hello", "cat", "cat"])).toEqual({ continuations: [], complete: false });
  });
});
