/**
 * Korean to English: a small grammar of morphemes with gold alignments. The verb comes last and travels to the front,
 * particles have no English word, "the" and "a" have no Korean one, a stem and its tense become one English word
 * (먹 었 다, ate), and 그 is "he" or "that" depending on what follows.
 *
 * It is a toy language in two ways that the page should say: a bare noun is always "the …", and 는 is always the
 * subject. Subjects are never dropped, since the English sentence would then have no single subject.
 * No colours and no 한 where Korean would not have them: colours on animals and things, 한 before people.
 *
 * Links: an article may look at its noun, a noun at its particle; `does` at 지, 않 and the ending; `ate` surely at 먹 and
 * possibly at 었 and 다.
 */
import { type Derivation, derive, type Rule, type SourceWord, type TargetWord, targetWord } from "../grammar";
import { endsInConsonant } from "../hangul";
import { createKoreanReader } from "../koreanReader";
import type { Task } from "../task";

interface Noun {
  readonly ko: string;
  readonly en: string;
  readonly plural?: string;
  readonly adjectives: readonly Adjective[];
}

interface Adjective {
  readonly ko: string;
  readonly en: string;
}

interface Place {
  readonly ko: string;
  readonly en: string;
  /** "at home": its own preposition and no article. */
  readonly at: boolean;
  readonly adjectives: readonly Adjective[];
}

interface Verb {
  readonly stem: string;
  readonly past: "았" | "었" | "였";
  readonly en: string;
  readonly en3: string;
  readonly enPast: string;
  readonly particle: string | null;
  readonly subjects: readonly Noun[];
  readonly objects: readonly Noun[];
  readonly anywhere: boolean;
}

interface Pronoun {
  readonly ko: string;
  readonly en: string;
  readonly be: string;
  readonly third: boolean;
  readonly plural: boolean;
}

const SMALL: Adjective = { ko: "작은", en: "small" };
const BIG: Adjective = { ko: "큰", en: "big" };
const BLACK: Adjective = { ko: "검은", en: "black" };
const WHITE: Adjective = { ko: "하얀", en: "white" };
const SIZES = [SMALL, BIG];
const ALL = [...SIZES, BLACK, WHITE];

/** "큰 의사" and "큰 선생님" would be great ones, "큰 신문" a leading one. */
const STUDENT: Noun = { ko: "학생", en: "student", plural: "students", adjectives: SIZES };
const TEACHER: Noun = { ko: "선생님", en: "teacher", plural: "teachers", adjectives: [] };
const DOCTOR: Noun = { ko: "의사", en: "doctor", plural: "doctors", adjectives: [] };
const FRIEND: Noun = { ko: "친구", en: "friend", plural: "friends", adjectives: SIZES };
const CHILD: Noun = { ko: "아이", en: "child", plural: "children", adjectives: SIZES };
const CAT: Noun = { ko: "고양이", en: "cat", adjectives: ALL };
const DOG: Noun = { ko: "개", en: "dog", adjectives: ALL };
const BOOK: Noun = { ko: "책", en: "book", adjectives: ALL };
const NEWSPAPER: Noun = { ko: "신문", en: "newspaper", adjectives: [] };
const APPLE: Noun = { ko: "사과", en: "apple", adjectives: SIZES };
const BREAD: Noun = { ko: "빵", en: "bread", adjectives: ALL };
export const FISH: Noun = { ko: "물고기", en: "fish", adjectives: ALL };

const PEOPLE = [STUDENT, TEACHER, DOCTOR, FRIEND, CHILD];
const ANIMALS = [CAT, DOG];
export const ANIMATE = [...PEOPLE, ...ANIMALS];
const FOOD = [APPLE, BREAD, FISH];
const THINGS = [BOOK, NEWSPAPER, ...FOOD];
const NOUNS = [...ANIMATE, ...THINGS];
const POSSESSED = [...ANIMALS, ...THINGS];

