/**
 * Korean as people write it, and as a grammar of morphemes needs it. A written word (eojeol) is looked up in a table of
 * every form that the grammar's own words can take, so reading is exact for what the grammar can say: the table is made
 * by the same spelling rules that write a sentence. What else people do is understood where it has one meaning: words
 * run together, the particle of the other final consonant (학생는), contractions (봤다, 의사다), morphemes with spaces.
 * Polite forms are not words of the model; the whole sentence is offered in the -다 form instead.
 */
import { endsInConsonant, fuse, isHangul } from "./hangul";
import { createLexicon, type Lexicon } from "./lexicon";
import type { Reading, ReadToken, WrittenWord } from "./task";
import { composed, OFFERED_TOKENS, splitWords } from "./text";

export interface KoreanWords {
  /** Every morpheme. */
  readonly words: readonly string[];
  /** Nouns and pronouns: what takes particles. */
  readonly nominals: readonly string[];
  /** Nouns that may stand before 이다. */
  readonly predicates: readonly string[];
  /** Words written alone: determiners and adjectives. */
  readonly freestanding: readonly string[];
  readonly verbs: readonly { readonly stem: string; readonly past: string }[];
}

export interface KoreanReader {
  read(text: string): Reading;
  write(tokens: readonly string[]): string;
  joins(previous: string, word: string): boolean;
  grows(word: string): boolean;
}

/** Particles by what they follow; the two are the same where the final consonant does not matter. */
const PARTICLES: readonly (readonly [consonant: string, vowel: string])[] = [
  ["은", "는"],
  ["이", "가"],
  ["을", "를"],
  ["의", "의"],
  ["에서", "에서"],
];

const ENDINGS = new Set(["는다", "ㄴ다", "았", "었", "였", "다", "지"]);
/** Morphemes beside nouns and verbs that something is written onto: 이다, 않는다, 아니다 and the past. */
const GROWING = ["이", "않", "아니", "았", "었", "였"];
const ATTACHED = new Set([...ENDINGS, ...PARTICLES.flat()]);

/** The first reading of a form is the one that counts. */
function addTo(table: Map<string, readonly string[]>, form: string, tokens: readonly string[]): void {
  if (!table.has(form)) table.set(form, tokens);
}

function spell(tokens: readonly string[]): string {
  return tokens.reduce(fuse, "");
}

/** 보았다 to 봤다. */
function contracted(form: string): string {
  return form.replace("보았", "봤");
}

/** Written words and their morphemes. */
function createForms({ nominals, predicates, verbs }: KoreanWords): Map<string, readonly string[]> {
  const forms = new Map<string, readonly string[]>();
  const add = (tokens: readonly string[]): void => addTo(forms, spell(tokens), tokens);
  for (const noun of nominals) {
    for (const [consonant, vowel] of PARTICLES) add([noun, endsInConsonant(noun) ? consonant : vowel]);
  }
  for (const noun of predicates) add([noun, "이", "다"]);
  for (const { stem, past } of verbs) {
    add([stem, endsInConsonant(stem) ? "는다" : "ㄴ다"]);
    add([stem, past, "다"]);
    add([stem, "지"]);
  }
  add(["않", "는다"]);
  add(["않", "았", "다"]);
  add(["아니", "다"]);
  return forms;
}

/** Forms that the grammar does not write but that have only one meaning. */
function addVariants(forms: Map<string, readonly string[]>, { nominals, verbs, words }: KoreanWords): void {
  const taken = new Set(words);
  const add = (form: string, tokens: readonly string[]): void => {
    if (!taken.has(form)) addTo(forms, form, tokens);
  };
  for (const noun of nominals) {
    add(`${noun}이다`, [noun, "이", "다"]);
    if (!endsInConsonant(noun)) add(`${noun}다`, [noun, "이", "다"]);
    // The particle for the other kind of final sound.
    for (const [consonant, vowel] of PARTICLES) {
      const right = endsInConsonant(noun) ? consonant : vowel;
      add(noun + (endsInConsonant(noun) ? vowel : consonant), [noun, right]);
    }
  }
  for (const { stem, past } of verbs) {
    add(contracted(spell([stem, past, "다"])), [stem, past, "다"]);
    add(`${stem}${past}다`, [stem, past, "다"]);
  }
  add("이다", ["이", "다"]);
  for (const past of ["았", "었", "였"]) add(`${past}다`, [past, "다"]);
}

