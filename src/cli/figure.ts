import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { openFace } from "../figure/font/face";
import {
  DEFAULT_FIGURE,
  FIGURE_FORMATS,
  FIGURE_PARTS,
  type FigurePart,
  type FigureSettings,
  POINT_BOUNDS,
  SCALES,
  WIDTH_BOUNDS,
} from "../figure/settings";
import {
  canBeWritten,
  drawFigure,
  type FigureRequest,
  isNumbers,
  limitOf,
  undrawable,
  writeFigure,
  writeNumbers,
} from "../figure/write";
import { FIGURE_LOCALES } from "../i18n/figureLocales";
import { LANGUAGES } from "../lib/language";
import { ProblemError } from "../lib/problem";
import { matrixOfTrace } from "../matrix/fromTrace";
import { factsOf } from "../tasks/sentenceFacts";
import { BACKEND_OPTION, startBackend } from "./backend";
import type { Command } from "./command";
import { readModel } from "./files";
import type { Options } from "./options";

const FONT = "pretendard/dist/web/static/woff/Pretendard-Regular.woff";
const RESVG = "@resvg/resvg-wasm/index_bg.wasm";

export const figure: Command = {
  summary: {
    en: "Draws the attention of one translation as a figure for a paper: SVG, PDF, PNG or LaTeX, or its numbers as CSV or JSON.",
    ko: "번역 하나의 어텐션을 논문에 넣을 그림(SVG, PDF, PNG, LaTeX)이나 수치(CSV, JSON)로 저장합니다.",
  },
  options: {
    model: { type: "string", value: "MODEL" },
    text: { type: "string", value: "TEXT" },
    force: { type: "string", value: "TEXT" },
    format: { type: "string", value: FIGURE_FORMATS.join("|") },
    out: { type: "string", value: "FILE" },
    "width-mm": { type: "string", value: "N" },
    points: { type: "string", value: "N" },
    scale: { type: "string", value: SCALES.join("|") },
    language: { type: "string", value: LANGUAGES.join("|") },
    grey: { type: "boolean" },
    flip: { type: "boolean" },
    scores: { type: "boolean" },
    ...Object.fromEntries(FIGURE_PARTS.map((part) => [part, { type: "boolean" } as const])),
    ...BACKEND_OPTION,
  },

  async run(options, io) {
    const path = options.required("model");
    const text = options.required("text");
    const chosen = options.choice("format", FIGURE_FORMATS);
    const format = FIGURE_FORMATS.find((id) => id === chosen) ?? "svg";
    const out = options.text("out") ?? `figure.${format}`;
    const settings = settingsOf(options);
    const language = LANGUAGES.find((id) => id === options.choice("language", LANGUAGES)) ?? io.language;
    const asked = options.choice("scale", SCALES.map(String));
    const scale = SCALES.find((one) => String(one) === asked) ?? 1;
    const words = FIGURE_LOCALES[io.language];

    await startBackend(options);
    const trainer = await readModel(path);
    const forced = options.text("force");
    const trace = await trainer.trace(text, { forced });
    const tensor = options.flag("scores") ? "scores" : "weights";
    const matrix = matrixOfTrace(trace, tensor, {
      ...factsOf(trainer.task, trace),
      isForced: forced !== undefined,
    });
    if (!matrix) {
      io.say(words.noAttention);
      return 1;
    }
    const table = { rows: matrix.rows.length, columns: matrix.columns.length };
    if (isNumbers(format)) {
      io.result({ format, ...(await save(out, writeNumbers(format, matrix))), ...table });
      return 0;
    }
    if (!canBeWritten(format, matrix)) {
      io.say(words.tooLarge(matrix.numbers.length, limitOf(format) ?? 0));
      return 1;
    }
    const face = await openFace(await packaged(FONT));
    const { labels } = FIGURE_LOCALES[language];
    const request: FigureRequest = { matrix, settings, labels, face, scale, resvg: () => packaged(RESVG) };
    const drawn = drawFigure(request);
    const missing = undrawable(drawn, request);
    if (missing.length > 0) io.say(words.missing(missing));
    const file = await save(out, await writeFigure(format, drawn, request));
    io.result({ format, ...file, ...table, widthMm: settings.width, alt: drawn.description });
    return 0;
  },
};

function settingsOf(options: Options): FigureSettings {
  const parts = Object.fromEntries(
    FIGURE_PARTS.map((part) => [part, options.flag(part) ?? DEFAULT_FIGURE.parts[part]]),
  ) as Record<FigurePart, boolean>;
  return {
    width: options.number("width-mm", WIDTH_BOUNDS) ?? DEFAULT_FIGURE.width,
    points: options.number("points", POINT_BOUNDS) ?? DEFAULT_FIGURE.points,
    palette: options.flag("grey") ? "greyscale" : "light",
    flip: options.flag("flip") ?? false,
    parts,
  };
}

/** A file of an installed package. */
async function packaged(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(createRequire(import.meta.url).resolve(path)));
}

async function save(path: string, content: Uint8Array): Promise<{ file: string; bytes: number }> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  } catch {
    throw new ProblemError({ code: "file-unwritable", path });
  }
  return { file: path, bytes: content.length };
}
