/**
 * What a task may hold out on purpose: kinds of sentences that training never shows, although it shows every part of
 * them. They stand apart from the tasks because the page, which only shows tasks, never needs them.
 *
 * | split | held out |
 * | --- | --- |
 * | pair | a noun with an adjective, a key with a value, a month with a day, that are seen apart |
 * | agreement | the feminine of an adjective, but with two nouns |
 * | construction | two constructions together, or a form made of known parts |
 * | role | a noun as subject that training only knows as object |
 * | particle | a noun with a particle that it never had |
 * | noun-swap | one noun behind words that it never stood behind |
 * | length-extrapolation | two genitives after one, more digits or pairs than ever |
 */
import type { Random } from "../lib/random";
import { assembleDate, dayFirst, MONTHS, TELLING } from "./corpora/dates";
import { englishRule } from "./corpora/enFr";
import { frEn, frenchRule } from "./corpora/frEn";
import { ANIMATE, actionOf, FISH, VERBS } from "./corpora/koEn";
import { MORPHEMES } from "./corpora/koEnEojeol";
import { KEYS } from "./corpora/recall";
import { derive, type Rule } from "./grammar";
import type { Pair } from "./pair";
import type { Task } from "./task";

/** The random split, which every task has, and the named ones. */
export type SplitId =
  | "random"
  | "pair"
  | "agreement"
  | "construction"
  | "role"
  | "particle"
  | "noun-swap"
  | "length-extrapolation";

export interface Split {
  readonly id: Exclude<SplitId, "random">;
  /** Whether training must not see the pair. */
  holdsOut(pair: Pair): boolean;
  /** Draws what is held out where the task's own grammar never says it. */
  generate?(random: Random): Pair;
}

type Words = (pair: Pair) => readonly string[];

const hasTags =
  (...tags: readonly string[]) =>
  (pair: Pair): boolean =>
    tags.every((tag) => pair.tags.includes(tag));

/** An adjective with a noun that training never shows it with, attributive or after `est`. Things own nothing. */
const NEW_PAIR = /voiture .*rouge|étudiante (n' )?(est )?(pas )?coréenne/u;
/** Nouns of which training says coréenne. */
const KNOWN_AGREEMENT = /(femme|voiture) (n' )?(est )?(pas )?coréenne/gu;

function genitives(french: readonly string[]): number {
  return french.filter((word) => word === "du" || word === "de" || word === "d'").length;
}

/**
 * By the French side of a pair. `deep` says sentences that may have two genitives; of these only those are measured
 * that are as short as the task's own, so that the second genitive is what is new.
 */
function frenchSplits(frenchOf: Words, deep: Rule): readonly Split[] {
  const matches = (pair: Pair, pattern: RegExp): boolean => pattern.test(frenchOf(pair).join(" "));
  return [
    { id: "pair", holdsOut: (pair) => matches(pair, NEW_PAIR) },
    {
      id: "agreement",
      holdsOut: (pair) => frenchOf(pair).join(" ").replaceAll(KNOWN_AGREEMENT, "").includes("coréenne"),
    },
    { id: "construction", holdsOut: hasTags("negation", "looks-for") },
    { id: "noun-swap", holdsOut: (pair) => matches(pair, /(le|du) petit arbre/u) },
    {
      id: "length-extrapolation",
      holdsOut: (pair) => genitives(frenchOf(pair)) > 1,
      generate(random) {
        for (;;) {
          const pair = derive(deep, random);
          const french = frenchOf(pair).length;
          const english = pair.source.length + pair.target.length - french;
          const fits = french < frEn.longestSource && english < frEn.longestTarget;
          if (fits && genitives(frenchOf(pair)) === 2) return pair;
        }
      },
    },
  ];
}

/** What an animal does, done by the fish, which the grammar itself only lets others see, eat and look for. */
const fishAction = actionOf(
  VERBS.filter(({ subjects }) => subjects === ANIMATE).map((verb) => ({ ...verb, subjects: [FISH] })),
);

const fishRule: Rule = (d) => {
  const { target, tags } = fishAction(d);
  return { target, tags: [...new Set(tags)] };
};

/** Two morphemes beside each other. */
const holds =
  (morphemesOf: Words, ...pairs: readonly string[]) =>
  (pair: Pair): boolean =>
    pairs.some((two) => ` ${morphemesOf(pair).join(" ")} `.includes(` ${two} `));

function koreanSplits(morphemesOf: Words): readonly Split[] {
  return [
    { id: "pair", holdsOut: holds(morphemesOf, "검은 고양이", "큰 학생") },
    { id: "construction", holdsOut: hasTags("negation", "look-for") },
    // The cat is subject and owned, but nothing happens to it.
    { id: "particle", holdsOut: holds(morphemesOf, "고양이 를") },
  ];
}

/** Of morphemes only: where written words are tokens, a fish that acts is a word of no vocabulary. */
const fishRole: Split = {
  id: "role",
  holdsOut: holds(sourceOf, "물고기 는"),
  generate: (random) => derive(fishRule, random),
};

/** `12 nov 2026`: every part of it is known, the whole is not. Where the short name is the whole one, it would be. */
const newForm: Rule = (d) => {
  const shortened = MONTHS.filter(({ name }) => name.length > TELLING);
  return assembleDate(dayFirst(d, shortened, TELLING), "new-form");
};

/** A month and a day that training never shows together, one pair in eleven. */
function isNewDay({ target }: Pair): boolean {
  const [month = 0, day = 0] = [target.slice(5, 7), target.slice(8, 10)].map((two) => Number(two.join("")));
  return (month * 3 + day) % 11 === 0;
}

/** A letter with a digit that it never stands beside in training. */
function isNewKey({ source }: Pair): boolean {
  return source.some((word, at) => {
    const key = KEYS.indexOf(word);
    return key >= 0 && source[at + 1] === String((key + 7) % 10);
  });
}

function sourceOf({ source }: Pair): readonly string[] {
  return source;
}

const BY_TASK: Readonly<Record<string, readonly Split[]>> = {
  "fr-en": frenchSplits(sourceOf, (d) => frenchRule({ ...d, isDeep: true })),
  "en-fr": frenchSplits(({ target }) => target, englishRule(true)),
  "ko-en": [...koreanSplits(sourceOf), fishRole],
  "ko-en-eojeol": koreanSplits(({ source }) => source.flatMap((word) => MORPHEMES.get(word) ?? [])),
  dates: [
    { id: "pair", holdsOut: isNewDay },
    {
      id: "construction",
      holdsOut: hasTags("new-form"),
      generate: (random) => derive(newForm, random),
    },
  ],
  recall: [
    { id: "pair", holdsOut: isNewKey },
    { id: "length-extrapolation", holdsOut: hasLongerThan(2 * 4 + 2) },
  ],
};

function hasLongerThan(tokens: number): (pair: Pair) => boolean {
  return ({ source }) => source.length > tokens;
}

/** Beside the random one; none for a task of one's own. */
export function namedSplits({ id, longestSource }: Task): readonly Split[] {
  const known = BY_TASK[id];
  if (known || !/^(copy|reverse|sort|duplicate)(-\d+)?$/u.test(id)) return known ?? [];
  // Two thirds: 8 digits of 12.
  return [{ id: "length-extrapolation", holdsOut: hasLongerThan(Math.ceil((2 * (longestSource - 1)) / 3)) }];
}