const PLACES: readonly Place[] = [
  { ko: "학교", en: "school", at: false, adjectives: SIZES },
  { ko: "도서관", en: "library", at: false, adjectives: SIZES },
  { ko: "공원", en: "park", at: false, adjectives: SIZES },
  { ko: "집", en: "home", at: true, adjectives: [] },
];

export const VERBS: readonly Verb[] = [
  {
    stem: "먹",
    past: "었",
    en: "eat",
    en3: "eats",
    enPast: "ate",
    particle: null,
    subjects: ANIMATE,
    objects: FOOD,
    anywhere: true,
  },
  {
    stem: "읽",
    past: "었",
    en: "read",
    en3: "reads",
    enPast: "read",
    particle: null,
    subjects: PEOPLE,
    objects: [BOOK, NEWSPAPER],
    anywhere: true,
  },
  {
    stem: "찾",
    past: "았",
    en: "look",
    en3: "looks",
    enPast: "looked",
    particle: "for",
    subjects: ANIMATE,
    objects: NOUNS,
    anywhere: true,
  },
  {
    stem: "보",
    past: "았",
    en: "see",
    en3: "sees",
    enPast: "saw",
    particle: null,
    subjects: ANIMATE,
    objects: NOUNS,
    anywhere: true,
  },
  {
    stem: "사",
    past: "았",
    en: "buy",
    en3: "buys",
    enPast: "bought",
    particle: null,
    subjects: PEOPLE,
    objects: THINGS,
    anywhere: false,
  },
  {
    stem: "좋아하",
    past: "였",
    en: "like",
    en3: "likes",
    enPast: "liked",
    particle: null,
    subjects: ANIMATE,
    objects: NOUNS,
    anywhere: false,
  },
];

const PRONOUNS: readonly Pronoun[] = [
  { ko: "나", en: "I", be: "am", third: false, plural: false },
  { ko: "너", en: "you", be: "are", third: false, plural: false },
  { ko: "그", en: "he", be: "is", third: true, plural: false },
  { ko: "그녀", en: "she", be: "is", third: true, plural: false },
  { ko: "우리", en: "we", be: "are", third: false, plural: true },
];

/** 우리 alone makes a plural, which takes seeing. */
const PRONOUN_WEIGHTS = [1, 1, 1, 1, 2];

interface Determiner {
  readonly ko: string;
  readonly en: string;
}

const THIS: Determiner = { ko: "이", en: "this" };
const THAT: Determiner = { ko: "그", en: "that" };
const ONE: Determiner = { ko: "한", en: "a" };

/** The form after a consonant and the one after a vowel. */
function sayParticle(d: Derivation, after: string, consonant: string, vowel: string): SourceWord {
  return d.say(endsInConsonant(after) ? consonant : vowel);
}

interface NounPhrase {
  readonly noun: Noun;
  readonly target: readonly TargetWord[];
  readonly word: SourceWord;
  readonly tags: readonly string[];
  readonly room: number;
}

/** "None" with its weight, then the others, which share one. */
function orNone<T>(d: Derivation, none: number, others: readonly T[]): T | null {
  const weight = 1 / others.length;
  const weights = [none];
  for (let count = 0; count < others.length; count++) weights.push(weight);
  return d.choose([null, ...others], weights);
}

interface PhraseOptions {
  readonly nouns: readonly Noun[];
  readonly room: number;
  readonly owner: boolean;
  /** The subject, which does not come again as object or owner. */
  readonly except?: Noun | null;
  /** The particle belongs to the noun: the English noun may look at it. */
  particle(noun: Noun): SourceWord | null;
}

