import { describe, expect, test } from "vitest";
import { present } from "../../lib/assert";
import { createRandom } from "../../lib/random";
import { enumerate } from "../grammar";
import type { Pair } from "../pair";
import { faultsOf } from "../validator";
import { frEn } from "./frEn";

const grammar = present(frEn.grammar, "a grammar");

/** `source | target | sure links | links that are only possible`, links as target-source. */
const GOLD = `
je suis étudiant | I am a student | 0-0 1-1 3-2 | 2-2
elle est étudiante | she is a student | 0-0 1-1 3-2 | 2-2
la fille est étudiante | the girl is a student | 0-0 1-1 2-2 4-3 | 3-3
une voiture rouge | a red car | 0-0 1-2 2-1 |
la zone économique européenne | the european economic area | 0-0 1-3 2-2 3-1 |
une zone économique | an economic area | 0-0 1-2 2-1 |
une zone européenne | a european area | 0-0 1-2 2-1 |
une zone | an area | 0-0 1-1 |
le petit chat | the small cat | 0-0 1-1 2-2 |
l' homme | the man | 0-0 1-1 |
l' école | the school | 0-0 1-1 |
le petit homme | the small man | 0-0 1-1 2-2 |
la fille ne voit pas le chat | the girl does not see the cat | 0-0 1-1 3-4 4-3 5-5 6-6 | 2-2 2-4 2-3 3-2
la fille ne voit pas la voiture rouge | the girl does not see the red car | 0-0 1-1 3-4 4-3 5-5 6-7 7-6 | 2-2 2-4 2-3 3-2
l' homme n' aime pas le chien | the man does not like the dog | 0-0 1-1 3-4 4-3 5-5 6-6 | 2-2 2-4 2-3 3-2
il n' est pas étudiant | he is not a student | 0-0 1-2 2-3 4-4 | 2-1 3-4
le livre du chien | the book of the dog | 0-0 1-1 2-2 3-2 4-3 |
le livre de la femme | the book of the woman | 0-0 1-1 2-2 3-3 4-4 |
le livre de l' homme | the book of the man | 0-0 1-1 2-2 3-3 4-4 |
le livre du petit homme | the book of the small man | 0-0 1-1 2-2 3-2 4-3 5-4 |
le livre d' un homme | the book of a man | 0-0 1-1 2-2 3-3 4-4 |
il cherche l' arbre | he looks for the tree | 0-0 1-1 2-1 3-2 4-3 |
la maison est blanche | the house is white | 0-0 1-1 2-2 3-3 |
je ne vois pas le chat | I do not see the cat | 0-0 2-3 3-2 4-4 5-5 | 1-1 1-3 1-2 2-1
j' aime le chat | I like the cat | 0-0 1-1 2-2 3-3 |
`;

const WANTED = GOLD.trim()
  .split("\n")
  .map((line) => line.split("|").map((part) => part.trim()));

interface Summary {
  readonly sentences: ReadonlyMap<string, string>;
  readonly longestSource: number;
  readonly longestTarget: number;
  readonly collisions: readonly string[];
  readonly faults: readonly string[];
  readonly gold: ReadonlyMap<string, Pair>;
  readonly sourceWords: ReadonlySet<string>;
  readonly targetWords: ReadonlySet<string>;
}

