/**
 * French to English: a small grammar with gold alignments. Each rule says the French words and returns the English
 * ones with their links, so both sides and the alignment come from the same decision.
 * It holds what makes this pair worth looking at: adjectives that change sides (une voiture rouge, a red car; the
 * three-word reversal of "European Economic Area" from Bahdanau et al. 2014, figure 3), articles that depend on a
 * neighbour (l'homme, le petit homme), words without a partner (I am *a* student), ne … pas, du, looks for.
 *
 * Links: `does` has no French word and may look at ne, pas or the verb; `not` is surely `pas`, which carries the
 * negation, and possibly `ne`; the article before a profession has no French word and may look at the profession.
 */

import {
  type Derivation,
  derive,
  type Rule,
  type SourceWord,
  type TargetWord,
  targetWord,
  type Utterance,
} from "../grammar";
import { createLexicon } from "../lexicon";
import type { Gloss, Reading, Task } from "../task";
import { composed, OFFERED_TOKENS, splitWords } from "../text";

type AdjectiveClass = "size" | "beauty" | "colour" | "nation" | "field";

interface Adjective {
  readonly masculine: string;
  readonly feminine: string;
  readonly en: string;
  readonly class: AdjectiveClass;
}

interface Noun {
  readonly fr: string;
  readonly en: string;
  readonly feminine: boolean;
  /** Adjectives that stand before it. */
  readonly before: readonly Adjective[];
  /** What may stand after it, nearest first. */
  readonly after: readonly (readonly Adjective[])[];
}

interface Verb {
  readonly forms: Readonly<Record<Person, string>>;
  readonly en: string;
  readonly en3: string;
  /** A second English word: looks *for*. */
  readonly particle: string | null;
  /** "Likes a cat" says little; "likes the cat" does. */
  readonly definiteOnly: boolean;
}

type Person = "first" | "second" | "third";

const SMALL: Adjective = { masculine: "petit", feminine: "petite", en: "small", class: "size" };
const PRETTY: Adjective = { masculine: "joli", feminine: "jolie", en: "pretty", class: "beauty" };
const BLACK: Adjective = { masculine: "noir", feminine: "noire", en: "black", class: "colour" };
const WHITE: Adjective = { masculine: "blanc", feminine: "blanche", en: "white", class: "colour" };
const RED: Adjective = { masculine: "rouge", feminine: "rouge", en: "red", class: "colour" };
const KOREAN: Adjective = { masculine: "coréen", feminine: "coréenne", en: "korean", class: "nation" };
const FRENCH: Adjective = { masculine: "français", feminine: "française", en: "french", class: "nation" };
const EUROPEAN: Adjective = {
  masculine: "européen",
  feminine: "européenne",
  en: "european",
  class: "nation",
};
const ECONOMIC: Adjective = {
  masculine: "économique",
  feminine: "économique",
  en: "economic",
  class: "field",
};

const FUR = [BLACK, WHITE];
const COLOURS = [BLACK, WHITE, RED];
const NATIONS = [KOREAN, FRENCH, EUROPEAN];

const single = (adjectives: readonly Adjective[]): (readonly Adjective[])[] => adjectives.map((one) => [one]);
/** French puts the kind next to the noun and the colour behind it: une voiture coréenne rouge. */
const pairs = (near: readonly Adjective[], far: readonly Adjective[]): (readonly Adjective[])[] =>
  near.flatMap((one) => far.map((other) => [one, other]));

