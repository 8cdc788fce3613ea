/**
 * Korean to English with written words (eojeol) for tokens: the grammar of ko-en, its morphemes put together. A token
 * then says more (고양이는 is "the cat" and that it acts) and is seen less often: 고양이를 is another word than 고양이는,
 * and a model that never saw it knows nothing of it, however often it saw the cat (the split `particle`).
 *
 * Links are those of the morphemes, merged.
 */
import { derive, type Rule, type SourceWord, type TargetWord, targetWord } from "../grammar";
import { createLexicon } from "../lexicon";
import type { Reading, Task } from "../task";
import { OFFERED_TOKENS } from "../text";
import { EOJEOLS, GLOSS, koEn, koreanRule } from "./koEn";

export const MORPHEMES: ReadonlyMap<string, readonly string[]> = new Map(
  EOJEOLS.map((morphemes) => [koEn.write(morphemes), morphemes]),
);
const WORDS = [...MORPHEMES.keys()];

const joins = (previous: string, word: string): boolean =>
  koEn.grammar?.joins(previous, word) === true && previous !== "";
const grows = (word: string): boolean => koEn.grammar?.grows(word) === true;

function merged({ text, sure, possible }: TargetWord): TargetWord {
  const once = new Map(sure.map((word) => [word.at, word]));
  const others = new Map(possible.filter(({ at }) => !once.has(at)).map((word) => [word.at, word]));
  return targetWord(text, [...once.values()], [...others.values()]);
}

/** Says a written word as soon as nothing more can be written onto it. */
const rule: Rule = (d) => {
  let morphemes: string[] = [];
  let at = 0;
  const flush = (): void => {
    if (morphemes.length === 0) return;
    d.say(koEn.write(morphemes));
    morphemes = [];
    at++;
  };
  const { target, tags } = koreanRule({
    choose: d.choose,
    say(text): SourceWord {
      if (!joins(morphemes.at(-1) ?? "", text)) flush();
      morphemes.push(text);
      const said = { text, at };
      if (!grows(text)) flush();
      return said;
    },
  });
  flush();
  return { target: target.map(merged), tags };
};

const lexicon = createLexicon(WORDS);

/** As ko-en reads it, put together again: what is known there by its morphemes has to be known here as a whole. */
function read(text: string): Reading {
  const reading = koEn.read(text);
  const tokens = reading.written.map((written, index) => {
    const own = reading.tokens.slice(written.from, written.to);
    const word = own.every(({ known }) => known) ? koEn.write(own.map((token) => token.word)) : written.text;
    const known = MORPHEMES.has(word);
    return { word, known, nearest: known || index >= OFFERED_TOKENS ? [] : lexicon.nearest(word) };
  });
  return { ...reading, tokens, written: [] };
}

/** 그 and 이 mean one thing each once it is clear what they are written with. */
function meaning(morpheme: string, place: number, whole: readonly string[]): string {
  if (morpheme === "그") return whole.length > 1 ? "he" : "that";
  if (morpheme === "이") return place === 0 ? "this" : whole.length > place + 1 ? "be" : "subject";
  return GLOSS[morpheme] ?? morpheme;
}

export const koEnEojeol: Task = {
  ...koEn,
  id: "ko-en-eojeol",
  sourceWords: WORDS,
  longestSource: 7,
  gloss: {
    en: Object.fromEntries([...MORPHEMES].map(([word, whole]) => [word, whole.map(meaning).join(" + ")])),
  },
  grammar: { rule, joins: () => false, grows: () => false },
  generate: (random) => derive(rule, random),
  read,
  write: (tokens) => tokens.join(" "),
};