/** Written from school grammar, not from the generator: what must never stand in a sentence of this language. */
function grammarFaults(source: string, target: string): string[] {
  const faults: string[] = [];
  const never = (pattern: RegExp, text: string, why: string): void => {
    if (pattern.test(text)) faults.push(why);
  };
  const fr = ` ${source} `;
  const en = ` ${target} `;
  never(/ (le|la|ne|je|de) [aeiouhéè]/u, fr, "elision is missing");
  never(/ (l'|n'|d'|j') [^aeiouhéè]/u, fr, "elision before a consonant");
  never(/ de le /u, fr, "de le is du");
  never(/ pas (un|une) /u, fr, "an indefinite object under negation");
  never(/ d' (?!une? )/u, fr, "d' stands before un and une only");
  never(/ a (?!european )[aeiou]/u, en, "a before a vowel");
  never(/ an (?![aeiou])| an european /u, en, "an before a consonant");
  never(/ (ne|n') \S+ (?!pas )/u, fr, "ne without pas");
  if (/ pas /u.test(fr) !== / not /u.test(en)) faults.push("pas and not belong together");
  never(/ je (?!ne |n' |suis |vois |cherche |regarde )/u, fr, "je with another person's verb");
  never(/ je (ne|n') (?!suis |vois |aime |cherche |regarde )/u, fr, "je with another person's verb");
  never(
    / tu (n' |ne )?(?!ne |n' |es |vois |aimes |cherches |regardes )/u,
    fr,
    "tu with another person's verb",
  );
  never(/ (il|elle) (n' |ne )?(?!ne |n' |est |voit |aime |cherche |regarde )/u, fr, "verb of another person");
  never(/ (il|elle) est une? /u, fr, "il est un … is c'est un …");
  never(/ (I|you|we) (is|sees|likes|looks|watches|does) /u, en, "an English verb with -s");
  never(/ (he|she) (am|are|see|like|look|watch|do) /u, en, "an English verb without -s");
  never(/ (does|do) not (sees|likes|looks|watches) /u, en, "does not with -s");
  never(/ (do|does) (?!not )/u, en, "do without not");
  never(/ looks?(?! for) /u, en, "looks without for");
  never(/économique/u, fr.replaceAll("zone économique", ""), "only a zone is économique");
  never(
    /(homme|femme|fille|étudiante?|médecin|professeur) (noire?|blanc|blanche|rouge) /u,
    fr,
    "a colour on people",
  );
  never(
    /^ (le|la|l'|une?) (petite? |jolie? )?(homme|femme|fille|étudiante?|médecin|professeur)( \S+)? (n' )?est (pas )?(noire?|blanc|blanche|rouge)/u,
    fr,
    "a colour on people",
  );
  never(/^ (je|tu|il|elle) .*(suis|es|est) (pas )?(noire?|blanc|blanche|rouge)/u, fr, "a colour on people");
  never(
    / (du|de la|de l'|d' une?) (petite? |jolie? )?(livre|arbre|maison|voiture|école|zone)/u,
    fr,
    "a thing that owns",
  );
  never(/ (homme|femme|fille|étudiante?|médecin|professeur)( \S+)? (du|de|d') /u, fr, "people who are owned");
  faults.push(...agreementFaults(source.split(" ")));
  return faults;
}

const GENDERS = new Map<string, "m" | "f">([
  ...["chat", "chien", "livre", "arbre", "homme", "étudiant", "médecin", "professeur"].map(
    (noun) => [noun, "m"] as const,
  ),
  ...["maison", "voiture", "école", "femme", "fille", "étudiante", "zone"].map(
    (noun) => [noun, "f"] as const,
  ),
  ...["petit", "joli", "noir", "blanc", "coréen", "français", "européen"].map((word) => [word, "m"] as const),
  ...["petite", "jolie", "noire", "blanche", "coréenne", "française", "européenne"].map(
    (word) => [word, "f"] as const,
  ),
  ...["le", "du", "un", "il"].map((word) => [word, "m"] as const),
  ...["la", "une", "elle"].map((word) => [word, "f"] as const),
]);
const VERBS = /^(suis|es|est|vois|voit|aimes?|cherches?|regardes?)$/u;
/** Said of women too, in their one form. */
const ONE_FORM = ["médecin", "professeur"];

/** Every word of a noun phrase has one gender, and what "est" says of the subject has the subject's. */
function agreementFaults(words: readonly string[]): string[] {
  const faults: string[] = [];
  const phrases: string[][] = [[]];
  let predicate = -1;
  for (const word of words) {
    if (VERBS.test(word) && word === "est") predicate = phrases.length;
    if (word === "du") phrases.push([word]);
    else if (VERBS.test(word)) phrases.push([]);
    else if (word === "de" || word === "d'") phrases.push([]);
    else if (!["ne", "n'", "pas"].includes(word)) phrases.at(-1)?.push(word);
  }
  const genders = phrases.map((phrase) => new Set(phrase.flatMap((word) => GENDERS.get(word) ?? [])));
  for (const [index, gender] of genders.entries()) {
    if (gender.size > 1) faults.push(`${phrases[index]?.join(" ")} does not agree`);
  }
  const said = phrases[predicate] ?? [];
  if (said.length > 0 && !said.some((word) => ONE_FORM.includes(word))) {
    const [head] = genders[0] ?? [];
    const [own] = genders[predicate] ?? [];
    if (head && own && head !== own) faults.push(`${said.join(" ")} does not agree with the subject`);
  }
  return faults;
}

describe("the agreement checker itself", () => {
  test.each([
    ["le femme", "the woman"],
    ["une voiture noir", "a black car"],
    ["la maison est blanc", "the house is white"],
    ["la fille ne voit pas la voiture française blanc", "the girl does not see the white french car"],
    ["le homme", "the man"],
    ["l' chat", "the cat"],
    ["le livre de le chien", "the book of the dog"],
    ["elle n' aime pas un chat", "she does not like a cat"],
    ["une zone européenne", "an european area"],
    ["la fille rouge", "the red girl"],
    ["je aime le chat", "I like the cat"],
    ["il vois le chat", "he sees the cat"],
    ["il cherche le chat", "he looks the cat"],
    ["il est un étudiant", "he is a student"],
  ])("finds what is wrong with “%s”", (source, target) => {
    expect(grammarFaults(source, target)).not.toEqual([]);
  });
});

/** The whole language, once for all tests of this file; what costs most is asked of one sentence in 31. */
const all: Summary = (() => {
  const sentences = new Map<string, string>();
  const collisions: string[] = [];
  const faults: string[] = [];
  const gold = new Map<string, Pair>();
  const wanted = new Set(WANTED.map(([source]) => source));
  const sourceWords = new Set<string>();
  const targetWords = new Set<string>();
  let longestSource = 0;
  let longestTarget = 0;
  for (const pair of enumerate(grammar.rule)) {
    const source = pair.source.join(" ");
    const target = pair.target.join(" ");
    const other = sentences.get(source);
    if (other !== undefined && other !== target) collisions.push(source);
    if (sentences.size % 31 === 0) {
      const wrong = grammarFaults(source, target);
      if (wrong.length > 0) faults.push(`${source} | ${target}: ${wrong.join(", ")}`);
    }
    sentences.set(source, target);
    for (const word of pair.source) sourceWords.add(word);
    for (const word of pair.target) targetWords.add(word);
    if (wanted.has(source)) gold.set(source, pair);
    longestSource = Math.max(longestSource, pair.source.length + 1);
    longestTarget = Math.max(longestTarget, pair.target.length + 1);
  }
  return { sentences, longestSource, longestTarget, collisions, faults, gold, sourceWords, targetWords };
})();

describe("every sentence of the grammar", () => {
  test("has one translation", () => expect(all.collisions).toEqual([]));
  test("agrees in gender, elides, and stays clear of every trap (one in 31)", () =>
    expect(all.faults.slice(0, 20)).toEqual([]));
  test("is as long as the task says at most", () => {
    expect([all.longestSource, all.longestTarget]).toEqual([frEn.longestSource, frEn.longestTarget]);
    expect(frEn.longestSource).toBeLessThanOrEqual(frEn.maxSource);
    expect(frEn.longestTarget).toBeLessThanOrEqual(frEn.maxTarget);
  });
  test("is one of many", () => expect(all.sentences.size).toBeGreaterThan(100_000));
  test("uses every word of both vocabularies", () => {
    expect(all.sourceWords).toEqual(new Set(frEn.sourceWords));
    expect(all.targetWords).toEqual(new Set(frEn.targetWords));
  });
});

describe("drawn sentences", () => {
  const random = createRandom(7);
  const drawn: readonly Pair[] = Array.from({ length: 5000 }, () => frEn.generate(random));
  test("agree in gender, elide, and stay clear of every trap", () => {
    const faults = drawn.flatMap(({ source, target }) => grammarFaults(source.join(" "), target.join(" ")));
    expect(faults).toEqual([]);
  });
  test("have links inside the sentence, sure ones among the possible, and a place to look for each word", () => {
    expect(drawn.flatMap((pair) => faultsOf(pair, frEn))).toEqual([]);
  });
  test("are read back from how they are written", () => {
    const read = drawn.map(({ source }) => frEn.read(frEn.write(source)).tokens);
    expect(read.map((tokens) => tokens.map(({ word }) => word))).toEqual(drawn.map(({ source }) => source));
    expect(read.flat().every(({ known }) => known)).toBe(true);
  });
  test("show the first paint often enough to be learned", () => {
    const first = drawn.filter(({ source }) => source.join(" ") === "je suis étudiant").length;
    expect(first).toBeGreaterThan(10);
  });
  test("have every phenomenon", () => {
    const tags = new Set(drawn.flatMap((pair) => pair.tags));
    for (const tag of [
      "identity",
      "feminine",
      "post-adjective",
      "reversal",
      "pre-adjective",
      "indefinite",
      "elision",
      "negation",
      "copula-negation",
      "genitive",
      "looks-for",
      "predicate-adjective",
    ]) {
      expect(tags).toContain(tag);
    }
  });
  test("are the same for the same seed", () => {
    const again = createRandom(7);
    expect(drawn.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => frEn.generate(again)));
  });
});

describe("gold sentences and their links", () => {
  test.each(WANTED)("%s: %s", (source = "", target = "", sure = "", only = "") => {
    const pair = present(all.gold.get(source), `the grammar to say “${source}”`);
    const spell = (links: Pair["sure"]): string[] => links.map((link) => link.join("-")).sort();
    const list = (text: string): string[] => text.split(" ").filter((link) => link !== "");
    expect(pair.target.join(" ")).toBe(target);
    expect(spell(pair.sure)).toEqual(list(sure).sort());
    expect(spell(pair.possible)).toEqual([...list(sure), ...list(only)].sort());
  });
});

describe("reading typed French", () => {
  const words = (text: string): string[] => frEn.read(text).tokens.map(({ word }) => word);
  test.each([
    ["l'homme", "l' homme"],
    ["L’Homme", "l' homme"],
    ["l homme", "l homme"],
    ["l' homme", "l' homme"],
    ["l 'homme", "l' homme"],
    ["Je suis étudiant.", "je suis étudiant"],
    ["  je   suis\u00a0étudiant !", "je suis étudiant"],
    ["je suis etudiant", "je suis étudiant"],
    ["LA ZONE ECONOMIQUE EUROPEENNE", "la zone économique européenne"],
    ["je suis e\u0301tudiant", "je suis étudiant"],
    ["« je suis étudiant »", "je suis étudiant"],
    ["je\u200b suis étu\u00addiant", "je suis étudiant"],
    ["Il n'est pas étudiant…", "il n' est pas étudiant"],
    ["'homme'", "homme"],
    ["J'aime l'école", "j' aime l' école"],
  ])("“%s” is “%s”", (text, expected) => expect(words(text).join(" ")).toBe(expected));

  test("an unknown word keeps its spelling and offers the nearest known ones", () => {
    const { tokens } = frEn.read("la Voitur rouge");
    expect(tokens[1]).toEqual({ word: "Voitur", known: false, nearest: ["voiture", "voit"] });
  });
  test("a word like no other offers nothing", () => {
    expect(frEn.read("xyzzyxyzzy").tokens[0]?.nearest).toEqual([]);
  });
  test("every sample is known, and writes as it is typed", () => {
    for (const sample of frEn.samples) {
      const { tokens } = frEn.read(sample);
      expect(tokens.filter(({ known }) => !known)).toEqual([]);
      expect(frEn.write(tokens.map(({ word }) => word))).toBe(sample);
      expect(all.sentences.has(tokens.map(({ word }) => word).join(" "))).toBe(true);
    }
  });
  test("every French word has its meaning in both languages", () => {
    for (const word of frEn.sourceWords) {
      expect(frEn.gloss.en?.[word]).toBeTruthy();
      expect(frEn.gloss.ko?.[word]).toMatch(/[가-힣]/u);
    }
    expect(frEn.gloss.en?.étudiant).toBe("student");
    expect(frEn.gloss.ko?.étudiant).toBe("학생");
  });
});