/** No colours on people, `économique` for the zone only; "petit médecin" and "petit professeur" mean something else. */
const CAT: Noun = { fr: "chat", en: "cat", feminine: false, before: [SMALL, PRETTY], after: single(FUR) };
const DOG: Noun = { fr: "chien", en: "dog", feminine: false, before: [SMALL, PRETTY], after: single(FUR) };
const MAN: Noun = { fr: "homme", en: "man", feminine: false, before: [SMALL], after: single(NATIONS) };
const WOMAN: Noun = {
  fr: "femme",
  en: "woman",
  feminine: true,
  before: [SMALL, PRETTY],
  after: single(NATIONS),
};
const GIRL: Noun = {
  fr: "fille",
  en: "girl",
  feminine: true,
  before: [SMALL, PRETTY],
  after: single(NATIONS),
};
const STUDENT_M: Noun = {
  fr: "étudiant",
  en: "student",
  feminine: false,
  before: [SMALL],
  after: single(NATIONS),
};
const STUDENT_F: Noun = {
  fr: "étudiante",
  en: "student",
  feminine: true,
  before: [SMALL],
  after: single(NATIONS),
};
const DOCTOR: Noun = { fr: "médecin", en: "doctor", feminine: false, before: [], after: single(NATIONS) };
const TEACHER: Noun = {
  fr: "professeur",
  en: "teacher",
  feminine: false,
  before: [],
  after: single(NATIONS),
};
const THING = {
  before: [SMALL, PRETTY],
  after: [...single([...COLOURS, ...NATIONS]), ...pairs(NATIONS, COLOURS)],
};
const BOOK: Noun = { fr: "livre", en: "book", feminine: false, ...THING };
const TREE: Noun = {
  fr: "arbre",
  en: "tree",
  feminine: false,
  before: [SMALL, PRETTY],
  after: single(COLOURS),
};
const HOUSE: Noun = { fr: "maison", en: "house", feminine: true, ...THING };
const CAR: Noun = { fr: "voiture", en: "car", feminine: true, ...THING };
const SCHOOL: Noun = { fr: "école", en: "school", feminine: true, ...THING };
const ZONE: Noun = {
  fr: "zone",
  en: "area",
  feminine: true,
  before: [SMALL],
  after: [...single([ECONOMIC, ...NATIONS, RED]), ...pairs([ECONOMIC], NATIONS)],
};

const PEOPLE = [MAN, WOMAN, GIRL, STUDENT_M, STUDENT_F, DOCTOR, TEACHER];
const ANIMALS = [CAT, DOG];
const ANIMATE = [...ANIMALS, ...PEOPLE];
const OBJECTS = [BOOK, TREE, HOUSE, CAR, SCHOOL, ZONE];
const NOUNS = [...ANIMATE, ...OBJECTS];
/** "La fille de" and "la femme de" would be a daughter and a wife, so people are not possessed. */
const POSSESSED = [CAT, DOG, BOOK, TREE, HOUSE, CAR, SCHOOL];
const PROFESSIONS_M = [STUDENT_M, DOCTOR, TEACHER];
const PROFESSIONS_F = [STUDENT_F, DOCTOR, TEACHER];

const SEE: Verb = {
  forms: { first: "vois", second: "vois", third: "voit" },
  en: "see",
  en3: "sees",
  particle: null,
  definiteOnly: false,
};
const LIKE: Verb = {
  forms: { first: "aime", second: "aimes", third: "aime" },
  en: "like",
  en3: "likes",
  particle: null,
  definiteOnly: true,
};
const LOOK_FOR: Verb = {
  forms: { first: "cherche", second: "cherches", third: "cherche" },
  en: "look",
  en3: "looks",
  particle: "for",
  definiteOnly: false,
};
const WATCH: Verb = {
  forms: { first: "regarde", second: "regardes", third: "regarde" },
  en: "watch",
  en3: "watches",
  particle: null,
  definiteOnly: false,
};
const VERBS = [SEE, LIKE, LOOK_FOR, WATCH];

const BE: Readonly<Record<Person, { fr: string; en: string }>> = {
  first: { fr: "suis", en: "am" },
  second: { fr: "es", en: "are" },
  third: { fr: "est", en: "is" },
};

interface Pronoun {
  readonly fr: string;
  readonly en: string;
  readonly person: Person;
  /** What its adjectives agree with; `je` and `tu` are whoever speaks. */
  readonly feminine: readonly boolean[];
}

const PRONOUNS: readonly Pronoun[] = [
  { fr: "je", en: "I", person: "first", feminine: [false, true] },
  { fr: "tu", en: "you", person: "second", feminine: [false, true] },
  { fr: "il", en: "he", person: "third", feminine: [false] },
  { fr: "elle", en: "she", person: "third", feminine: [true] },
];

