/**
 * Digits, reversed: the smallest task whose alignment is known exactly, a diagonal the other way round.
 * Lengths 1 to 12, all equally likely.
 */
import { derive, type Rule, targetWord } from "../grammar";
import type { Task } from "../task";
import { composed, splitWords } from "../text";

const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
const LENGTHS = Array.from({ length: 12 }, (_, index) => index + 1);

const rule: Rule = (d) => {
  const length = d.choose(LENGTHS);
  const said = Array.from({ length }, () => d.say(d.choose(DIGITS)));
  return {
    target: said.map((word) => targetWord(word.text, [word])).toReversed(),
    tags: [`length-${length}`],
  };
};

/** Full-width digits, as Korean and Japanese keyboards type them, are digits. */
function plainDigits(text: string): string {
  return text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

export const reverse: Task = {
  id: "reverse",
  sourceLanguage: null,
  targetLanguage: null,
  sourceWords: DIGITS,
  targetWords: DIGITS,
  maxSource: 13,
  maxTarget: 13,
  longestSource: 13,
  longestTarget: 13,
  samples: ["3 1 4 1 5", "7", "1 2 3 4 5 6 7 8 9 0", "2 7 1 8 2 8", "0 0 7"],
  gloss: {},
  grammar: { rule, joins: () => false, grows: () => false },
  generate: (random) => derive(rule, random),
  read(text) {
    const pieces = splitWords(plainDigits(text)).flatMap((word) => word.match(/[0-9]|[^0-9]+/gu) ?? []);
    const tokens = pieces.map((word) => ({ word, known: /^[0-9]$/u.test(word), nearest: [] }));
    return { text: composed(text), tokens, written: [], offer: null };
  },
  write: (tokens) => tokens.join(" "),
};
