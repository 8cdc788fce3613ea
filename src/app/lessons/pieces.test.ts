import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Piece } from "../../lessons/lesson";
import { parseTrace } from "../../trace/json";
import { joined, type ProseContext, plainText, readingOfTex, say, unbroken, valueText } from "./pieces";
import { testLesson } from "./testLesson";

/** "je suis étudiant" in the model that ships: I am a student. */
const here = parseTrace(
  JSON.parse(readFileSync(new URL("../../../public/models/fr-en.trace.json", import.meta.url), "utf8")),
);
const context: ProseContext = { here, beside: here, outcome: null, pending: false };
const waiting: ProseContext = { ...context, pending: true };
const [block] = testLesson.beats[0]?.blocks ?? [];
const text = block?.kind === "paragraph" ? block.text : { en: [], ko: [] };
const weights = here.tensors.weights?.data ?? new Float32Array();
const columns = here.source.tokens.length;
const largest = Math.max(...weights.subarray(3 * columns, 4 * columns));

describe("a sentence of a lesson", () => {
  it("has every kind of piece in both languages, with the numbers and words of the translation", () => {
    const kinds = new Set(say(text.en, context).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(["math", "term", "text", "value", "word"]);
    expect(plainText(text.en, context)).toBe(
      `The word student looks at étudiant with ${largest.toFixed(2)} of all its encoder states, ` +
        `${(100 * largest).toFixed(0)}% of it. Here \\alpha_{4j} sums to 1.0000. There are 4 source words.`,
    );
    expect(plainText(text.ko, context)).toMatch(
      /^단어 student는 étudiant을 봅니다\. 가중치는 0\.97로 가장 크고 인코더\(encoder\)가 만든 상태의 97%를 차지합니다\. \\alpha_\{4j\}는 합이 1\.0000입니다\. 원문 단어는 4개입니다\.$/,
    );
  });

  it("has particles in one form, by the sound of what stands before them", () => {
    const followed = (piece: Piece, particle: "은는" | "이가" | "을를" | "과와" | "으로로"): string =>
      plainText([piece, { particle }], context);
    expect(followed({ value: { number: 0.57 } }, "으로로")).toBe("0.57로");
    expect(followed({ value: { number: 0.53 } }, "으로로")).toBe("0.53으로");
    expect(followed({ value: { number: 0.52 } }, "이가")).toBe("0.52가");
    expect(followed({ value: { number: 0.5 }, as: "percent" }, "은는")).toBe("50%는");
    expect(followed({ value: { count: "source" } }, "과와")).toBe("4와");
    expect(followed({ term: "decoder", text: "디코더(decoder)" }, "은는")).toBe("디코더(decoder)는");
    expect(followed({ term: "eos", text: "문장 끝" }, "을를")).toBe("문장 끝을");
    expect(followed({ word: { output: 2 } }, "은는")).toBe("a는");
    expect(followed({ word: { output: "last" } }, "이가")).toBe("eos가");
    expect(followed({ math: "h_2" }, "이가")).toBe("h_2가");
    expect(followed({ math: "\\alpha" }, "을를")).toBe("\\alpha를");
    for (const particle of ["은는", "이가", "을를", "과와", "으로로"] as const)
      for (const word of ["rouge", "voit", "garçon", "homme", "student"])
        expect(plainText([word, { particle }], context)).not.toMatch(/\(/);
  });

  it("begins no line with a particle or a full stop", () => {
    expect(joined("을 더합니다.", false)).toBe("\u2060을 더합니다.");
    expect(joined(". Then", false)).toBe("\u2060. Then");
    expect(joined("값(value)을", true)).toBe("값(value)\u2060을");
    expect(joined(" and", false)).toBe(" and");
  });

  it("keeps a comma or a particle with the word or formula before it", () => {
    const pieces: readonly Piece[] = [
      "before ",
      { word: { output: 2 } },
      ", comes ",
      { math: "h_2" },
      { particle: "이가" },
      " ",
      { word: { output: 2 } },
      ".",
    ];
    const parts = unbroken(say(pieces, context));
    const plain = ({ head, said, tail }: (typeof parts)[number]): string =>
      head + (said.kind === "math" ? said.tex : said.text) + tail;
    expect(parts.map(plain)).toEqual(["before ", "a,", " comes ", "h_2가", " ", "a."]);
    const cited = say(
      ["by Cho, Bengio(", { math: "1409" }, "), ", { math: "a" }, " (", { math: "b" }, ")"],
      context,
    );
    expect(unbroken(cited).map(plain)).toEqual(["by Cho, ", "Bengio(1409),", " ", "a", " ", "(b)"]);
    expect(parts.map(plain).join("")).toBe(plainText(pieces, context));
  });

  it("waits with a mark of its own, and says with a dash what the model in view has not", () => {
    const missing: readonly Piece[] = [
      { value: { tensor: "weights", at: [40, 0] } },
      " ",
      { word: { output: 40 } },
      " ",
      { value: { outcome: "a" } },
    ];
    expect(plainText(missing, context)).toBe("– – –");
    expect(say(missing, context).filter((said) => "missing" in said && said.missing)).toHaveLength(3);
    expect(plainText(missing, waiting)).toBe("… … …");
    expect(plainText(text.en, waiting)).not.toContain("–");
  });

  it("says where its words stand in the translation on the stage, and nothing of those beside it", () => {
    const [one, other, first] = say(
      [{ word: { lookedAt: 3 } }, { word: { lookedAt: 3, from: "beside" } }, { word: { fedBack: 0 } }],
      context,
    );
    expect(one).toMatchObject({ side: "source", at: 2, text: "étudiant" });
    expect(other).toMatchObject({ at: null, text: "étudiant" });
    expect(first).toMatchObject({ at: null, text: "sos", special: true });
  });

  it("counts in whole numbers and reads formulas by their last letter", () => {
    expect(valueText(9, { count: "source" })).toBe("9");
    expect(valueText(0.123456, { number: 0 }, 4)).toBe("0.1235");
    expect(valueText(-0.5, { number: 0 })).toBe("−0.50");
    expect(readingOfTex("\\tilde{s}_t")).toBe("t");
    expect(readingOfTex("W_c \\in \\mathbb{R}^{4 \\times 8}")).toBe("8");
  });
});