/** What is said politely, or with another particle, and how the grammar says it. */
function createPlain({ predicates, nominals, verbs }: KoreanWords): Map<string, string> {
  const plain = new Map<string, string>([
    ["저는", "나는"],
    ["제가", "나는"],
    ["내가", "나는"],
    ["네가", "너는"],
    ["않습니다", "않는다"],
    ["않아요", "않는다"],
    ["않았습니다", "않았다"],
    ["않았어요", "않았다"],
    ["아닙니다", "아니다"],
    ["아니에요", "아니다"],
    ["아니예요", "아니다"],
    ["아녜요", "아니다"],
  ]);
  for (const noun of predicates) {
    for (const ending of COPULAS) plain.set(noun + ending, `${noun}이다`);
  }
  for (const noun of nominals) plain.set(`${noun}입니다`, `${noun}이다`);
  for (const { stem, past } of verbs) {
    const present = spell([stem, endsInConsonant(stem) ? "는다" : "ㄴ다"]);
    const done = spell([stem, past, "다"]);
    const consonant = endsInConsonant(stem);
    plain.set(consonant ? `${stem}습니다` : bieup(stem), present);
    for (const past0 of [done, contracted(done), `${stem}${past}다`]) {
      const root = past0.slice(0, -1);
      plain.set(`${root}습니다`, done);
      plain.set(`${root}어요`, done);
      // 먹었다 without its past is 먹어: the same vowel joins the stem to -요.
      plain.set(`${withoutPast(root)}요`, present);
    }
  }
  return plain;
}

const COPULAS = ["입니다", "이에요", "이예요", "예요", "에요"];

/** 보 to 봅니다. */
function bieup(stem: string): string {
  const BIEUP = 17;
  return `${stem.slice(0, -1)}${String.fromCharCode(stem.charCodeAt(stem.length - 1) + BIEUP)}니다`;
}

/** 먹었 to 먹어, 샀 to 사, 했 to 해: the last syllable without its ㅆ. */
function withoutPast(root: string): string {
  const SSANG_SIOT = 20;
  return root.slice(0, -1) + String.fromCharCode(root.charCodeAt(root.length - 1) - SSANG_SIOT);
}

/** Written words that stand one after another in `text`, fewest first; null when it is not made of them. */
function divide(text: string, forms: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const LONGEST = 40;
  if (text.length > LONGEST) return null;
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= text.length; end++) {
    let fewest: readonly string[] | null = null;
    for (let start = 0; start < end; start++) {
      const before = best[start];
      const form = text.slice(start, end);
      if (!before || !forms.has(form) || (fewest && fewest.length <= before.length + 1)) continue;
      fewest = [...before, form];
    }
    best.push(fewest);
  }
  return best[text.length] ?? null;
}