function nounPhrase(
  d: Derivation,
  { nouns, room, owner, except = null, particle }: PhraseOptions,
): NounPhrase {
  const noun = d.choose(nouns.filter((other) => other !== except));
  const tags: string[] = [];
  const target: TargetWord[] = [];
  let left = room;
  let determined = false;
  if (left > 0 && owner && POSSESSED.includes(noun) && d.choose([false, true], [4, 1])) {
    const possessor = nounPhrase(d, { nouns: PEOPLE, except, room: 0, owner: false, particle: () => null });
    target.push(...possessor.target, targetWord("'s", [d.say("의")]));
    tags.push("possessive");
    left--;
    determined = true;
  } else if (left > 0) {
    const determiner = orNone(d, 2, PEOPLE.includes(noun) ? [THIS, THAT, ONE] : [THIS, THAT]);
    if (determiner) {
      target.push(targetWord(determiner.en, [d.say(determiner.ko)]));
      tags.push(determiner === ONE ? "indefinite" : "demonstrative");
      if (determiner === THAT) tags.push("polysemy");
      left--;
      determined = true;
    }
  }
  const adjective = left > 0 && noun.adjectives.length > 0 ? orNone(d, 2, noun.adjectives) : null;
  if (adjective) {
    target.push(targetWord(adjective.en, [d.say(adjective.ko)]));
    tags.push("adjective");
    left--;
  }
  const word = d.say(noun.ko);
  const attached = particle(noun);
  const possible = attached ? [attached] : [];
  if (!determined) {
    target.unshift(targetWord("the", [], [word]));
    tags.push("no-article");
  }
  target.push(targetWord(noun.en, [word], possible));
  return { noun, target, word, tags, room: left };
}

interface Subject {
  readonly noun: Noun | null;
  readonly be: string;
  readonly third: boolean;
  readonly plural: boolean;
  readonly target: readonly TargetWord[];
  readonly tags: readonly string[];
  readonly room: number;
}

function subject(
  d: Derivation,
  nouns: readonly Noun[],
  weights: readonly [pronoun: number, noun: number],
  room: number,
): Subject {
  if (d.choose([true, false], weights)) {
    const pronoun = d.choose(PRONOUNS, PRONOUN_WEIGHTS);
    const word = d.say(pronoun.ko);
    const particle = d.say("는");
    return {
      ...pronoun,
      noun: null,
      target: [targetWord(pronoun.en, [word], [particle])],
      // 그 is "he" here and "that" before a noun.
      tags: pronoun.ko === THAT.ko ? ["pronoun", "polysemy"] : ["pronoun"],
      room,
    };
  }
  const particle = (noun: Noun): SourceWord => sayParticle(d, noun.ko, "은", "는");
  const phrase = nounPhrase(d, { nouns, room, owner: true, particle });
  return { ...phrase, be: "is", third: true, plural: false };
}

/** `고양이`, `그 학생`, `선생님의 작은 책`. */
const fragment: Rule = (d) => {
  const { target, tags } = nounPhrase(d, { nouns: NOUNS, room: 2, owner: true, particle: () => null });
  return { target, tags: ["phrase", ...tags] };
};

/** `나는 학생이다`, `우리는 의사가 아니다`. */
const copula: Rule = (d) => {
  const who = subject(d, PEOPLE, [2, 1], 1);
  // Only children are small or big here, and no child is said to be a child.
  const adjective = who.noun === CHILD ? null : d.choose([null, SMALL, BIG], [8, 1, 1]);
  const noun = adjective ? CHILD : d.choose(PEOPLE.filter((other) => other !== who.noun));
  const adjectiveWord = adjective ? d.say(adjective.ko) : null;
  const word = d.say(noun.ko);
  const negated = d.choose([false, true], [2, 1]);
  const target = [...who.target];
  let possible: readonly SourceWord[] = [];
  if (negated) {
    const particle = sayParticle(d, noun.ko, "이", "가");
    const not = d.say("아니");
    const ending = d.say("다");
    target.push(targetWord(who.be, [], [not, ending]), targetWord("not", [not], []));
    possible = [particle];
  } else {
    const be = d.say("이");
    target.push(targetWord(who.be, [be], [d.say("다")]));
  }
  if (!who.plural) target.push(targetWord("a", [], [word]));
  if (adjective && adjectiveWord) target.push(targetWord(adjective.en, [adjectiveWord]));
  target.push(targetWord(who.plural ? (noun.plural ?? noun.en) : noun.en, [word], possible));
  const tags = [negated ? "copula-negation" : "copula", ...(who.plural ? ["plural"] : []), ...who.tags];
  return { target, tags };
};

