import { describe, expect, test } from "vitest";
import { present } from "../../lib/assert";
import { createRandom } from "../../lib/random";
import { enumerate } from "../grammar";
import type { Pair } from "../pair";
import { faultsOf } from "../validator";
import { koEn } from "./koEn";

const grammar = present(koEn.grammar, "a grammar");

const PEOPLE = "학생|선생님|의사|친구|아이";

/** Written from school grammar, not from the generator: what must never stand in a sentence of this language. */
function grammarFaults(source: string, target: string): string[] {
  const faults: string[] = [];
  const never = (pattern: RegExp, text: string, why: string): void => {
    if (pattern.test(text)) faults.push(why);
  };
  const ko = ` ${source} `;
  const en = ` ${target} `;
  never(/ (나|너|그|그녀|우리|의사|친구|아이|고양이|개|사과|물고기) (은|을) /u, ko, "은, 을 after a vowel");
  never(/ (학생|선생님|책|신문|빵) (는|를) /u, ko, "는, 를 after a consonant");
  never(/ (학생|선생님) 가 /u, ko, "가 after a consonant");
  never(/ (의사|친구|아이) 이 아니 /u, ko, "이 after a vowel");
  never(/ (먹|읽|찾|않) ㄴ다 /u, ko, "ㄴ다 after a consonant");
  never(/ (보|사|좋아하) 는다 /u, ko, "는다 after a vowel");
  never(/ (먹|읽) (았|였) | (찾|보|사|않) (었|였) | 좋아하 (았|었) /u, ko, "the past of another vowel");
  never(/ (았|었|였) (?!다 )/u, ko, "a past without 다");
  never(/ 지 (?!않 )/u, ko, "지 without 않");
  never(new RegExp(` (검은|하얀) (${PEOPLE}|사과|신문) `, "u"), ko, "a colour where Korean has none");
  never(
    new RegExp(` 한 (작은 |큰 )?(?!작은 |큰 |${PEOPLE})`, "u"),
    ko,
    "한 before something else than people",
  );
  never(/ (큰|작은) (의사|선생님|신문) /u, ko, "큰 with another meaning");
  never(/ (we|you|I) ((is|eats|reads|looks|sees|buys|likes|does) )/u, en, "an English verb with -s");
  never(
    / (he|she|student|teacher|doctor|friend|child|cat|dog) (am|are|eat|look|see|buy|like|do) /u,
    en,
    "an English verb without -s",
  );
  never(/ (does|did|do) (?!not )/u, en, "do without not");
  never(
    / (do|does|did) not (eats|ate|reads|looks|looked|sees|saw|buys|bought|likes|liked) /u,
    en,
    "an inflected verb after do",
  );
  never(/ look(s|ed)? (?!for )/u, en, "look without for");
  never(/ we are (not )?a /u, en, "we are a doctor");
  never(
    / (I am|you are|he is|she is) (not )?(students|teachers|doctors|friends|children) /u,
    en,
    "one person in the plural",
  );
  never(/ a [aeiou]/u, en, "a before a vowel");
  never(/ (the|a|this|that) (the|a|this|that) /u, en, "two determiners");
  never(/ (the home|in home|at (the|this|that|school|library|park)) /u, en, "at home, but in the …");
  if (/ (않|아니) /u.test(ko) !== / not /u.test(en)) faults.push("not");
  if (/ 의 /u.test(ko) !== / 's /u.test(en)) faults.push("'s");
  if (/ 에서 /u.test(ko) !== / (in|at) /u.test(en)) faults.push("a place");
  if (/ 그 (?!는 )/u.test(ko) !== / that /u.test(en)) faults.push("that");
  if (/ 그 는 /u.test(ko) !== / he /u.test(en)) faults.push("he");
  return faults;
}

describe("the agreement checker itself", () => {
  test.each([
    ["학생 는 빵 을 먹 는다", "the student eats the bread"],
    ["나 는 의사 이 아니 다", "I am not a doctor"],
    ["나 는 빵 을 보 는다", "I see the bread"],
    ["나 는 빵 을 먹 았 다", "I ate the bread"],
    ["한 책", "a book"],
    ["검은 학생", "the black student"],
    ["우리 는 의사 이 다", "we are a doctor"],
    ["그 는 빵 을 먹 는다", "he eat the bread"],
    ["나 는 집 에서 빵 을 먹 는다", "I eat the bread in home"],
  ])("finds what is wrong with “%s”", (source, target) => {
    expect(grammarFaults(source, target)).not.toEqual([]);
  });
});

/** `source | target | sure links | links that are only possible`, links as target-source. */
const GOLD = `
고양이 는 물고기 를 먹 는다 | the cat eats the fish | 1-0 2-4 4-2 | 0-0 1-1 2-5 3-2 4-3
아이 는 사과 를 먹 었 다 | the child ate the apple | 1-0 2-4 4-2 | 0-0 1-1 2-5 2-6 3-2 4-3
개 는 빵 을 먹 지 않 는다 | the dog does not eat the bread | 1-0 3-6 4-4 6-2 | 0-0 1-1 2-5 2-6 2-7 3-5 4-5 5-2 6-3
나 는 도서관 에서 책 을 읽 는다 | I read the book in the library | 0-0 1-6 3-4 4-3 6-2 | 0-1 1-7 2-4 3-5 5-2 6-3
나 는 집 에서 책 을 읽 는다 | I read the book at home | 0-0 1-6 3-4 4-3 5-2 | 0-1 1-7 2-4 3-5 5-3
선생님 의 책 | the teacher 's book | 1-0 2-1 3-2 | 0-0
그 는 학생 이 다 | he is a student | 0-0 1-3 3-2 | 0-1 1-4 2-2
그 학생 | that student | 0-0 1-1 |
한 학생 | a student | 0-0 1-1 |
학생 | the student | 1-0 | 0-0
나 는 학생 이 다 | I am a student | 0-0 1-3 3-2 | 0-1 1-4 2-2
그 는 의사 가 아니 다 | he is not a doctor | 0-0 2-4 4-2 | 0-1 1-4 1-5 3-2 4-3
우리 는 의사 이 다 | we are doctors | 0-0 1-3 2-2 | 0-1 1-4
나 는 책 을 읽 는다 | I read the book | 0-0 1-4 3-2 | 0-1 1-5 2-2 3-3
그 는 책 을 읽 는다 | he reads the book | 0-0 1-4 3-2 | 0-1 1-5 2-2 3-3
우리 는 책 을 읽 었 다 | we read the book | 0-0 1-4 3-2 | 0-1 1-5 1-6 2-2 3-3
너 는 책 을 찾 는다 | you look for the book | 0-0 1-4 2-4 4-2 | 0-1 1-5 3-2 4-3
`;
const WANTED = GOLD.trim()
  .split("\n")
  .map((line) => line.split("|").map((part) => part.trim()));

/** The whole language, once for all tests of this file; what costs most is asked of one sentence in 31. */
const all = (() => {
  const sentences = new Map<string, string>();
  const collisions: string[] = [];
  const faults: string[] = [];
  const notReadBack: string[] = [];
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
    const { tokens, offer } = koEn.read(koEn.write(pair.source));
    if (offer !== null || tokens.map(({ word }) => word).join(" ") !== source) notReadBack.push(source);
    sentences.set(source, target);
    for (const word of pair.source) sourceWords.add(word);
    for (const word of pair.target) targetWords.add(word);
    if (wanted.has(source)) gold.set(source, pair);
    longestSource = Math.max(longestSource, pair.source.length + 1);
    longestTarget = Math.max(longestTarget, pair.target.length + 1);
  }
  return {
    sentences,
    longestSource,
    longestTarget,
    collisions,
    faults,
    notReadBack,
    gold,
    sourceWords,
    targetWords,
  };
})();

