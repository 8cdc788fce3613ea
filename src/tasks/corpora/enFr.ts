/**
 * English to French: the grammar of fr-en, said the other way round, links inverted. Its phenomena: `the` becomes le,
 * la or l' by the noun behind it and by how the next word begins; `of the` melts to du; `does not` is taken apart to
 * ne … pas; adjectives change sides and agree.
 *
 * The target has to be a function of the source, so étudiante is left out, whose English word is étudiant's too; a
 * speaker (je, tu) is a man as far as adjectives go; and `a student` after `am` is étudiant without an article.
 *
 * Links of an article: surely `the` or `a`, possibly the noun, since only the noun knows the gender. A model that looks
 * at the noun is wrong by the sure links alone and right by both.
 */
import { derive, type Rule, type SourceWord, type TargetWord, targetWord } from "../grammar";
import { createLexicon } from "../lexicon";
import type { Gloss, Reading, Task } from "../task";
import { composed, OFFERED_TOKENS, splitWords } from "../text";
import { FRENCH_NOUNS, frEn, frenchRule, KO_BY_ENGLISH } from "./frEn";

const ARTICLES = new Set(["le", "la", "l'", "un", "une", "du"]);

/** The rule with English as its source; two genitives only where a split asks for them. */
export const englishRule =
  (isDeep: boolean): Rule =>
  (d) => {
    const french: string[] = [];
    const english: { word: TargetWord; said: SourceWord }[] = [];
    const { tags } = frenchRule({
      choose: d.choose,
      say: (text) => ({ text, at: french.push(text) - 1 }),
      tell: (words) => {
        for (const word of words) english.push({ word, said: d.say(word.text) });
      },
      isDeep,
    });
    const linked = (at: number, kind: "sure" | "possible"): SourceWord[] =>
      english.filter(({ word }) => word[kind].some((own) => own.at === at)).map(({ said }) => said);
    const target = french.map((text, at) => {
      const sure = linked(at, "sure");
      const possible = linked(at, "possible");
      if (!ARTICLES.has(text)) return targetWord(text, sure, possible);
      const noun = french.findIndex((other, place) => place > at && FRENCH_NOUNS.has(other));
      return targetWord(text, sure, [...possible, ...linked(noun, "sure")]);
    });
    return { target, tags };
  };

const rule = englishRule(false);

const KO_GLOSS: Gloss = {
  I: "나",
  you: "너",
  he: "그",
  she: "그녀",
  am: "이다",
  are: "이다",
  is: "이다",
  the: "정관사",
  a: "하나의",
  an: "하나의",
  of: "…의",
  do: "부정 조동사",
  does: "부정 조동사",
  not: "부정",
  see: "보다",
  sees: "보다",
  like: "좋아하다",
  likes: "좋아하다",
  look: "찾다(look for)",
  looks: "찾다(look for)",
  for: "찾다(look for)",
  watch: "지켜보다",
  watches: "지켜보다",
  ...KO_BY_ENGLISH,
};

const lexicon = createLexicon(frEn.targetWords);

/** What an apostrophe stands for, where the grammar writes it out. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/^(do|does|is|are)n't$/iu, "not"],
  [/^(i)'m$/iu, "am"],
  [/^(you)'re$/iu, "are"],
  [/^(he|she)'s$/iu, "is"],
];

function writtenOut(piece: string): string[] {
  for (const [pattern, second] of SHORT) {
    const first = pattern.exec(piece)?.[1];
    if (first !== undefined) return [first, second];
  }
  return [piece];
}

function read(text: string): Reading {
  const tokens = splitWords(text)
    .flatMap(writtenOut)
    .map((piece, index) => {
      const word = lexicon.find(piece) ?? lexicon.find(piece.replace(/^'+|'+$/gu, ""));
      if (word !== null) return { word, known: true, nearest: [] };
      return { word: piece, known: false, nearest: index < OFFERED_TOKENS ? lexicon.nearest(piece) : [] };
    });
  return { text: composed(text), tokens, written: [], offer: null };
}

export const enFr: Task = {
  id: "en-fr",
  sourceLanguage: "en",
  targetLanguage: "fr",
  sourceWords: frEn.targetWords,
  targetWords: frEn.sourceWords.filter((word) => word !== "étudiante"),
  maxSource: 24,
  maxTarget: 24,
  longestSource: frEn.longestTarget,
  longestTarget: frEn.longestSource,
  samples: [
    "I am a student",
    "the european economic area",
    "the man",
    "the girl does not see the red car",
    "the man watches a small black cat",
    "he looks for the tree",
    "the book of the dog",
    "the man does not like the house of the woman",
    "the house is white",
    "he is not a student",
  ],
  gloss: { ko: KO_GLOSS },
  grammar: { rule, joins: () => false, grows: () => false },
  generate: (random) => derive(rule, random),
  read,
  write: (tokens) => tokens.join(" "),
  writeTarget: frEn.write,
};