/** Every h of the lexicon is mute (homme): it elides like a vowel. */
function elides(next: string): boolean {
  return /^[aeiouhéè]/u.test(next);
}

/** By sound: "european" begins like "you". */
function englishArticle(next: string): string {
  return /^[aeiou]/u.test(next) && next !== "european" ? "an" : "a";
}

function inflected(adjective: Adjective, feminine: boolean): string {
  return feminine ? adjective.feminine : adjective.masculine;
}

/** A derivation that may ask for more than fr-en does. */
interface FrenchDerivation extends Derivation {
  /**
   * Given where English is the source: hears the English words from left to right, each as soon as it is settled.
   * Then an English sentence must have one French sentence only: no étudiante beside étudiant, no article before a
   * profession that stands alone, and adjectives agree with a speaker who is a man.
   */
  readonly tell?: (words: readonly TargetWord[]) => void;
  /** Whether a sentence may have two genitives, and has what it can. */
  readonly isDeep?: boolean;
}

interface NounPhrase {
  readonly noun: Noun;
  readonly target: readonly TargetWord[];
  readonly adjectives: readonly Adjective[];
  readonly tags: readonly string[];
  /** What is left of the room for adjectives and genitives. */
  readonly room: number;
}

interface PhraseOptions {
  readonly nouns: readonly Noun[];
  readonly definite: boolean;
  readonly room: number;
  /** Adjectives at most, where that is less than the room. */
  readonly adjectives?: number | undefined;
  /** A genitive takes two of the room. */
  readonly genitive: boolean;
  /** After `de`, which melts with `le`. */
  readonly of?: boolean;
  /** Nouns that do not stand alone. */
  readonly qualified?: readonly Noun[];
}

/** Things are never subjects of a verb, and "an" needs the zone: without this their words would be learned last. */
function frequency(noun: Noun): number {
  if (noun === ZONE) return 3;
  return OBJECTS.includes(noun) ? 2 : 1;
}

/** Weights for "none, or one of these": most nouns stand alone. */
function noneOr(count: number, none: number, some: number): number[] {
  const weights = [none];
  for (let index = 0; index < count; index++) weights.push(some / count);
  return weights;
}

function sayable(d: FrenchDerivation, nouns: readonly Noun[]): readonly Noun[] {
  return d.tell ? nouns.filter((noun) => noun !== STUDENT_F) : nouns;
}

function nounPhrase(d: FrenchDerivation, options: PhraseOptions): NounPhrase {
  const { definite, room, adjectives: most = room, genitive, of = false, qualified = [] } = options;
  const nouns = sayable(d, options.nouns);
  const noun = d.choose(nouns, nouns.map(frequency));
  const befores = most > 0 ? noun.before : [];
  const before = d.choose([null, ...befores], noneOr(befores.length, 3, 1));
  const next = before ? inflected(before, noun.feminine) : noun.fr;
  const tags: string[] = [];
  const target: TargetWord[] = [];

  const preposition = of ? sayOf(d, { definite, feminine: noun.feminine, next }) : null;
  if (preposition) target.push(targetWord("of", [preposition.word]));
  const article = preposition?.article ?? d.say(frenchArticle({ definite, feminine: noun.feminine, next }));
  if (definite && elides(next)) tags.push("elision");
  if (preposition?.word === article) tags.push("contraction");

  const beforeWord = before ? d.say(inflected(before, noun.feminine)) : null;
  if (before && beforeWord) {
    tags.push("pre-adjective");
    target.push(targetWord(definite ? "the" : englishArticle(before.en), [article]));
    target.push(targetWord(before.en, [beforeWord]));
  } else if (definite) {
    target.push(targetWord("the", [article]));
  }
  d.tell?.(target);
  const nounWord = d.say(noun.fr);
  const used = before ? 1 : 0;
  const afters = noun.after.filter((adjectives) => adjectives.length <= most - used);
  const alone = before !== null || !qualified.includes(noun);
  const after = alone ? d.choose([[], ...afters], noneOr(afters.length, 2, 1)) : d.choose(afters);
  const afterWords = after.map((adjective) => ({
    adjective,
    word: d.say(inflected(adjective, noun.feminine)),
  }));
  if (after.length > 0) tags.push(after.length > 1 ? "reversal" : "post-adjective");
  if (!definite) tags.push("indefinite");

  const phrase = afterWords.toReversed().map(({ adjective, word }) => targetWord(adjective.en, [word]));
  phrase.push(targetWord(noun.en, [nounWord]));
  const [first] = phrase;
  if (!definite && !before && first) {
    // The article waits for a word that French says later.
    if (/^[aeiou]/u.test(first.text)) tags.push("a-an");
    phrase.unshift(targetWord(englishArticle(first.text), [article]));
  }
  d.tell?.(phrase);
  target.push(...phrase);

  const adjectives = [...(before ? [before] : []), ...after];
  const rest = room - used - after.length;
  const ownable = genitive && definite && rest >= 2 && POSSESSED.includes(noun);
  if (!ownable || !(d.isDeep || d.choose([false, true], [2, 1]))) {
    return { noun, target, adjectives, tags, room: rest };
  }
  const owner = nounPhrase(d, {
    nouns: ANIMALS.includes(noun) ? PEOPLE : ANIMATE,
    definite: d.choose([true, false], [4, 1]),
    room: rest - 2,
    genitive: d.isDeep ?? false,
    of: true,
  });
  return {
    noun,
    target: [...target, ...owner.target],
    adjectives,
    tags: [...tags, "genitive", ...owner.tags],
    room: owner.room,
  };
}

