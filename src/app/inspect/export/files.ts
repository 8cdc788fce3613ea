/** Files of a matrix as the page writes them. */
import type { Figure } from "../../../figure/display";
import { pixelsOf } from "../../../figure/pixels";
import type { FigureFormat } from "../../../figure/settings";
import {
  canBeWritten,
  type FigureRequest,
  isNumbers,
  writeFigure,
  writeNumbers,
} from "../../../figure/write";
import type { AttentionMatrix } from "../../../matrix/matrix";

export const TYPES: Readonly<Record<FigureFormat, string>> = {
  svg: "image/svg+xml",
  pdf: "application/pdf",
  png: "image/png",
  tex: "application/x-tex",
  csv: "text/csv",
  json: "application/json",
};

/** Named after the sentence: letters, digits and hyphens. */
export function fileName({ title }: AttentionMatrix, ending: string): string {
  const words = title
    .replace(/\.(json|csv|tsv|txt)$/i, "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return `attention-${Array.from(words).slice(0, 40).join("") || "figure"}.${ending}`;
}

/** Whether a kind of file can be had of this table; all but the numbers need a figure. */
export function isOffered(format: FigureFormat, matrix: AttentionMatrix, drawn: Figure | null): boolean {
  return isNumbers(format) || (drawn !== null && canBeWritten(format, matrix));
}

/** `drawn` and `request` are null while there is no figure; CSV and JSON do without. */
export async function writeFile(
  format: FigureFormat,
  matrix: AttentionMatrix,
  drawn: Figure | null,
  request: FigureRequest | null,
): Promise<Uint8Array<ArrayBuffer>> {
  if (isNumbers(format)) return writeNumbers(format, matrix);
  if (!drawn || !request) throw new Error("no figure");
  if (format !== "png") return writeFigure(format, drawn, request);
  try {
    return await writeFigure("png", drawn, request);
  } catch {
    const [{ canvasPng }, svg] = await Promise.all([
      import("./canvasPng"),
      writeFigure("svg", drawn, request),
    ]);
    const { width, height } = pixelsOf(drawn, request.scale);
    return canvasPng(new TextDecoder().decode(svg), width, height);
  }
}
