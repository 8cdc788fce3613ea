/**
 * Associative recall: pairs of a letter and a digit, then a letter whose digit is asked for, `a3 b7 c1 ? b` to `7`.
 * The query, the keys and the values of attention, as a task: one row, whose gold link is the value beside the key that
 * was asked for. No letter comes twice, so there is one answer.
 */
import { derive, type Rule, targetWord } from "../grammar";
import type { Task } from "../task";
import { composed, plainDigits, splitWords } from "../text";
import { DIGITS } from "./digits";

export const KEYS = ["a", "b", "c", "d", "e", "f", "g", "h"];
const ASK = "?";
const WORDS = [...KEYS, ASK, ...DIGITS];
const MOST_PAIRS = 6;
const COUNTS = Array.from({ length: MOST_PAIRS }, (_, index) => index + 1);

const rule: Rule = (d) => {
  const count = d.choose(COUNTS);
  const values = new Map<string, ReturnType<typeof d.say>>();
  for (let made = 0; made < count; made++) {
    const key = d.choose(KEYS.filter((other) => !values.has(other)));
    d.say(key);
    values.set(key, d.say(d.choose(DIGITS)));
  }
  d.say(ASK);
  const asked = d.choose([...values]);
  d.say(asked[0]);
  return { target: [targetWord(asked[1].text, [asked[1]])], tags: [`pairs-${count}`] };
};

const isKey = (word: string): boolean => KEYS.includes(word);
const isDigit = (word: string): boolean => /^\d$/u.test(word);

export const recall: Task = {
  id: "recall",
  sourceLanguage: null,
  targetLanguage: null,
  sourceWords: WORDS,
  targetWords: DIGITS,
  maxSource: 24,
  maxTarget: 24,
  longestSource: 2 * MOST_PAIRS + 3,
  longestTarget: 2,
  samples: ["a3 b7 c1 ? b", "c4 ? c", "h2 a9 d5 e0 b2 ? d", "f1 c6 ? f"],
  gloss: {},
  grammar: { rule, joins: (previous, word) => isKey(previous) && isDigit(word), grows: isKey },
  generate: (random) => derive(rule, random),
  read(text) {
    const pieces = plainDigits(composed(text))
      .split(/([?？])/u)
      .flatMap((part) => (/^[?？]$/u.test(part) ? [ASK] : splitWords(part)))
      .flatMap((word) => word.match(/[0-9]|[^0-9]+/gu) ?? [])
      .map((word) => (isKey(word.toLowerCase()) ? word.toLowerCase() : word));
    // Question marks alone ask for nothing.
    const words = pieces.every((word) => word === ASK) ? [] : pieces;
    const tokens = words.map((word) => ({ word, known: WORDS.includes(word), nearest: [] }));
    return { text: composed(text), tokens, written: [], offer: null };
  },
  write: (tokens) => tokens.join(" ").replace(/(?<=(?:^| )[a-h]) (?=\d(?: |$))/gu, ""),
};
