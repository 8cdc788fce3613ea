import type { Task } from "../tasks/task";

/** A task of seven words for tests that need many models quickly: a sentence is translated to itself in capitals. */
const WORDS = ["a", "b", "c", "d", "e", "f", "g"];

export const tinyTask: Task = {
  id: "tiny",
  sourceLanguage: null,
  targetLanguage: null,
  sourceWords: WORDS,
  targetWords: WORDS.map((word) => word.toUpperCase()),
  maxSource: 7,
  maxTarget: 7,
  longestSource: 6,
  longestTarget: 6,
  samples: ["a b"],
  gloss: {},
  grammar: null,
  generate(random) {
    const source = Array.from({ length: 1 + random.int(5) }, () => random.pick(WORDS));
    const links = source.map((_, i) => [i, i] as const);
    return {
      source,
      target: source.map((word) => word.toUpperCase()),
      sure: links,
      possible: links,
      tags: [],
    };
  },
  read: (text) => ({
    text,
    tokens: text
      .split(" ")
      .filter((word) => word !== "")
      .map((word) => ({ word, known: WORDS.includes(word), nearest: [] })),
    written: [],
    offer: null,
  }),
  write: (tokens) => tokens.join(" "),
};
