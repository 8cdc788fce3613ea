/** A table of attention as a file of any of the kinds; what a kind needs is loaded when it is asked for. */
import type { AttentionMatrix } from "../matrix/matrix";
import { writeCsv } from "./csv";
import type { Figure } from "./display";
import { figureOf } from "./figure";
import { type Face, missingFrom } from "./font/face";
import { writeJson } from "./json";
import type { FigureLabels } from "./labels";
import {
  type FigureFormat,
  type FigureSettings,
  MOST_CELLS,
  MOST_LATEX_CELLS,
  type PngScale,
} from "./settings";
import { textsOf, writeSvg } from "./svg";

export interface FigureRequest {
  readonly matrix: AttentionMatrix;
  readonly settings: FigureSettings;
  readonly labels: FigureLabels;
  readonly face: Face;
  /** Of a PNG. */
  readonly scale: PngScale;
  /** The WebAssembly that draws a PNG. */
  readonly resvg: () => Promise<Response | BufferSource>;
}

export type NumbersFormat = "csv" | "json";

/** These two hold the numbers alone, whatever the settings, and need no font. */
export function isNumbers(format: FigureFormat): format is NumbersFormat {
  return format === "csv" || format === "json";
}

export function writeNumbers(format: NumbersFormat, matrix: AttentionMatrix): Uint8Array<ArrayBuffer> {
  return encode(format === "csv" ? writeCsv(matrix) : writeJson(matrix));
}

/** How many cells a kind of file can have; null where it can have any. */
export function limitOf(format: FigureFormat): number | null {
  if (isNumbers(format)) return null;
  return format === "tex" ? MOST_LATEX_CELLS : MOST_CELLS;
}

/** Whether a table is small enough for a kind of file. */
export function canBeWritten(format: FigureFormat, { rows, columns }: AttentionMatrix): boolean {
  const limit = limitOf(format);
  return limit === null || rows.length * columns.length <= limit;
}

export function drawFigure({ matrix, settings, labels, face }: FigureRequest): Figure {
  return figureOf(matrix, settings, labels, face.width);
}

/** Characters that PDF and PNG cannot show. */
export function undrawable(figure: Figure, { face }: FigureRequest): readonly string[] {
  return missingFrom(face, textsOf(figure));
}

export async function writeFigure(
  format: Exclude<FigureFormat, NumbersFormat>,
  figure: Figure,
  request: FigureRequest,
): Promise<Uint8Array<ArrayBuffer>> {
  const { face, scale, resvg } = request;
  switch (format) {
    case "svg":
      return encode(await writeSvg(figure, face));
    case "pdf":
      return (await import("./pdf")).writePdf(figure, face);
    case "png": {
      const { startResvg, writePng } = await import("./png");
      await startResvg(resvg);
      return writePng(figure, face, scale);
    }
    case "tex":
      return encode((await import("./latex")).writeLatex({ ...request, figure }));
  }
}

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