interface Determined {
  readonly definite: boolean;
  readonly feminine: boolean;
  /** The French word that follows, which decides about elision. */
  readonly next: string;
}

function frenchArticle({ definite, feminine, next }: Determined): string {
  if (!definite) return feminine ? "une" : "un";
  if (elides(next)) return "l'";
  return feminine ? "la" : "le";
}

/** `de` and what becomes of it: du for de + le, d' before un and une. */
function sayOf(d: Derivation, determined: Determined): { word: SourceWord; article: SourceWord } {
  const article = frenchArticle(determined);
  if (article === "le") {
    const both = d.say("du");
    return { word: both, article: both };
  }
  return { word: d.say(elides(article) ? "d'" : "de"), article: d.say(article) };
}

interface Subject {
  readonly person: Person;
  readonly feminine: boolean;
  readonly pronoun: boolean;
  readonly noun: Noun | null;
  readonly adjectives: readonly Adjective[];
  readonly target: readonly TargetWord[];
  readonly tags: readonly string[];
  readonly room: number;
}

interface SubjectOptions {
  readonly nouns: readonly Noun[];
  readonly pronouns: readonly Pronoun[];
  /** Weights of pronoun and noun. */
  readonly weights: readonly [pronoun: number, noun: number];
  readonly room: number;
  readonly adjectives?: number;
  readonly indefinite: boolean;
  /** What follows elides: `je` before a vowel is j'. */
  readonly next: string;
}

function subject(d: FrenchDerivation, options: SubjectOptions): Subject {
  if (d.choose([true, false], options.weights)) {
    const pronoun = d.choose(options.pronouns);
    const word = d.say(pronoun.fr === "je" && elides(options.next) ? "j'" : pronoun.fr);
    const target = [targetWord(pronoun.en, [word])];
    d.tell?.(target);
    return {
      person: pronoun.person,
      feminine: d.choose(pronoun.feminine),
      pronoun: true,
      noun: null,
      adjectives: [],
      target,
      tags: [],
      room: options.room,
    };
  }
  const definite = options.indefinite ? d.choose([true, false], [4, 1]) : true;
  const { nouns, room, adjectives } = options;
  const phrase = nounPhrase(d, { nouns, definite, room, adjectives, genitive: true });
  return { ...phrase, person: "third", feminine: phrase.noun.feminine, pronoun: false };
}

interface Negated {
  readonly verb: SourceWord;
  /** `not`, and its `pas`, where there is one. */
  readonly not: TargetWord | null;
  readonly particles: readonly SourceWord[];
}

