import { describe, expect, it } from "vitest";
import { called, endingOf, type JosaPair, josa } from "./josa";
import { LOCALES } from "./locales";

const cases: Record<JosaPair, [string, string][]> = {
  "은/는": [
    ["학생", "학생은"],
    ["의사", "의사는"],
    ["말", "말은"],
    ["3", "3은"],
    ["2", "2는"],
    ["RNN", "RNN은"],
    ["GRU", "GRU는"],
  ],
  "이/가": [
    ["점수", "점수가"],
    ["가중치", "가중치가"],
    ["행", "행이"],
    ["AER", "AER이"],
    ["BLEU", "BLEU가"],
    ["GRU", "GRU가"],
    ["RNN", "RNN이"],
    ["LSTM", "LSTM이"],
    ["CPU", "CPU가"],
    ["WebGL", "WebGL이"],
    ["wasm", "wasm이"],
    ["JSON", "JSON이"],
    ["SVG", "SVG가"],
    ["URL", "URL이"],
    ["3", "3이"],
    ["2", "2가"],
    ["0", "0이"],
    ["float64", "float64가"],
    ["float16", "float16이"],
  ],
  "을/를": [
    ["책", "책을"],
    ["사과", "사과를"],
    ["실", "실을"],
    ["97%", "97%를"],
    ["1", "1을"],
    ["9", "9를"],
  ],
  "과/와": [
    ["인코더", "인코더와"],
    ["디코딩", "디코딩과"],
    ["물", "물과"],
    ["7", "7과"],
    ["5", "5와"],
  ],
  "(으)로": [
    ["집", "집으로"],
    ["학교", "학교로"],
    ["서울", "서울로"],
    ["1.1", "1.1로"],
    ["1.0", "1.0으로"],
    ["10", "10으로"],
    ["0.2", "0.2로"],
    ["7", "7로"],
    ["8", "8로"],
    ["6", "6으로"],
    ["20", "20으로"],
    ["100", "100으로"],
    ["1,000", "1,000으로"],
    ["10,000", "10,000으로"],
    ["100,000", "100,000으로"],
    ["1,000,000,000,000", "1,000,000,000,000로"],
    ["AER", "AER로"],
    ["CPU", "CPU로"],
    ["WebGL", "WebGL로"],
    ["4,212", "4,212로"],
    ["2 × 10⁻⁷", "2 × 10⁻⁷으로"],
  ],
  이다: [
    ["학생", "학생이다"],
    ["의사", "의사다"],
    ["0.93", "0.93이다"],
    ["0.92", "0.92다"],
    ["겨울", "겨울이다"],
  ],
};

describe("josa", () => {
  for (const [pair, rows] of Object.entries(cases)) {
    for (const [word, expected] of rows) {
      it(`${word} with ${pair} is ${expected}`, () => {
        expect(josa(word, pair as JosaPair)).toBe(expected);
      });
    }
  }

  it("reads through closing quotes and brackets", () => {
    expect(josa("‘공원’", "을/를")).toBe("‘공원’을");
    expect(josa('"의자"', "을/를")).toBe('"의자"를');
    expect(josa("<eos>", "을/를")).toBe("<eos>를");
  });

  it("reads the word before a trailing parenthesis", () => {
    expect(josa("순환 신경망(RNN)", "은/는")).toBe("순환 신경망(RNN)은");
    expect(josa("컨텍스트 벡터 (c)", "이/가")).toBe("컨텍스트 벡터 (c)가");
  });

  it("composes decomposed Hangul before it looks at the last syllable", () => {
    expect(josa("학생".normalize("NFD"), "이/가").normalize("NFC")).toBe("학생이");
  });

  it("reads single letters and jamo by their names", () => {
    expect(josa("h", "이/가")).toBe("h가");
    expect(josa("ㄴ", "을/를")).toBe("ㄴ을");
    expect(josa("ㄹ", "(으)로")).toBe("ㄹ로");
    expect(josa("ㅏ", "을/를")).toBe("ㅏ를");
  });

  it("knows how every backend's name is read", () => {
    const { names } = LOCALES.ko.backend;
    expect(Object.values(names).map((name) => josa(name, "을/를"))).toEqual([
      "WebGL을",
      "WebAssembly를",
      "CPU를",
    ]);
  });

  it("shows both forms of a Latin word whose reading it cannot know", () => {
    expect(endingOf("rouge")).toBe("unknown");
    expect(josa("rouge", "을/를")).toBe("rouge을(를)");
    expect(josa("", "이/가")).toBe("이(가)");
  });
});

describe("called", () => {
  it("puts a Korean noun after a model word", () => {
    expect(called("red", "단어", "을/를")).toBe("red라는 단어를");
    expect(called("park", "단어", "이/가")).toBe("park라는 단어가");
    expect(called("am", "단어", "은/는")).toBe("am이라는 단어는");
    expect(called("공원", "단어")).toBe("공원이라는 단어");
    expect(called("나", "행", "이/가")).toBe("나라는 행이");
  });

  it("looks at the word inside quotes, not at the quotes", () => {
    expect(called("‘garçon’", "단어")).toBe("‘garçon’이라는 단어");
    expect(called("‘rouge’", "단어")).toBe("‘rouge’라는 단어");
  });

  it("closes Latin words in k, p, t after a single vowel", () => {
    for (const word of ["cat", "it", "cup", "book", "black"])
      expect(called(word, "단어")).toBe(`${word}이라는 단어`);
    for (const word of ["red", "white", "student", "boat", "walk"])
      expect(called(word, "단어")).toBe(`${word}라는 단어`);
  });
});
