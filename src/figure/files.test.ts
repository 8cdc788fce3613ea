/** Exported files, parsed back and compared with the trace that they were made from. */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
} from "@cantoo/pdf-lib";
import fontkit from "@pdf-lib/fontkit";
import { beforeAll, describe, expect, it } from "vitest";
import { FIGURE_LOCALES } from "../i18n/figureLocales";
import { present } from "../lib/assert";
import { type AttentionMatrix, wordOf } from "../matrix/matrix";
import { readMatrix } from "../matrix/read";
import { normalise } from "../matrix/transform";
import { figureFont } from "../testing/figureFont";
import { shippedMatrix, shippedTrace } from "../testing/shippedMatrix";
import { writeCsv } from "./csv";
import { figureOf } from "./figure";
import { charactersOf } from "./font/face";
import { writeJson } from "./json";
import { coloursOf } from "./palette";
import { writePdf } from "./pdf";
import { pixelsOf } from "./pixels";
import { startResvg, writePng } from "./png";
import { DEFAULT_FIGURE } from "./settings";
import { textsOf, writeSvg } from "./svg";
import { canBeWritten } from "./write";

const NAMES = ["fr-en", "ko-en"] as const;
const face = await figureFont();
const figures = new Map(
  NAMES.map((name) => {
    const words = FIGURE_LOCALES[name === "ko-en" ? "ko" : "en"];
    return [name, figureOf(shippedMatrix(name), DEFAULT_FIGURE, words.labels, face.width)];
  }),
);
const figure = (name: (typeof NAMES)[number]) => present(figures.get(name), "a figure");
const weightsOf = (name: string): Float32Array => present(shippedTrace(name).tensors.weights, "weights").data;
const tokens = (matrix: AttentionMatrix, side: "rows" | "columns"): string[] =>
  matrix[side].map(({ text }) => text);

interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** Elements of a flat SVG; throws where tags do not close one another. */
function elements(svg: string): Element[] {
  const open: { tag: string; attributes: Record<string, string>; text: string }[] = [];
  const all: Element[] = [];
  for (const [, slash, tag = "", rest = "", closed, text = ""] of svg.matchAll(
    /<(\/?)([\w:]+)([^<>]*?)(\/?)>([^<]*)/g,
  )) {
    const said = text.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? "?");
    if (slash) {
      const last = present(open.pop(), "an open tag");
      expect(last.tag).toBe(tag);
      const parent = open.at(-1);
      if (parent && tag === "tspan") parent.text += last.text;
      if (parent) parent.text += parent.tag === "text" ? said : "";
      continue;
    }
    const attributes = Object.fromEntries(
      [...rest.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, k, v]) => [k, v]),
    );
    const element = { tag, attributes, text: said };
    all.push(element);
    if (!closed) open.push(element);
  }
  expect(open).toEqual([]);
  return all;
}

