import { describe, expect, it } from "vitest";
import { FIGURE_LOCALES } from "../i18n/figureLocales";
import { type AttentionMatrix, wordOf } from "../matrix/matrix";
import { figureFont } from "../testing/figureFont";
import { shippedMatrix, shippedTrace } from "../testing/shippedMatrix";
import { figureOf } from "./figure";
import { escapeLatex, writeLatex } from "./latex";
import { DEFAULT_FIGURE, type FigureSettings } from "./settings";

const face = await figureFont();
function latex(
  matrix: AttentionMatrix,
  settings: FigureSettings = DEFAULT_FIGURE,
  { labels } = FIGURE_LOCALES.en,
) {
  return writeLatex({ matrix, settings, labels, figure: figureOf(matrix, settings, labels, face.width) });
}

describe("a figure as LaTeX", () => {
  for (const name of ["fr-en", "ko-en"])
    it(`has the weights as a table, to the digit, and the words as labels: ${name}`, () => {
      const tex = latex(shippedMatrix(name));
      const table = /^column row number\n([\s\S]*?)\n};/m.exec(tex)?.[1] ?? "";
      const lines = table.split("\n").map((line) => line.split(" ").map(Number));
      const { source, output, tensors } = shippedTrace(name);
      expect(lines.map(([, , number]) => Math.fround(number ?? Number.NaN))).toEqual(
        Array.from(tensors.weights?.data ?? []),
      );
      expect(lines.map(([column, row]) => [row, column])).toEqual(
        output.tokens.flatMap((_, i) => source.tokens.map((__, j) => [i, j])),
      );
      const labels = (axis: string) => new RegExp(`${axis}ticklabels=\\{(.*)\\},`).exec(tex)?.[1];
      const listed = (tokens: readonly string[]) =>
        tokens.map((token) => `{${escapeLatex(token)}}`).join(",");
      expect(labels("x")).toBe(listed(source.tokens));
      expect(labels("y")).toBe(listed(output.tokens));
    });

  it("escapes what LaTeX would read as commands", () => {
    expect(escapeLatex("100% a_b R&D #1")).toBe("100\\% a\\_b R\\&D \\#1");
    expect(escapeLatex("\\def{x}")).toBe("\\textbackslash{}def\\{x\\}");
    expect(escapeLatex("~^$<eos>")).toBe(
      "\\textasciitilde{}\\textasciicircum{}\\$\\textless{}eos\\textgreater{}",
    );
    expect(escapeLatex("€ 한글 étudiant")).toBe("€ 한글 étudiant");
    expect(escapeLatex("a\nb")).toBe("a b");
  });

  it("a sentence with a line break does not end its comment", () => {
    const matrix = { ...shippedMatrix("fr-en"), title: "one\n\\input{two}" };
    const lines = latex(matrix).split("\n");
    expect(lines.filter((line) => line.includes("\\input{two}")).length).toBeGreaterThan(0);
    for (const line of lines) if (line.includes("\\input{two}")) expect(line).toMatch(/^% /);
  });

  it("asks for Hangul fonts only where there is Hangul", () => {
    expect(latex(shippedMatrix("ko-en"))).toContain("luatexko");
    expect(latex(shippedMatrix("fr-en"))).not.toContain("luatexko");
  });

  it("draws gold links, margins, numbers and caption only where they are wished", () => {
    const words = ["a", "b"].map(wordOf);
    const matrix: AttentionMatrix = {
      ...shippedMatrix("fr-en"),
      rows: words,
      columns: words,
      numbers: new Float32Array([0.75, 0.25, 0.25, 0.75]),
      brackets: [{ text: "ab", from: 0, to: 2 }],
      gold: {
        sure: [[0, 0]],
        possible: [
          [0, 0],
          [1, 1],
        ],
      },
    };
    const all = latex(matrix);
    expect(all.match(/\\draw\[loomgold/g)).toHaveLength(2);
    expect(all.match(/dashed/g)).toHaveLength(1);
    expect(all.match(/\\fill\[loombar\]/g)).toHaveLength(4);
    expect(all).toContain("{.75}");
    expect(all).toContain("colorbar horizontal");
    expect(all).toContain("{ab}");
    const parts = {
      numbers: false,
      brackets: false,
      gold: false,
      margins: false,
      legend: false,
      caption: false,
    };
    const none = latex(matrix, { ...DEFAULT_FIGURE, parts });
    for (const what of ["loomgold,", "\\fill[loombar]", "{.75}", "colorbar", "{ab}", "align=left"])
      expect(none).not.toContain(what);
  });
});
