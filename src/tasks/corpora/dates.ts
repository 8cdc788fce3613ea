/**
 * Dates, character by character, from three ways of writing them to one: `12 november 2026`, `nov 12, 2026` and
 * `2026년 11월 12일` become `2026-11-12`. The year's digits are copied across the others, a month's name turns into two
 * digits, and `5` into `05`.
 *
 * Months have names or a 월 behind them, so that no date can be read in two ways. There is no 29 February: whether it
 * exists would depend on a year that some forms say last. A space is a token that one can see, `␣`.
 *
 * Links: digits surely at their own; both digits of a month surely at the first three letters of its name, possibly at
 * the others; a 0 that stands in no source possibly at the digit behind it; dashes possibly at what separates the parts.
 */
import { type Derivation, derive, type Rule, type SourceWord, type TargetWord, targetWord } from "../grammar";
import type { Task } from "../task";
import { composed, plainDigits, splitWords } from "../text";
import { DIGITS } from "./digits";

const SPACE = "␣";
/** Letters of a name by which one knows the month. */
export const TELLING = 3;
const LONGEST_NAME = 9;

interface Month {
  readonly name: string;
  readonly number: number;
  readonly days: number;
}

export const MONTHS: readonly Month[] = [
  { name: "january", number: 1, days: 31 },
  { name: "february", number: 2, days: 28 },
  { name: "march", number: 3, days: 31 },
  { name: "april", number: 4, days: 30 },
  { name: "may", number: 5, days: 31 },
  { name: "june", number: 6, days: 30 },
  { name: "july", number: 7, days: 31 },
  { name: "august", number: 8, days: 31 },
  { name: "september", number: 9, days: 30 },
  { name: "october", number: 10, days: 31 },
  { name: "november", number: 11, days: 30 },
  { name: "december", number: 12, days: 31 },
];

const days = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const MOST_DAYS = days(31);

const CHARACTERS = [
  SPACE,
  ",",
  "년",
  "월",
  "일",
  ...[...new Set(MONTHS.flatMap(({ name }) => [...name]))].sort(),
  ...DIGITS,
];

/** What the target says of one part of a date. */
type Part = readonly TargetWord[];

function spell(d: Derivation, text: string): SourceWord[] {
  return [...text].map((character) => d.say(character === " " ? SPACE : character));
}

/** A year digit by digit, from 1900 to 2099. */
function sayYear(d: Derivation): Part {
  const said = spell(d, d.choose(["19", "20"]));
  said.push(d.say(d.choose(DIGITS)), d.say(d.choose(DIGITS)));
  return said.map((word) => targetWord(word.text, [word]));
}

/** A day or month in digits; the target says two. */
function sayNumber(d: Derivation, number: number): Part {
  const said = spell(d, String(number));
  const digits = said.map((word) => targetWord(word.text, [word]));
  return number < 10 ? [targetWord("0", [], said), ...digits] : digits;
}

function sayName(d: Derivation, { name, number }: Month, length: number): Part {
  const letters = spell(d, name.slice(0, length));
  const sure = letters.slice(0, TELLING);
  return [...String(number).padStart(2, "0")].map((digit) => targetWord(digit, sure, letters.slice(TELLING)));
}

interface Said {
  readonly year: Part;
  readonly month: Part;
  readonly day: Part;
  /** What stands between, for the two dashes. */
  readonly separators: readonly [readonly SourceWord[], readonly SourceWord[]];
}

export function dayFirst(d: Derivation, months: readonly Month[], length: number): Said {
  const number = d.choose(MOST_DAYS);
  const day = sayNumber(d, number);
  const first = spell(d, " ");
  const month = sayName(d, d.choose(months.filter((one) => one.days >= number)), length);
  const separators = [...first, ...spell(d, " ")];
  return { day, month, year: sayYear(d), separators: [separators, separators] };
}

function monthFirst(d: Derivation): Said {
  const chosen = d.choose(MONTHS);
  const month = sayName(d, chosen, TELLING);
  const first = spell(d, " ");
  const day = sayNumber(d, d.choose(days(chosen.days)));
  const separators = [...first, ...spell(d, ", ")];
  return { month, day, year: sayYear(d), separators: [separators, separators] };
}

function korean(d: Derivation): Said {
  const year = sayYear(d);
  const first = spell(d, "년 ");
  const chosen = d.choose(MONTHS);
  const month = sayNumber(d, chosen.number);
  const second = spell(d, "월 ");
  const day = sayNumber(d, d.choose(days(chosen.days)));
  d.say("일");
  return { year, month, day, separators: [first, second] };
}

export function assembleDate({ year, month, day, separators }: Said, form: string): ReturnType<Rule> {
  const [first, second] = separators;
  const isPadded = [month, day].some(([digit]) => digit?.text === "0" && digit.sure.length === 0);
  return {
    target: [...year, targetWord("-", [], first), ...month, targetWord("-", [], second), ...day],
    tags: [form, ...(isPadded ? ["zero"] : [])],
  };
}

const FORMS = ["day-first", "month-first", "korean"] as const;

const rule: Rule = (d) => {
  const form = d.choose(FORMS);
  if (form === "korean") return assembleDate(korean(d), form);
  return assembleDate(form === "day-first" ? dayFirst(d, MONTHS, LONGEST_NAME) : monthFirst(d), form);
};

/** Any writing of capitals, spaces and signs as the forms have them: a space behind a comma, 년 and 월, and no other sign. */
function normal(text: string): string {
  const parts = plainDigits(composed(text)).toLowerCase().split(/[,，]/u);
  return parts
    .map((part) => splitWords(part).join(" "))
    .join(", ")
    .replace(/(?<=[년월])(?=\S)/gu, " ")
    .replace(/ +(?=,)/gu, "")
    .trim();
}

export const dates: Task = {
  id: "dates",
  sourceLanguage: null,
  targetLanguage: null,
  sourceWords: CHARACTERS,
  targetWords: ["-", ...DIGITS],
  maxSource: 24,
  maxTarget: 24,
  longestSource: 18,
  longestTarget: 11,
  samples: [
    "12 november 2026",
    "nov 12, 2026",
    "2026년 11월 12일",
    "5 may 1984",
    "feb 3, 2001",
    "1997년 8월 30일",
  ],
  gloss: {},
  grammar: {
    rule,
    // A written word with the space before it is what one adds.
    joins: (_, character) => character !== SPACE,
    grows: () => true,
  },
  generate: (random) => derive(rule, random),
  read(text) {
    const shown = normal(text);
    // Commas alone are no date.
    const characters = /[^, ]/u.test(shown) ? (shown.replaceAll(" ", SPACE).match(KNOWN_OR_NOT) ?? []) : [];
    const tokens = characters.map((word) => ({ word, known: CHARACTERS.includes(word), nearest: [] }));
    return { text: composed(text), tokens, written: [], offer: null };
  },
  write: (tokens) => tokens.join("").replaceAll(SPACE, " ").trim(),
  writeTarget: (tokens) => tokens.join(""),
};

/** A character that dates have, or all that stand together and that they do not. */
const KNOWN_OR_NOT = new RegExp(`[${CHARACTERS.join("")}]|[^${CHARACTERS.join("")}]+`, "gu");