export function createKoreanReader(korean: KoreanWords): KoreanReader {
  const words = new Set(korean.words);
  const nominals = new Set(korean.nominals);
  const forms = createForms(korean);
  const standard = [...forms.keys()];
  addVariants(forms, korean);
  const runTogether = new Map([...forms].filter(([form]) => standard.includes(form)));
  for (const word of korean.freestanding) runTogether.set(word, [word]);
  const plain = createPlain(korean);
  const nearForms = createLexicon([...standard, ...korean.freestanding]);
  const nearNouns = {
    any: createLexicon(korean.nominals),
    consonant: createLexicon(korean.nominals.filter((noun) => endsInConsonant(noun) === true)),
    vowel: createLexicon(korean.nominals.filter((noun) => endsInConsonant(noun) === false)),
  };

  const joins = (previous: string, word: string): boolean => {
    // 이 after a noun is a particle or "be"; anywhere else it is "this".
    if (word === "이") return nominals.has(previous);
    return previous !== "" && ATTACHED.has(word);
  };

  const group = (tokens: readonly string[]): WrittenWord[] => {
    const groups: { text: string; from: number; to: number }[] = [];
    tokens.forEach((token, index) => {
      const last = groups.at(-1);
      if (last && joins(tokens[index - 1] ?? "", token)) {
        last.text = fuse(last.text, token);
        last.to = index + 1;
      } else {
        groups.push({ text: token, from: index, to: index + 1 });
      }
    });
    return groups;
  };

  const known = (word: string): ReadToken => ({ word, known: true, nearest: [] });
  const unknown = (word: string, near: Lexicon): ReadToken => ({
    word,
    known: false,
    nearest: near.nearest(word),
  });

  /** A noun that is not known before a particle that is: only the noun is unknown. */
  const unknownNoun = (piece: string): ReadToken[] | null => {
    if (!isHangul(piece)) return null;
    if (piece.endsWith("이다") && piece.length > 3 && !words.has(piece.slice(0, -2))) {
      return [unknown(piece.slice(0, -2), nearNouns.any), known("이"), known("다")];
    }
    for (const [consonant, vowel] of PARTICLES) {
      for (const particle of new Set([consonant, vowel])) {
        const noun = piece.slice(0, -particle.length);
        if (!piece.endsWith(particle) || noun === "" || words.has(noun)) continue;
        const closed = endsInConsonant(noun);
        if (consonant === vowel) return [unknown(noun, nearNouns.any), known(particle)];
        if (closed === (particle === consonant)) {
          return [unknown(noun, closed ? nearNouns.consonant : nearNouns.vowel), known(particle)];
        }
      }
    }
    return null;
  };

  const readPiece = (piece: string): ReadToken[] => {
    const tokens = forms.get(piece) ?? (words.has(piece) ? [piece] : null);
    if (tokens) return tokens.map(known);
    const divided = divide(piece, runTogether);
    if (divided) return divided.flatMap((form) => (runTogether.get(form) ?? []).map(known));
    return unknownNoun(piece) ?? [unknown(piece, nearForms)];
  };

  /** The sentence in the grammar's own style; null when it already is. */
  const restyle = (pieces: readonly string[]): string | null => {
    const restyled: string[] = [];
    let changed = false;
    for (let index = 0; index < pieces.length; index++) {
      const piece = pieces[index] ?? "";
      const next = pieces[index + 1] ?? "";
      const verb = forms.get(plain.get(next) ?? next);
      const negated = piece === "안" && verb ? negation(verb) : null;
      const replaced = negated ?? plain.get(piece) ?? copula(piece) ?? topic(piece, next);
      if (negated !== null) index++;
      if (replaced !== null) changed = true;
      restyled.push(replaced ?? piece);
    }
    return changed ? restyled.join(" ") : null;
  };

  /** 안 먹는다 to 먹지 않는다. */
  const negation = (verb: readonly string[]): string | null => {
    const [stem = "", ending = ""] = verb;
    if (!korean.verbs.some((one) => one.stem === stem) || ending === "지") return null;
    return `${stem}지 ${ending === "는다" || ending === "ㄴ다" ? "않는다" : "않았다"}`;
  };

  /** 가수입니다 to 가수이다, whoever that is. */
  const copula = (piece: string): string | null => {
    const ending = COPULAS.find((one) => piece.endsWith(one) && piece.length > one.length);
    return ending && isHangul(piece) ? `${piece.slice(0, -ending.length)}이다` : null;
  };

  /** 고양이가 to 고양이는, except before 아니다. */
  const topic = (piece: string, next: string): string | null => {
    const [noun = "", particle = ""] = forms.get(piece) ?? [];
    if (!nominals.has(noun) || (particle !== "이" && particle !== "가")) return null;
    if (next === "" || next.startsWith("아니") || plain.get(next) === "아니다" || piece.endsWith("다"))
      return null;
    return noun + (endsInConsonant(noun) ? "은" : "는");
  };

  const growing = new Set([...nominals, ...korean.verbs.map(({ stem }) => stem), ...GROWING]);

  return {
    joins,
    grows: (word) => growing.has(word),
    write: (tokens) =>
      group(tokens)
        .map(({ text }) => text)
        .join(" "),
    read(text) {
      const pieces = splitWords(text);
      const tokens: ReadToken[] = [];
      const typed: { text: string; from: number; to: number }[] = [];
      for (const piece of pieces) {
        const from = tokens.length;
        const read = readPiece(piece);
        tokens.push(...(from < OFFERED_TOKENS ? read : read.map((token) => ({ ...token, nearest: [] }))));
        typed.push({ text: piece, from, to: tokens.length });
      }
      // A written word is shown as it was typed where it was typed as one word.
      const written = group(tokens.map(({ word }) => word)).map(
        (grouped) => typed.find(({ from, to }) => from === grouped.from && to === grouped.to) ?? grouped,
      );
      return { text: composed(text), tokens, written, offer: restyle(pieces) };
    },
  };
}