/** The verb, between ne and pas when it is negated. */
function sayVerb(d: Derivation, form: string, negated: boolean): Negated {
  if (!negated) return { verb: d.say(form), not: null, particles: [] };
  const ne = d.say(elides(form) ? "n'" : "ne");
  const verb = d.say(form);
  const pas = d.say("pas");
  return { verb, not: targetWord("not", [pas], [ne]), particles: [ne, pas] };
}

type FrenchRule = (d: FrenchDerivation) => Utterance;

/** `la zone économique européenne`, `le livre du chien`, `une voiture rouge`. */
const fragment: FrenchRule = (d) => {
  const definite = d.choose([true, false], [2, 1]);
  const { target, tags } = nounPhrase(d, { nouns: NOUNS, definite, room: d.isDeep ? 5 : 3, genitive: true });
  return { target, tags: ["phrase", ...tags] };
};

/** `je suis étudiant`, `elle n'est pas médecin`, `tu es un étudiant coréen`. French has no article before a profession. */
const profession: FrenchRule = (d) => {
  const negated = d.choose([false, true], [2, 1]);
  const who = subject(d, {
    nouns: [MAN, WOMAN, GIRL],
    pronouns: PRONOUNS,
    weights: [3, 1],
    room: 1,
    indefinite: false,
    next: negated ? "ne" : "",
  });
  const be = BE[who.person];
  const { verb, not } = sayVerb(d, be.fr, negated);
  const professions = sayable(d, who.feminine ? PROFESSIONS_F : PROFESSIONS_M);
  const said = [targetWord(be.en, [verb]), ...(not ? [not] : [])];
  d.tell?.(said);
  const target = [...who.target, ...said];
  // "Il est un étudiant" would be "c'est un étudiant", and after "n'est pas" an article only contrasts.
  const articled = !negated && !(who.pronoun && who.person === "third") && d.choose([false, true], [3, 1]);
  if (articled) {
    const people = who.pronoun ? (who.feminine ? [WOMAN, GIRL] : [MAN]) : [];
    const what = nounPhrase(d, {
      nouns: [...people, ...professions],
      definite: false,
      room: 1,
      genitive: false,
      ...(d.tell ? { qualified: professions } : {}),
    });
    return { target: [...target, ...what.target], tags: ["copula", ...who.tags, ...what.tags] };
  }
  const what = d.choose(professions, professions.length === 3 ? [2, 1, 1] : undefined);
  const word = d.say(what.fr);
  const inserted = [targetWord(englishArticle(what.en), [], [word]), targetWord(what.en, [word])];
  d.tell?.(inserted);
  return {
    target: [...target, ...inserted],
    tags: [
      negated ? "copula-negation" : "identity",
      ...(what === STUDENT_F ? ["feminine"] : []),
      ...who.tags,
    ],
  };
};

/** `la maison est blanche`, `je ne suis pas coréenne`. */
const quality: FrenchRule = (d) => {
  const negated = d.choose([false, true], [2, 1]);
  const who = subject(d, {
    nouns: NOUNS,
    pronouns: d.tell ? ONE_GENDER : PRONOUNS,
    weights: [1, 2],
    room: 2,
    adjectives: 1,
    indefinite: false,
    next: negated ? "ne" : "",
  });
  const be = BE[who.person];
  const { verb, not } = sayVerb(d, be.fr, negated);
  const noun = who.noun;
  const said = new Set(who.adjectives.map((adjective) => adjective.class));
  const own =
    noun && !PEOPLE.includes(noun)
      ? [...new Set([...noun.before, ...noun.after.flat()])]
      : [SMALL, ...(who.feminine ? [PRETTY] : []), ...NATIONS];
  // Not "the red car is black", and "économique" describes a kind of zone, which no "is" can say.
  const fitting = own.filter((adjective) => adjective.class !== "field" && !said.has(adjective.class));
  const adjective = d.choose(fitting);
  const word = d.say(inflected(adjective, who.feminine));
  const predicate = [targetWord(be.en, [verb]), ...(not ? [not] : []), targetWord(adjective.en, [word])];
  d.tell?.(predicate);
  return {
    target: [...who.target, ...predicate],
    tags: [
      "predicate-adjective",
      ...(negated ? ["copula-negation"] : []),
      ...(who.feminine && adjective.feminine !== adjective.masculine ? ["feminine"] : []),
      ...who.tags,
    ],
  };
};