describe("svg", () => {
  for (const name of NAMES) {
    it(`has the words as text, in order, and the weights to the digit: ${name}`, async () => {
      const matrix = shippedMatrix(name);
      const all = elements(await writeSvg(figure(name), face));
      const texts = (role: string) =>
        all.flatMap(({ tag, attributes, text }) =>
          tag === "text" && attributes.class === role ? [text] : [],
        );
      expect(texts("row")).toEqual(tokens(matrix, "rows"));
      expect(texts("column")).toEqual(tokens(matrix, "columns"));
      const cells = all.filter(({ attributes }) => attributes.class === "cell");
      expect(cells.map(({ attributes }) => Math.fround(Number(attributes["data-number"])))).toEqual(
        Array.from(weightsOf(name)),
      );
      expect(
        cells.map(({ attributes }) => [attributes["data-row"], attributes["data-column"]].join()),
      ).toEqual(matrix.rows.flatMap((_, i) => matrix.columns.map((__, j) => `${i},${j}`)));
      const root = present(all[0], "a root");
      expect(root.attributes.width).toBe(`${DEFAULT_FIGURE.width}mm`);
      expect(all.find(({ tag }) => tag === "desc")?.text).toBe(figure(name).description);
    });
  }

  it("brings the font's glyphs for every character that it shows", async () => {
    const svg = await writeSvg(figure("ko-en"), face);
    const base64 = present(/url\(data:font\/ttf;base64,([^)]+)\)/.exec(svg)?.[1], "a font");
    const font = fontkit.create(Buffer.from(base64, "base64"));
    for (const code of charactersOf(textsOf(figure("ko-en"))))
      expect(font.hasGlyphForCodePoint(code), String.fromCodePoint(code)).toBe(true);
    expect(svg).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  });

  it("writes words with angle brackets, ampersands and control characters as XML can", async () => {
    const matrix = shippedMatrix("fr-en");
    const odd = {
      ...matrix,
      rows: matrix.rows.map((row, i) => (i === 0 ? { ...row, text: '<a&b>"\u0001c' } : row)),
    };
    const svg = await writeSvg(figureOf(odd, DEFAULT_FIGURE, FIGURE_LOCALES.en.labels, face.width), face);
    const first = elements(svg).find(({ attributes }) => attributes.class === "row");
    expect(first?.text).toBe('<a&b>"c');
  });
});

