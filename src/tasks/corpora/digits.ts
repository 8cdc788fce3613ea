/**
 * Tasks over digits, whose alignment is known exactly because the target is the source's own digits in another order:
 * copy (a diagonal), reverse (the other one), sort (an order that the digits themselves decide; equal ones keep theirs)
 * and duplicate (two rows look at one digit). All lengths are equally likely.
 *
 * The longest sentence is a parameter: what a state of fixed size can hold shows at 1 to 20 digits (Cho et al. 2014,
 * Bahdanau et al. 2014, figure 2), and training up to some length says little about the lengths beyond it, which is
 * the split `length-extrapolation`.
 */
import { derive, type Rule, type SourceWord, targetWord } from "../grammar";
import type { Task } from "../task";
import { composed, plainDigits, splitWords } from "../text";

export const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
const LONGEST = 12;

type Order = (said: readonly SourceWord[]) => readonly SourceWord[];

/** The source's digits as the target says them. `toSorted` is stable. */
const ORDERS = {
  copy: (said) => said,
  reverse: (said) => said.toReversed(),
  sort: (said) => said.toSorted((a, b) => Number(a.text) - Number(b.text)),
  duplicate: (said) => said.flatMap((word) => [word, word]),
} satisfies Record<string, Order>;

export type DigitTaskId = keyof typeof ORDERS;

const SAMPLES = ["3 1 4 1 5", "7", "1 2 3 4 5 6 7 8 9 0", "2 7 1 8 2 8", "0 0 7"];

/** The task with up to `longest` digits; its id says so where that is not 12. */
export function digitTask(id: DigitTaskId, longest: number = LONGEST): Task {
  const order: Order = ORDERS[id];
  const lengths = Array.from({ length: longest }, (_, index) => index + 1);
  const rule: Rule = (d) => {
    const length = d.choose(lengths);
    const said = Array.from({ length }, () => d.say(d.choose(DIGITS)));
    const hasTies = id === "sort" && new Set(said.map(({ text }) => text)).size < length;
    return {
      target: order(said).map((word) => targetWord(word.text, [word])),
      tags: [`length-${length}`, ...(hasTies ? ["ties"] : [])],
    };
  };
  const maxTarget = (id === "duplicate" ? 2 * longest : longest) + 1;
  return {
    id: longest === LONGEST ? id : `${id}-${longest}`,
    sourceLanguage: null,
    targetLanguage: null,
    sourceWords: DIGITS,
    targetWords: DIGITS,
    maxSource: longest + 1,
    maxTarget,
    longestSource: longest + 1,
    longestTarget: maxTarget,
    samples: SAMPLES.filter((sample) => sample.split(" ").length <= longest),
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
}

export const copy = digitTask("copy");
export const reverse = digitTask("reverse");
export const sort = digitTask("sort");
export const duplicate = digitTask("duplicate");

/** Beyond this the model would be trained on little else than padding. */
const MOST_DIGITS = 80;
const made = new Map<string, Task>();

/** `reverse-20` is `reverse` with up to 20 digits; null for what is no such name. The same object each time. */
export function findDigitTask(name: string): Task | null {
  const known = made.get(name);
  if (known) return known;
  const [, id = "", digits = ""] = /^([a-z]+)-([1-9]\d?)$/u.exec(name) ?? [];
  const longest = Number(digits);
  if (!Object.hasOwn(ORDERS, id) || longest < 2 || longest > MOST_DIGITS) return null;
  const task = digitTask(id as DigitTaskId, longest);
  if (task.id !== name) return null;
  made.set(name, task);
  return task;
}