/** `la fille ne voit pas la voiture rouge`, `j'aime le petit chat`, `il cherche l'arbre`. */
const action: FrenchRule = (d) => {
  const negated = d.choose([false, true], [3, 2]);
  const verb = d.choose(VERBS);
  const who = subject(d, {
    nouns: ANIMATE,
    pronouns: ONE_GENDER,
    weights: [2, 3],
    room: d.isDeep ? 4 : 2,
    indefinite: true,
    next: negated ? "ne" : verb.forms.first,
  });
  const { verb: verbWord, not, particles } = sayVerb(d, verb.forms[who.person], negated);
  const third = who.person === "third";
  const does = not ? [targetWord(third ? "does" : "do", [], [...particles, verbWord]), not] : [];
  const english = targetWord(third && !negated ? verb.en3 : verb.en, [verbWord]);
  const said = [...does, english, ...(verb.particle ? [targetWord(verb.particle, [verbWord])] : [])];
  d.tell?.(said);
  // After a negation an indefinite object would be "de": pas de chat. The objects stay definite.
  const definite = negated || verb.definiteOnly || d.choose([true, false], [2, 1]);
  const what = nounPhrase(d, {
    nouns: NOUNS.filter((noun) => noun !== who.noun),
    definite,
    room: who.room,
    genitive: true,
  });
  const tags = [...(negated ? ["negation"] : ["transitive"]), ...(verb.particle ? ["looks-for"] : [])];
  return {
    target: [...who.target, ...said, ...what.target],
    tags: [...tags, ...who.tags, ...what.tags],
  };
};

/** One derivation for each sentence where nothing agrees with the speaker, or where one gender has to do. */
const ONE_GENDER: readonly Pronoun[] = PRONOUNS.map((pronoun) => ({
  ...pronoun,
  feminine: pronoun.feminine.slice(0, 1),
}));

const RULES: readonly FrenchRule[] = [fragment, profession, quality, action];
const RULE_WEIGHTS = [4, 4, 4, 8];

/** French to English. `tell` hears the English words in their order, before the sentence is whole. */
export const frenchRule: FrenchRule = (d) => {
  const { target, tags } = d.choose(RULES, RULE_WEIGHTS)(d);
  return { target, tags: [...new Set(tags)] };
};

const rule: Rule = (d) => frenchRule({ choose: d.choose, say: d.say });

const EN_GLOSS: Gloss = {
  je: "I",
  "j'": "I",
  tu: "you",
  il: "he",
  elle: "she",
  suis: "am",
  es: "are",
  est: "is",
  le: "the",
  la: "the",
  "l'": "the",
  un: "a",
  une: "a",
  de: "of",
  du: "of the",
  "d'": "of",
  ne: "not …",
  "n'": "not …",
  pas: "… not",
  vois: "see",
  voit: "sees",
  aime: "like(s)",
  aimes: "like",
  cherche: "look(s) for",
  cherches: "look for",
  regarde: "watch(es)",
  regardes: "watch",
};

const KO_GLOSS: Gloss = {
  je: "나",
  "j'": "나",
  tu: "너",
  il: "그",
  elle: "그녀",
  suis: "이다",
  es: "이다",
  est: "이다",
  le: "정관사",
  la: "정관사",
  "l'": "정관사",
  un: "하나의",
  une: "하나의",
  de: "…의",
  du: "그 …의",
  "d'": "…의",
  ne: "부정(ne)",
  "n'": "부정(ne)",
  pas: "부정(pas)",
  vois: "보다",
  voit: "보다",
  aime: "좋아하다",
  aimes: "좋아하다",
  cherche: "찾다",
  cherches: "찾다",
  regarde: "지켜보다",
  regardes: "지켜보다",
};