describe("csv and json", () => {
  for (const name of NAMES) {
    it(`are read again as the same table, to the digit: ${name}`, () => {
      const matrix = shippedMatrix(name);
      for (const [file, text] of [
        ["csv", writeCsv(matrix)],
        ["json", writeJson(matrix)],
      ] as const) {
        const again = readMatrix(text, "x");
        expect(tokens(again, "rows"), file).toEqual(tokens(matrix, "rows"));
        expect(tokens(again, "columns"), file).toEqual(tokens(matrix, "columns"));
        expect(Array.from(again.numbers, Math.fround), file).toEqual(Array.from(weightsOf(name)));
      }
    });

    it(`csv has a row for each output word that sums to 1: ${name}`, () => {
      const [, ...rows] = writeCsv(shippedMatrix(name)).trim().split("\r\n");
      for (const row of rows) {
        const numbers = row.split(",").slice(1).map(Number);
        expect(Math.abs(numbers.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-3);
      }
    });
  }

  it("keep words with commas, quotes and line breaks, and the gold links", () => {
    const matrix = shippedMatrix("fr-en");
    const texts = ['a,"b"', "c;d", " e ", "f"];
    const odd: AttentionMatrix = {
      ...matrix,
      title: "odd",
      rows: matrix.rows.map((row, i) => ({ ...row, text: texts[i] ?? row.text })),
      gold: {
        sure: [[0, 1]],
        possible: [
          [0, 1],
          [1, 0],
        ],
      },
    };
    const json = readMatrix(writeJson(odd), "x");
    expect(json.title).toBe("odd");
    expect(tokens(json, "rows")).toEqual(tokens(odd, "rows"));
    expect(new Set(json.gold?.sure.map(String))).toEqual(new Set(["0,1"]));
    expect(new Set(json.gold?.possible.map(String))).toEqual(new Set(["0,1", "1,0"]));
    const csv = readMatrix(writeCsv(odd), "x");
    expect(tokens(csv, "rows").map((text) => text.trim())).toEqual(
      tokens(odd, "rows").map((text) => text.trim()),
    );
  });

  it("weights under a Gaussian window are declared, and read again", () => {
    const matrix = shippedMatrix("fr-en");
    const windowed = { ...matrix, numbers: matrix.numbers.map((weight) => weight / 2) };
    for (const text of [writeCsv(windowed), writeJson(windowed)])
      expect(Array.from(readMatrix(text, "x").numbers, Math.fround)).toEqual(Array.from(windowed.numbers));
    expect(JSON.parse(writeJson(windowed)).rowsSum).toBe("below one");
    expect(JSON.parse(writeJson(matrix)).rowsSum).toBeUndefined();
  });

  it("shares of columns are not passed off as weights", () => {
    const shares = normalise(shippedMatrix("fr-en"), "column");
    const json = JSON.parse(writeJson(shares));
    expect(json.weights).toBeUndefined();
    expect(json["column-shares"].flat()).toEqual(Array.from(shares.numbers));
  });

  it("scores are not passed off as weights", () => {
    const scores = shippedMatrix("fr-en", "scores");
    const json = JSON.parse(writeJson(scores));
    expect(json.weights).toBeUndefined();
    expect(json.scores.flat().map(Math.fround)).toEqual(Array.from(scores.numbers));
  });
});

describe("pdf", () => {
  const streamText = (stream: unknown): string => {
    if (!(stream instanceof PDFRawStream)) throw new Error("expected a stream");
    return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
  };

  for (const name of NAMES) {
    it(`opens as one page of the width, with every cell in its colour and the words in an embedded font: ${name}`, async () => {
      const file = await PDFDocument.load(await writePdf(figure(name), face));
      expect(file.getPageCount()).toBe(1);
      const page = file.getPage(0);
      expect(page.getWidth()).toBeCloseTo((DEFAULT_FIGURE.width / 25.4) * 72, 2);
      expect(page.getHeight()).toBeCloseTo(figure(name).height, 2);
      expect(file.getTitle()).toBe(shippedMatrix(name).title);
      expect(file.getSubject()).toBe(figure(name).description);

      const content = streamText(page.node.Contents());
      const fills = [...content.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) rg [^\n]*? re f$/gm)].map(
        ([, ...rgb]) => rgb.map((share) => Math.round(Number(share) * 255)),
      );
      const rects = figure(name).items.flatMap((item) =>
        item.kind === "rect" && item.fill
          ? [[1, 3, 5].map((at) => Number.parseInt(item.fill?.slice(at, at + 2) ?? "", 16))]
          : [],
      );
      expect(fills).toEqual(rects);

      const fonts = present(page.node.Resources(), "resources").lookup(PDFName.of("Font"), PDFDict);
      const font = fonts.lookup(PDFName.of("F"), PDFDict);
      const descendant = font.lookup(PDFName.of("DescendantFonts"), PDFArray).lookup(0, PDFDict);
      const descriptor = descendant.lookup(PDFName.of("FontDescriptor"), PDFDict);
      const embedded = descriptor.lookup(PDFName.of("FontFile2"));
      if (!(embedded instanceof PDFRawStream)) throw new Error("expected an embedded font");
      const read = fontkit.create(Buffer.from(decodePDFRawStream(embedded).decode()));
      expect(read.familyName).toContain("Pretendard");
      const metric = (key: string): number => descriptor.lookup(PDFName.of(key), PDFNumber).asNumber();
      const em = (units: number): number => (units / read.unitsPerEm) * 1000;
      expect(metric("CapHeight")).toBeCloseTo(em(read.capHeight), 1);
      expect(metric("CapHeight")).toBeLessThan(metric("Ascent"));
      // A regular stem is about a tenth of the letters' height.
      expect(metric("StemV")).toBeGreaterThan(50);
      expect(metric("StemV")).toBeLessThan(120);

      // The words, from the glyphs that are shown and what the file says they stand for.
      const map = streamText(font.lookup(PDFName.of("ToUnicode")));
      const letters = new Map(
        [...map.matchAll(/^<(\w{4})> <(\w+)>$/gm)].map(([, glyph, code]) => [glyph, code]),
      );
      const shown = [...content.matchAll(/BT ([^\n]*?) ET/g)].map(([, text = ""]) =>
        [...text.matchAll(/<((?:\w{4})*)> Tj/g)]
          .flatMap(([, hex = ""]) => hex.match(/\w{4}/g) ?? [])
          .map((glyph) => String.fromCharCode(Number.parseInt(letters.get(glyph) ?? "0", 16)))
          .join(""),
      );
      expect(shown).toEqual(textsOf(figure(name)));
    });
  }

  it("gives its words to whoever copies them", async (ctx) => {
    if (spawnSync("pdftotext", ["-v"]).error) return ctx.skip("pdftotext is not installed");
    const folder = mkdtempSync(join(tmpdir(), "figure-"));
    const path = join(folder, "figure.pdf");
    writeFileSync(path, await writePdf(figure("ko-en"), face));
    const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    const matrix = shippedMatrix("ko-en");
    for (const word of [...tokens(matrix, "rows"), ...tokens(matrix, "columns"), matrix.title])
      expect(text).toContain(word);
  });
});

