/** A figure as SVG: words stay words, and the font's glyphs that they need come along. */
import { float32Text } from "../lib/float32Text";
import {
  type Figure,
  type FigureImage,
  type FigureItem,
  type FigureRect,
  type FigureText,
  POINTS_PER_MM,
  STACK,
} from "./display";
import { charactersOf, type Face } from "./font/face";
import { subsetFont } from "./font/subset";
import { pngOf } from "./pngFile";

const FAMILY = "Pretendard, 'Noto Sans CJK KR', 'Apple SD Gothic Neo', sans-serif";

/** The texts of a figure, for choosing the glyphs of a font. */
export function textsOf({ items }: Figure): readonly string[] {
  return items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
}

/** Without a face the reader's own fonts draw it. */
export async function writeSvg(figure: Figure, face: Face | null): Promise<string> {
  const { width, height, items, title, description, language } = figure;
  const [w, h] = [width, height].map(short);
  const [mmWidth, mmHeight] = [width, height].map((points) => short(points / POINTS_PER_MM));
  const font = face ? fontFace(subsetFont(face, charactersOf(textsOf(figure))).bytes) : "";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${mmWidth}mm" height="${mmHeight}mm" viewBox="0 0 ${w} ${h}" role="img" aria-labelledby="title desc" xml:lang="${language}">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(description)}</desc>`,
    `<style>${font}text{font-family:${FAMILY};font-kerning:none;font-variant-ligatures:none;white-space:pre}</style>`,
    `<rect width="${w}" height="${h}" fill="#fff"/>`,
    ...(await Promise.all(items.map(element))),
    "</svg>",
    "",
  ].join("\n");
}

function fontFace(bytes: Uint8Array): string {
  return `@font-face{font-family:Pretendard;src:url(data:font/ttf;base64,${base64(bytes)}) format("truetype")}`;
}

/** In pieces: a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}

function element(item: FigureItem): string | Promise<string> {
  if (item.kind === "text") return textElement(item);
  if (item.kind === "rect") return rectElement(item);
  if (item.kind === "image") return imageElement(item);
  const { x1, y1, x2, y2, colour, width, dash } = item;
  return `<line x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}" stroke="${colour}" stroke-width="${short(width)}"${dashes(dash)}/>`;
}

const dashes = (dash: number | null): string => (dash === null ? "" : ` stroke-dasharray="${dash}"`);

function rectElement({ role, x, y, width, height, fill, stroke, cell }: FigureRect): string {
  const data = cell
    ? ` data-row="${cell.row}" data-column="${cell.column}" data-number="${exact(cell.number)}"`
    : "";
  const line = stroke
    ? ` stroke="${stroke.colour}" stroke-width="${short(stroke.width)}"${dashes(stroke.dash)}`
    : "";
  return `<rect class="${role}" x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${fill ?? "none"}"${line}${data}/>`;
}

async function imageElement({ x, y, width, height, rgb, columns, rows }: FigureImage): Promise<string> {
  const href = `data:image/png;base64,${base64(await pngOf(rgb, columns, rows))}`;
  return `<image class="cells" x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" preserveAspectRatio="none" image-rendering="optimizeSpeed" style="image-rendering:pixelated" href="${href}"/>`;
}

function textElement({ role, text, full, x, y, size, anchor, turn, fill }: FigureText): string {
  const turned = turn === "up" ? ` transform="rotate(-90 ${short(x)} ${short(y)})"` : "";
  const held = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
  const whole = full === null ? "" : `<title>${escaped(full)}</title>`;
  const content =
    turn === "stack"
      ? Array.from(text, (letter, i) => {
          const at = short(y + i * STACK * size);
          return `<tspan x="${short(x)}" y="${at}">${escaped(letter)}</tspan>`;
        }).join("")
      : escaped(text);
  return `<text class="${role}" x="${short(x)}" y="${short(y)}" font-size="${short(size)}" fill="${fill}"${held}${turned}>${whole}${content}</text>`;
}

/** A thousandth of a point is nothing that anyone sees. */
export function short(value: number): string {
  return String(Number(value.toFixed(3)));
}

const exact = (value: number): string => (Math.fround(value) === value ? float32Text(value) : String(value));

/** Characters that XML knows no way to write are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