describe("every sentence of the grammar", () => {
  test("is read back, morpheme by morpheme, from its ordinary spelling", () => {
    expect(all.notReadBack.slice(0, 20)).toEqual([]);
  });
  test("has one translation", () => expect(all.collisions).toEqual([]));
  test("has the right particles and endings, and agrees in English (one in 31)", () => {
    expect(all.faults.slice(0, 20)).toEqual([]);
  });
  test("is as long as the task says at most", () => {
    expect([all.longestSource, all.longestTarget]).toEqual([koEn.longestSource, koEn.longestTarget]);
  });
  test("is one of many", () => expect(all.sentences.size).toBeGreaterThan(100_000));
  test("uses every word of both vocabularies", () => {
    expect(all.sourceWords).toEqual(new Set(koEn.sourceWords));
    expect(all.targetWords).toEqual(new Set(koEn.targetWords));
  });
});

describe("drawn sentences", () => {
  const random = createRandom(7);
  const drawn: readonly Pair[] = Array.from({ length: 5000 }, () => koEn.generate(random));
  test("have the right particles and endings, and agree in English", () => {
    expect(drawn.flatMap(({ source, target }) => grammarFaults(source.join(" "), target.join(" ")))).toEqual(
      [],
    );
  });
  test("have links inside the sentence, sure ones among the possible, and a place to look for each word", () => {
    expect(drawn.flatMap((pair) => faultsOf(pair, koEn))).toEqual([]);
  });
  test("show the first sample often enough to be learned", () => {
    const first = drawn.filter(({ source }) => source.join(" ") === "나 는 학생 이 다").length;
    expect(first).toBeGreaterThan(10);
  });
  test("have every phenomenon", () => {
    const tags = new Set(drawn.flatMap((pair) => pair.tags));
    for (const tag of [
      "verb-last",
      "no-article",
      "indefinite",
      "past",
      "negation",
      "place",
      "possessive",
      "demonstrative",
      "pronoun",
      "copula",
      "copula-negation",
      "plural",
    ]) {
      expect(tags).toContain(tag);
    }
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

describe("writing Korean", () => {
  test.each([
    ["나 는 학생 이 다", "나는 학생이다"],
    ["나 는 빵 을 보 ㄴ다", "나는 빵을 본다"],
    ["나 는 빵 을 사 ㄴ다", "나는 빵을 산다"],
    ["나 는 빵 을 사 았 다", "나는 빵을 샀다"],
    ["나 는 빵 을 보 았 다", "나는 빵을 보았다"],
    ["나 는 빵 을 좋아하 였 다", "나는 빵을 좋아했다"],
    ["나 는 빵 을 좋아하 ㄴ다", "나는 빵을 좋아한다"],
    ["나 는 빵 을 먹 지 않 는다", "나는 빵을 먹지 않는다"],
    ["나 는 빵 을 먹 지 않 았 다", "나는 빵을 먹지 않았다"],
    ["그 는 의사 가 아니 다", "그는 의사가 아니다"],
    ["이 학생 은 이 책 을 읽 는다", "이 학생은 이 책을 읽는다"],
  ])("%s is “%s”", (tokens, text) => expect(koEn.write(tokens.split(" "))).toBe(text));
});

describe("reading typed Korean", () => {
  const words = (text: string): string =>
    koEn
      .read(text)
      .tokens.map(({ word, known }) => (known ? word : `?${word}`))
      .join(" ");
  test.each([
    ["나는 학생이다.", "나 는 학생 이 다"],
    ["나는 학생이다".normalize("NFD"), "나 는 학생 이 다"],
    ["나 는 학생 이 다", "나 는 학생 이 다"],
    ["나는학생이다", "나 는 학생 이 다"],
    ["그는 의사다", "그 는 의사 이 다"],
    ["그는 의사이다", "그 는 의사 이 다"],
    ["나는 빵을 봤다", "나 는 빵 을 보 았 다"],
    ["나는 빵을 좋아하였다", "나 는 빵 을 좋아하 였 다"],
    ["학생는 책를 읽는다", "학생 은 책 을 읽 는다"],
    ["그 고양이는\u3000물고기를, 먹는다!", "그 고양이 는 물고기 를 먹 는다"],
    ["사자는 빵을 먹는다", "?사자 는 빵 을 먹 는다"],
    ["나는 가수이다", "나 는 ?가수 이 다"],
    ["나는 뛴다", "나 는 ?뛴다"],
    ["나는 😀 bonjour", "나 는 ?😀 ?bonjour"],
  ])("“%s” is “%s”", (text, expected) => expect(words(text)).toBe(expected));

  test("shows which morphemes a written word is made of", () => {
    expect(koEn.read("나는 학생이다").written).toEqual([
      { text: "나는", from: 0, to: 2 },
      { text: "학생이다", from: 2, to: 5 },
    ]);
    expect(koEn.read("나 는 책 을 보 ㄴ다").written.map(({ text }) => text)).toEqual([
      "나는",
      "책을",
      "본다",
    ]);
    expect(koEn.read("그는 의사다").written.map(({ text }) => text)).toEqual(["그는", "의사다"]);
  });

  test("offers nouns that fit the particle for an unknown noun", () => {
    const [lion] = koEn.read("사자는").tokens;
    expect(lion).toEqual({ word: "사자", known: false, nearest: ["사과"] });
  });
  test("offers written words for an unknown written word", () => {
    expect(koEn.read("먹느다").tokens[0]?.nearest[0]).toBe("먹는다");
  });

  test.each([
    ["저는 학생입니다", "나는 학생이다"],
    ["나는 학생이에요", "나는 학생이다"],
    ["저는 의사예요.", "나는 의사이다"],
    ["우리는 의사가 아닙니다", "우리는 의사가 아니다"],
    ["우리는 의사가 아니에요", "우리는 의사가 아니다"],
    ["고양이는 물고기를 먹습니다", "고양이는 물고기를 먹는다"],
    ["고양이가 물고기를 먹어요", "고양이는 물고기를 먹는다"],
    ["나는 책을 읽었습니다", "나는 책을 읽었다"],
    ["나는 책을 읽었어요", "나는 책을 읽었다"],
    ["나는 책을 찾아요", "나는 책을 찾는다"],
    ["나는 책을 봅니다", "나는 책을 본다"],
    ["나는 책을 봐요", "나는 책을 본다"],
    ["나는 책을 봤어요", "나는 책을 보았다"],
    ["나는 책을 사요", "나는 책을 산다"],
    ["나는 책을 샀습니다", "나는 책을 샀다"],
    ["나는 책을 좋아해요", "나는 책을 좋아한다"],
    ["나는 책을 좋아했어요", "나는 책을 좋아했다"],
    ["나는 책을 읽지 않습니다", "나는 책을 읽지 않는다"],
    ["나는 책을 읽지 않았어요", "나는 책을 읽지 않았다"],
    ["나는 책을 안 읽어요", "나는 책을 읽지 않는다"],
    ["나는 가수입니다", "나는 가수이다"],
  ])("for “%s” it offers “%s”", (text, offer) => expect(koEn.read(text).offer).toBe(offer));

  test("an offer needs no further offer", () => {
    for (const text of ["저는 학생입니다", "고양이가 물고기를 안 먹어요", "제가 책을 봤어요"]) {
      const offer = present(koEn.read(text).offer, "an offer");
      const again = koEn.read(offer);
      expect(again.offer).toBeNull();
      expect(again.tokens.every(({ known }) => known)).toBe(true);
    }
  });
  test("a polite word stays unknown until the offer is taken", () => {
    expect(words("나는 학생입니다")).toBe("나 는 ?학생입니다");
  });
  test("every sample is a sentence of the grammar, and writes as it is typed", () => {
    for (const sample of koEn.samples) {
      const tokens = koEn.read(sample).tokens.map(({ word }) => word);
      expect(koEn.write(tokens)).toBe(sample);
      expect(all.sentences.has(tokens.join(" "))).toBe(true);
    }
  });
  test("every morpheme has an English meaning, and none in a Korean page", () => {
    for (const word of koEn.sourceWords) expect(koEn.gloss.en?.[word]).toBeTruthy();
    expect(koEn.gloss.ko).toBeUndefined();
  });
});