describe("a table of many cells", () => {
  const side = 150;
  const words = Array.from({ length: side }, (_, i) => wordOf(`w${i}`));
  const many: AttentionMatrix = {
    title: "many",
    kind: "weights",
    rows: words,
    columns: words,
    numbers: Float64Array.from({ length: side * side }, (_, k) => ((k * 7919) % 1000) / 1000),
    brackets: [],
    gold: null,
    model: null,
  };
  const drawn = figureOf(many, DEFAULT_FIGURE, FIGURE_LOCALES.en.labels, face.width);
  const fills = Array.from(many.numbers, (number) => coloursOf(many, DEFAULT_FIGURE).fill(number));
  const hex = (rgb: Uint8Array): string[] =>
    Array.from(
      { length: rgb.length / 3 },
      (_, k) => `#${Buffer.from(rgb.subarray(k * 3, k * 3 + 3)).toString("hex")}`,
    );

  it("is one image in an SVG, a pixel for each weight", async () => {
    const svg = await writeSvg(drawn, face);
    expect(svg.match(/class="cell"/g)).toBeNull();
    const base64 = present(/href="data:image\/png;base64,([^"]+)"/.exec(svg)?.[1], "an image");
    const png = Buffer.from(base64, "base64");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([side, side]);
    const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
    const pixels = Array.from({ length: side }, (_, i) =>
      rows.subarray(i * (1 + side * 3) + 1, (i + 1) * (1 + side * 3)),
    );
    expect(pixels.flatMap(hex)).toEqual(fills);
  });

  it("is one image in a PDF", async () => {
    const file = await PDFDocument.load(await writePdf(drawn, face));
    const images = present(file.getPage(0).node.Resources(), "resources").lookup(
      PDFName.of("XObject"),
      PDFDict,
    );
    const image = images.lookup(PDFName.of("I0"));
    if (!(image instanceof PDFRawStream)) throw new Error("expected an image");
    expect(hex(Buffer.from(decodePDFRawStream(image).decode()))).toEqual(fills);
  });

  it("is refused as LaTeX and as a figure when it is far too many", () => {
    expect(canBeWritten("svg", many)).toBe(true);
    expect(canBeWritten("tex", many)).toBe(false);
    const column = { ...many, columns: words.flatMap(() => words).flatMap((word) => [word, word, word]) };
    expect(canBeWritten("png", column)).toBe(false);
    expect(canBeWritten("csv", column)).toBe(true);
  });
});

describe("png", () => {
  beforeAll(() =>
    startResvg(async () =>
      readFileSync(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")),
    ),
  );

  it("has as many pixels as its millimetres at 96 an inch, times 1 to 4, and says so", async () => {
    for (const scale of [1, 4] as const) {
      const png = await writePng(figure("fr-en"), face, scale);
      const view = new DataView(png.buffer);
      const expected = Math.round((DEFAULT_FIGURE.width / 25.4) * 96 * scale);
      expect(view.getUint32(16)).toBe(expected);
      expect(Math.abs(view.getUint32(20) - pixelsOf(figure("fr-en"), scale).height)).toBeLessThanOrEqual(1);
      expect(String.fromCharCode(...png.subarray(37, 41))).toBe("pHYs");
      const printed = (view.getUint32(16) / view.getUint32(41)) * 1000;
      // Half a pixel.
      expect(Math.abs(printed - DEFAULT_FIGURE.width)).toBeLessThanOrEqual((0.5 / 96) * 25.4 + 0.02);
    }
  });
});