/** `도서관에서`, `작은 공원에서`, `집에서`. */
function place(d: Derivation, room: number): { target: readonly TargetWord[]; room: number } {
  const where = d.choose(PLACES);
  const adjective = room > 0 && where.adjectives.length > 0 ? orNone(d, 3, where.adjectives) : null;
  const adjectiveWord = adjective ? d.say(adjective.ko) : null;
  const word = d.say(where.ko);
  const particle = d.say("에서");
  const target = [targetWord(where.at ? "at" : "in", [particle])];
  if (!where.at) target.push(targetWord("the", [], [word]));
  if (adjective && adjectiveWord) target.push(targetWord(adjective.en, [adjectiveWord]));
  target.push(targetWord(where.en, [word], [particle]));
  return { target, room: room - (adjective ? 1 : 0) };
}

type Form = "present" | "past" | "negative" | "negativePast";
const FORMS: readonly Form[] = ["present", "past", "negative", "negativePast"];

/** The verb with its endings, and the English verb with its auxiliary. */
function sayVerb(d: Derivation, verb: Verb, form: Form, third: boolean): TargetWord[] {
  const stem = d.say(verb.stem);
  const particle = verb.particle ? [targetWord(verb.particle, [stem])] : [];
  if (form === "present") {
    const ending = sayParticle(d, verb.stem, "는다", "ㄴ다");
    return [targetWord(third ? verb.en3 : verb.en, [stem], [ending]), ...particle];
  }
  if (form === "past") {
    const tense = d.say(verb.past);
    return [targetWord(verb.enPast, [stem], [tense, d.say("다")]), ...particle];
  }
  const connective = d.say("지");
  const not = d.say("않");
  const past = form === "negativePast";
  const endings = past ? [d.say("았"), d.say("다")] : [d.say("는다")];
  const auxiliary = past ? "did" : third ? "does" : "do";
  return [
    targetWord(auxiliary, [], [connective, not, ...endings]),
    targetWord("not", [not], [connective]),
    targetWord(verb.en, [stem], [connective]),
    ...particle,
  ];
}

/** `고양이는 물고기를 먹는다`, `나는 도서관에서 책을 읽지 않았다`. */
export const actionOf =
  (verbs: readonly Verb[]): Rule =>
  (d) => {
    const verb = d.choose(verbs);
    const who = subject(d, verb.subjects, [2, 3], 2);
    const located = verb.anywhere && who.room > 0 && d.choose([false, true], [2, 1]);
    const where = located ? place(d, who.room - 1) : { target: [], room: who.room };
    const particle = (noun: Noun): SourceWord => sayParticle(d, noun.ko, "을", "를");
    const what = nounPhrase(d, {
      nouns: verb.objects,
      except: who.noun,
      room: where.room,
      owner: true,
      particle,
    });
    const form = d.choose(FORMS, [4, 3, 2, 1]);
    const does = sayVerb(d, verb, form, who.third);
    const tags = [
      "verb-last",
      ...(form === "past" || form === "negativePast" ? ["past"] : []),
      ...(form === "negative" || form === "negativePast" ? ["negation"] : []),
      ...(located ? ["place"] : []),
      ...(verb.particle ? ["look-for"] : []),
    ];
    return {
      target: [...who.target, ...does, ...what.target, ...where.target],
      tags: [...tags, ...who.tags, ...what.tags],
    };
  };

const RULES: readonly Rule[] = [fragment, copula, actionOf(VERBS)];
const RULE_WEIGHTS = [3, 5, 12];

