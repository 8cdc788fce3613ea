import { describe, expect, test } from "vitest";
import { present } from "../../lib/assert";
import { createRandom } from "../../lib/random";
import { enumerate } from "../grammar";
import type { Link, Pair } from "../pair";
import { heldOut } from "../split";
import { faultsOf } from "../validator";
import { koEn } from "./koEn";
import { koEnEojeol } from "./koEnEojeol";

const rule = present(koEnEojeol.grammar, "a grammar").rule;

/** `source | target | sure links | links that are only possible`, links as target-source. */
const GOLD = `
고양이는 물고기를 먹는다 | the cat eats the fish | 1-0 2-2 4-1 | 0-0 3-1
나는 학생이다 | I am a student | 0-0 1-1 3-1 | 2-1
아이는 사과를 먹었다 | the child ate the apple | 1-0 2-2 4-1 | 0-0 3-1
개는 빵을 먹지 않는다 | the dog does not eat the bread | 1-0 3-3 4-2 6-1 | 0-0 2-2 2-3 3-2 5-1
나는 도서관에서 책을 읽는다 | I read the book in the library | 0-0 1-3 3-2 4-1 6-1 | 2-2 5-1
선생님의 책 | the teacher 's book | 1-0 2-0 3-1 | 0-0
그는 의사가 아니다 | he is not a doctor | 0-0 2-2 4-1 | 1-2 3-1
그 학생 | that student | 0-0 1-1 |
너는 책을 찾는다 | you look for the book | 0-0 1-2 2-2 4-1 | 3-1
`;
const WANTED = GOLD.trim()
  .split("\n")
  .map((line) => line.split("|").map((part) => part.trim()));

const all = (() => {
  const sentences = new Map<string, string>();
  const collisions: string[] = [];
  const notReadBack: string[] = [];
  const gold = new Map<string, Pair>();
  const wanted = new Set(WANTED.map(([source]) => source));
  const sourceWords = new Set<string>();
  const targetWords = new Set<string>();
  let longestSource = 0;
  let longestTarget = 0;
  for (const pair of enumerate(rule)) {
    const source = pair.source.join(" ");
    const target = pair.target.join(" ");
    if ((sentences.get(source) ?? target) !== target) collisions.push(source);
    if (sentences.size % 31 === 0) {
      const { tokens, offer } = koEnEojeol.read(koEnEojeol.write(pair.source));
      if (offer !== null || tokens.map(({ word }) => word).join(" ") !== source) notReadBack.push(source);
    }
    sentences.set(source, target);
    for (const word of pair.source) sourceWords.add(word);
    for (const word of pair.target) targetWords.add(word);
    if (wanted.has(source)) gold.set(source, pair);
    longestSource = Math.max(longestSource, pair.source.length + 1);
    longestTarget = Math.max(longestTarget, pair.target.length + 1);
  }
  return {
    sentences,
    collisions,
    notReadBack,
    gold,
    sourceWords,
    targetWords,
    longestSource,
    longestTarget,
  };
})();

describe("every sentence of the grammar", () => {
  test("is one of ko-en as one writes it", () => {
    const morphemes = createRandom(3);
    for (let count = 0; count < 2000; count++) {
      const { source, target } = koEn.generate(morphemes);
      expect(all.sentences.get(koEn.write(source))).toBe(target.join(" "));
    }
  });
  test("has one translation", () => expect(all.collisions).toEqual([]));
  test("is read back from its spelling (one in 31)", () => expect(all.notReadBack.slice(0, 20)).toEqual([]));
  test("is as long as the task says at most", () => {
    expect([all.longestSource, all.longestTarget]).toEqual([
      koEnEojeol.longestSource,
      koEnEojeol.longestTarget,
    ]);
  });
  test("uses every word of both vocabularies", () => {
    expect(all.sourceWords).toEqual(new Set(koEnEojeol.sourceWords));
    expect(all.targetWords).toEqual(new Set(koEnEojeol.targetWords));
  });
});

describe("gold sentences and their links, merged", () => {
  test.each(WANTED)("%s: %s", (source = "", target = "", sure = "", only = "") => {
    const pair = present(all.gold.get(source), `the grammar to say “${source}”`);
    const spell = (links: readonly Link[]): string[] => links.map((link) => link.join("-")).sort();
    const list = (text: string): string[] => text.split(" ").filter((link) => link !== "");
    expect(pair.target.join(" ")).toBe(target);
    expect(spell(pair.sure)).toEqual(list(sure).sort());
    expect(spell(pair.possible)).toEqual([...list(sure), ...list(only)].sort());
    expect(faultsOf(pair, koEnEojeol)).toEqual([]);
  });
});

describe("reading typed Korean", () => {
  const words = (text: string): string =>
    koEnEojeol
      .read(text)
      .tokens.map(({ word, known }) => (known ? word : `?${word}`))
      .join(" ");
  test.each([
    ["나는 학생이다.", "나는 학생이다"],
    ["나 는 학생 이 다", "나는 학생이다"],
    ["나는학생이다", "나는 학생이다"],
    ["그는 의사다", "그는 의사이다"],
    ["나는 빵을 봤다", "나는 빵을 보았다"],
    ["학생는 책를 읽는다", "학생은 책을 읽는다"],
    ["사자는 빵을 먹는다", "?사자는 빵을 먹는다"],
    ["물고기는 빵을 먹는다", "?물고기는 빵을 먹는다"],
    ["나는 뛴다", "나는 ?뛴다"],
  ])("“%s” is “%s”", (text, expected) => expect(words(text)).toBe(expected));
  test("offers written words for one that it never saw", () => {
    expect(koEnEojeol.read("물고기는").tokens[0]?.nearest[0]).toBe("물고기를");
  });
  test("offers the plain sentence for a polite one", () => {
    expect(koEnEojeol.read("저는 학생입니다").offer).toBe("나는 학생이다");
  });
  test("every written word has its meaning, morpheme by morpheme", () => {
    for (const word of koEnEojeol.sourceWords) expect(koEnEojeol.gloss.en?.[word], word).toBeTruthy();
    expect(koEnEojeol.gloss.en).toMatchObject({
      고양이는: "cat + topic",
      학생이다: "student + be + ending",
      학생이: "student + subject",
      이: "this",
      그는: "he + topic",
    });
  });
});

test("the same cat is held out of both tasks, as a morpheme that is known and as a word that is not", () => {
  const random = createRandom(1);
  const { has } = heldOut(koEn, "particle");
  for (let count = 0; count < 2000; count++) {
    const pair = koEn.generate(random);
    const whole = koEnEojeol.read(koEn.write(pair.source)).tokens.map(({ word }) => word);
    expect(heldOut(koEnEojeol, "particle").has({ ...pair, source: whole })).toBe(has(pair));
  }
});