export const KO_BY_ENGLISH: Gloss = {
  cat: "고양이",
  dog: "개",
  man: "남자",
  woman: "여자",
  girl: "소녀",
  student: "학생",
  doctor: "의사",
  teacher: "선생님",
  book: "책",
  tree: "나무",
  house: "집",
  car: "자동차",
  school: "학교",
  area: "지역",
  small: "작은",
  pretty: "예쁜",
  black: "검은",
  white: "하얀",
  red: "빨간",
  korean: "한국의",
  french: "프랑스의",
  european: "유럽의",
  economic: "경제의",
};

const ADJECTIVES = [SMALL, PRETTY, BLACK, WHITE, RED, KOREAN, FRENCH, EUROPEAN, ECONOMIC];

/** Most words of a sentence with its end. */
const LONGEST_FRENCH = 11;
const LONGEST_ENGLISH = 12;

/** French words of open classes with their English ones. */
const CONTENT: readonly (readonly [fr: string, en: string])[] = [
  ...NOUNS.map(({ fr, en }) => [fr, en] as const),
  ...ADJECTIVES.flatMap(({ masculine, feminine, en }) =>
    [...new Set([masculine, feminine])].map((fr) => [fr, en] as const),
  ),
];

const SOURCE_WORDS: readonly string[] = [...Object.keys(EN_GLOSS), ...CONTENT.map(([fr]) => fr)];

const TARGET_WORDS: readonly string[] = [
  ...new Set([
    ...["I", "you", "he", "she", "am", "are", "is", "the", "a", "an", "of", "do", "does", "not"],
    ...VERBS.flatMap(({ en, en3, particle }) => [en, en3, ...(particle ? [particle] : [])]),
    ...CONTENT.map(([, en]) => en),
  ]),
];

const lexicon = createLexicon(SOURCE_WORDS);

/** An apostrophe ends a word in French: l'homme is l' and homme. A space typed beside it changes nothing. */
function read(text: string): Reading {
  const pieces = splitWords(text)
    .join(" ")
    .replace(/(?<=^|\s)(\p{L}{1,2}) ?'/gu, "$1' ")
    .split(" ")
    .filter((piece) => piece !== "" && piece !== "'");
  const tokens = pieces.map((piece, index) => {
    const trimmed = piece.replace(/^'+/u, "");
    const word = lexicon.find(piece) ?? lexicon.find(trimmed) ?? lexicon.find(trimmed.replace(/'+$/u, ""));
    if (word !== null) return { word, known: true, nearest: [] };
    return { word: piece, known: false, nearest: index < OFFERED_TOKENS ? lexicon.nearest(piece) : [] };
  });
  return { text: composed(text), tokens, written: [], offer: null };
}

/** The nouns, by which an article is chosen. */
export const FRENCH_NOUNS: ReadonlySet<string> = new Set(NOUNS.map(({ fr }) => fr));

function write(tokens: readonly string[]): string {
  return tokens.join(" ").replace(/' /gu, "'");
}

export const frEn: Task = {
  id: "fr-en",
  sourceLanguage: "fr",
  targetLanguage: "en",
  sourceWords: SOURCE_WORDS,
  targetWords: TARGET_WORDS,
  maxSource: 24,
  maxTarget: 24,
  longestSource: LONGEST_FRENCH,
  longestTarget: LONGEST_ENGLISH,
  samples: [
    "je suis étudiant",
    "la zone économique européenne",
    "la fille ne voit pas la voiture rouge",
    "l'homme regarde un petit chat noir",
    "elle est étudiante",
    "il cherche l'arbre",
    "le livre du chien",
    "l'homme n'aime pas la maison de la femme",
    "la maison est blanche",
    "il n'est pas étudiant",
  ],
  gloss: {
    en: { ...EN_GLOSS, ...Object.fromEntries(CONTENT) },
    ko: { ...KO_GLOSS, ...Object.fromEntries(CONTENT.map(([fr, en]) => [fr, KO_BY_ENGLISH[en] ?? en])) },
  },
  grammar: { rule, joins: () => false, grows: () => false },
  generate: (random) => derive(rule, random),
  read,
  write,
};