export const koreanRule: Rule = (d) => {
  const { target, tags } = d.choose(RULES, RULE_WEIGHTS)(d);
  return { target, tags: [...new Set(tags)] };
};

export const GLOSS: Readonly<Record<string, string>> = {
  나: "I",
  너: "you",
  그: "he, that",
  그녀: "she",
  우리: "we",
  이: "this, be",
  한: "a",
  은: "topic",
  는: "topic",
  가: "subject",
  을: "object",
  를: "object",
  의: "'s",
  에서: "in, at",
  는다: "present",
  ㄴ다: "present",
  았: "past",
  었: "past",
  였: "past",
  다: "ending",
  지: "link",
  않: "not",
  아니: "be not",
  ...Object.fromEntries([...NOUNS, ...PLACES, ...ALL].map(({ ko, en }) => [ko, en])),
  ...Object.fromEntries(VERBS.map(({ stem, en, particle }) => [stem, particle ? `${en} ${particle}` : en])),
};

const TARGET_WORDS: readonly string[] = [
  ...new Set([
    ...PRONOUNS.flatMap(({ en }) => [en]),
    ...["am", "are", "is", "the", "a", "this", "that", "'s", "in", "at", "do", "does", "did", "not"],
    ...VERBS.flatMap(({ en, en3, enPast, particle }) => [en, en3, enPast, ...(particle ? [particle] : [])]),
    ...NOUNS.flatMap(({ en, plural }) => (plural ? [en, plural] : [en])),
    ...PLACES.map(({ en }) => en),
    ...ALL.map(({ en }) => en),
  ]),
];

const reader = createKoreanReader({
  words: Object.keys(GLOSS),
  nominals: [...PRONOUNS, ...NOUNS, ...PLACES].map(({ ko }) => ko),
  predicates: PEOPLE.map(({ ko }) => ko),
  freestanding: [THIS, THAT, ONE, ...ALL].map(({ ko }) => ko),
  verbs: VERBS,
});

/** Every written word of the grammar, by its morphemes. */
export const EOJEOLS: readonly (readonly string[])[] = [
  ...[THIS, THAT, ONE, ...ALL, ...NOUNS].map(({ ko }) => [ko]),
  ...PRONOUNS.map(({ ko }) => [ko, "는"]),
  ...ANIMATE.map(({ ko }) => [ko, endsInConsonant(ko) ? "은" : "는"]),
  ...NOUNS.map(({ ko }) => [ko, endsInConsonant(ko) ? "을" : "를"]),
  ...PEOPLE.flatMap(({ ko }) => [
    [ko, "의"],
    [ko, endsInConsonant(ko) ? "이" : "가"],
    [ko, "이", "다"],
  ]),
  ...PLACES.map(({ ko }) => [ko, "에서"]),
  ...VERBS.flatMap(({ stem, past }) => [
    [stem, endsInConsonant(stem) ? "는다" : "ㄴ다"],
    [stem, past, "다"],
    [stem, "지"],
  ]),
  ["않", "는다"],
  ["않", "았", "다"],
  ["아니", "다"],
];

export const koEn: Task = {
  id: "ko-en",
  sourceLanguage: "ko",
  targetLanguage: "en",
  sourceWords: Object.keys(GLOSS),
  targetWords: TARGET_WORDS,
  maxSource: 24,
  maxTarget: 24,
  longestSource: 14,
  longestTarget: 14,
  samples: [
    "나는 학생이다",
    "고양이는 물고기를 먹는다",
    "아이는 사과를 먹었다",
    "나는 도서관에서 책을 읽는다",
    "개는 빵을 먹지 않는다",
    "그 학생은 신문을 읽는다",
    "그는 의사가 아니다",
    "우리는 의사이다",
    "선생님의 책",
  ],
  gloss: { en: GLOSS },
  grammar: { rule: koreanRule, joins: reader.joins, grows: reader.grows },
  generate: (random) => derive(koreanRule, random),
  read: reader.read,
  write: reader.write,
};
