/**
 * What `npm run test:latex` compiles: the shipped models' first sentences as LaTeX figures, and a table of words that
 * LaTeX would read as commands. Run by scripts/latex.mjs.
 */
import { readFileSync } from "node:fs";
import { openFace } from "../src/figure/font/face";
import { DEFAULT_FIGURE, type FigureSettings } from "../src/figure/settings";
import { drawFigure, type FigureRequest, writeFigure } from "../src/figure/write";
import { FIGURE_LOCALES } from "../src/i18n/figureLocales";
import type { Language } from "../src/lib/language";
import { matrixOfTrace } from "../src/matrix/fromTrace";
import { type AttentionMatrix, wordOf } from "../src/matrix/matrix";
import { findTask } from "../src/tasks/list";
import { factsOf } from "../src/tasks/sentenceFacts";
import { parseTrace } from "../src/trace/json";

export interface Sample {
  readonly name: string;
  readonly tex: string;
  /** Every word has to be in the PDF. */
  readonly words: readonly string[];
  readonly cells: number;
}

/** `root` is the project's folder, `font` the file of the figures' font. */
export async function samples(root: string, font: string): Promise<readonly Sample[]> {
  const face = await openFace(new Uint8Array(readFileSync(font)));
  const make = async (
    name: string,
    matrix: AttentionMatrix,
    language: Language,
    settings: Partial<FigureSettings> = {},
  ): Promise<Sample> => {
    const request: FigureRequest = {
      matrix,
      settings: { ...DEFAULT_FIGURE, ...settings },
      labels: FIGURE_LOCALES[language].labels,
      face,
      scale: 1,
      resvg: () => Promise.reject(new Error("no PNG is written here")),
    };
    const bytes = await writeFigure("tex", drawFigure(request), request);
    const words = [...matrix.rows, ...matrix.columns].map(({ text }) => text);
    return { name, tex: new TextDecoder().decode(bytes), words, cells: matrix.numbers.length };
  };
  return [
    await make("fr-en", traced(root, "fr-en"), "en"),
    await make("ko-en", traced(root, "ko-en"), "ko"),
    await make("special characters, greyscale", odd(), "en", { palette: "greyscale", width: 80 }),
  ];
}

function traced(root: string, name: string): AttentionMatrix {
  const trace = parseTrace(JSON.parse(readFileSync(`${root}/public/models/${name}.trace.json`, "utf8")));
  const matrix = matrixOfTrace(trace, "weights", factsOf(findTask(trace.model.task), trace));
  if (!matrix) throw new Error(`expected a model that attends: ${name}`);
  return matrix;
}

const ODD = ["100%", "a_b", "R&D", "#1", "\\def", "~", "^", "{x}", "€", "$", "한글", "<eos>"];

function odd(): AttentionMatrix {
  const words = ODD.map(wordOf);
  const numbers = Float64Array.from({ length: words.length ** 2 }, (_, k) =>
    k % words.length === Math.floor(k / words.length) ? 0.78 : 0.02,
  );
  const links = words.map((_, i) => [i, i] as const);
  return {
    title: ODD.join(" "),
    kind: "weights",
    rows: words,
    columns: words,
    numbers,
    brackets: [],
    gold: { sure: links.slice(0, 6), possible: links },
    model: null,
  };
}
