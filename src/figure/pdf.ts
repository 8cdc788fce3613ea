/**
 * A figure as a PDF of one page: vectors, words that can be selected, an embedded font with the glyphs that they need,
 * and the alternative text on a tagged figure. Written out by hand: a page of rectangles and words takes few objects.
 */
import {
  type Figure,
  type FigureImage,
  type FigureItem,
  type FigureRect,
  type FigureText,
  STACK,
} from "./display";
import { charactersOf, type Face, viewOf } from "./font/face";
import { type FontSubset, subsetFont } from "./font/subset";
import { type PdfObject, pdfFile, stream, utf16 } from "./pdfFile";
import { short, textsOf } from "./svg";

export async function writePdf(figure: Figure, face: Face): Promise<Uint8Array<ArrayBuffer>> {
  const characters = charactersOf(textsOf(figure));
  const font = subsetFont(face, characters);
  const id = {
    catalog: 1,
    pages: 2,
    page: 3,
    content: 4,
    font: 5,
    descendant: 6,
    descriptor: 7,
    file: 8,
    unicode: 9,
    tree: 10,
    element: 11,
    info: 12,
    images: 13,
  };
  const size = `${short(figure.width)} ${short(figure.height)}`;
  const em = (units: number): string => short((units / face.unitsPerEm) * 1000);
  const widths = Array.from({ length: font.glyphs }, (_, glyph) => em(font.advanceOf(glyph))).join(" ");
  const head = viewOf(face.tables, "head");
  const box = [36, 38, 40, 42].map((at) => em(head.getInt16(at))).join(" ");
  const hhea = viewOf(face.tables, "hhea");
  const [ascent, descent] = [hhea.getInt16(4), hhea.getInt16(6)].map(em);
  // Version 2 and later of the table have it, as Pretendard does.
  const capHeight = em(viewOf(face.tables, "OS/2").getInt16(88));
  // The dominant vertical stem of a sans serif is its l: no more than that.
  const outline = face.outlineOf(face.glyphOf(0x6c));
  const l = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  const stem = em(l.getInt16(6) - l.getInt16(2));
  // Six letters mark a font of which only some glyphs are there.
  const name = "/LOOMFG+Pretendard-Regular";

  const images = figure.items.filter((item) => item.kind === "image");
  const names = images.map((_, i) => `/I${i} ${id.images + i} 0 R`).join("");

  const objects: PdfObject[] = [
    `<</Type/Catalog/Pages ${id.pages} 0 R/Lang(${figure.language})/MarkInfo<</Marked true>>/StructTreeRoot ${id.tree} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>`,
    `<</Type/Pages/Kids[${id.page} 0 R]/Count 1>>`,
    `<</Type/Page/Parent ${id.pages} 0 R/MediaBox[0 0 ${size}]/Resources<</Font<</F ${id.font} 0 R>>/XObject<<${names}>>>>/Contents ${id.content} 0 R/StructParents 0>>`,
    await stream("", contentOf(figure, font)),
    `<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H/DescendantFonts[${id.descendant} 0 R]/ToUnicode ${id.unicode} 0 R>>`,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${id.descriptor} 0 R/CIDToGIDMap/Identity/W[0[${widths}]]>>`,
    `<</Type/FontDescriptor/FontName${name}/Flags 4/FontBBox[${box}]/ItalicAngle 0/Ascent ${ascent}/Descent ${descent}/CapHeight ${capHeight}/StemV ${stem}/FontFile2 ${id.file} 0 R>>`,
    await stream(`/Length1 ${font.bytes.length}`, font.bytes),
    await stream("", unicodeMap(characters, font)),
    `<</Type/StructTreeRoot/K ${id.element} 0 R/ParentTree<</Nums[0[${id.element} 0 R]]>>>>`,
    `<</Type/StructElem/S/Figure/P ${id.tree} 0 R/Pg ${id.page} 0 R/K 0/Alt${utf16(figure.description)}/A<</O/Layout/BBox[0 0 ${size}]>>>>`,
    `<</Title${utf16(figure.title)}/Subject${utf16(figure.description)}/Creator(Attention Loom)>>`,
    ...(await Promise.all(images.map(imageObject))),
  ];
  return pdfFile(objects, { root: id.catalog, info: id.info });
}

function imageObject({ rgb, columns, rows }: FigureImage): Promise<PdfObject> {
  const entries = `/Type/XObject/Subtype/Image/Width ${columns}/Height ${rows}/ColorSpace/DeviceRGB/BitsPerComponent 8/Interpolate false`;
  return stream(entries, rgb);
}

/** The page's drawing. PDF counts upwards, figures downwards. */
function contentOf(figure: Figure, font: FontSubset): string {
  const flip = (y: number): string => short(figure.height - y);
  let images = 0;
  const draw = (item: FigureItem): string => {
    if (item.kind === "image") {
      const { x, y, width, height } = item;
      const place = `${short(width)} 0 0 ${short(height)} ${short(x)} ${flip(y + height)} cm`;
      return `q ${place} /I${images++} Do Q`;
    }
    if (item.kind === "text") return textOperators(item, font, flip);
    if (item.kind === "rect") return rectOperators(item, flip);
    const { x1, y1, x2, y2, colour, width, dash } = item;
    const path = `${short(x1)} ${flip(y1)} m ${short(x2)} ${flip(y2)} l S`;
    return `${rgb(colour)} RG ${short(width)} w ${dashes(dash)} ${path}`;
  };
  return ["/Figure<</MCID 0>>BDC", ...figure.items.map(draw), "EMC", ""].join("\n");
}

function rectOperators(
  { x, y, width, height, fill, stroke }: FigureRect,
  flip: (y: number) => string,
): string {
  const path = `${short(x)} ${flip(y + height)} ${short(width)} ${short(height)} re`;
  const filled = fill === null ? "" : `${rgb(fill)} rg ${path} f`;
  if (!stroke) return filled;
  return `${filled}${rgb(stroke.colour)} RG ${short(stroke.width)} w ${dashes(stroke.dash)} ${path} S`;
}

function textOperators(
  { text, full, x, y, size, anchor, turn, fill }: FigureText,
  font: FontSubset,
  flip: (y: number) => string,
): string {
  const letters = Array.from(text);
  const show = (some: readonly string[]): string => `<${some.map((one) => glyphHex(one, font)).join("")}> Tj`;
  const width = (some: readonly string[]): number =>
    (some.reduce((sum, one) => sum + font.advanceOf(font.glyphOf(one.codePointAt(0) ?? 0)), 0) / font.em) *
    size;
  const share = anchor === "start" ? 0 : anchor === "middle" ? 0.5 : 1;
  const start = `BT /F ${short(size)} Tf ${rgb(fill)} rg`;
  let placed: string;
  if (turn === "stack") {
    const lines = letters.map((letter, i) => {
      const at = `1 0 0 1 ${short(x - width([letter]) / 2)} ${flip(y + i * STACK * size)} Tm`;
      return `${at} ${show([letter])}`;
    });
    placed = `${start} ${lines.join(" ")} ET`;
  } else if (turn === "up") {
    placed = `${start} 0 1 -1 0 ${short(x)} ${flip(y + share * width(letters))} Tm ${show(letters)} ET`;
  } else {
    placed = `${start} 1 0 0 1 ${short(x - share * width(letters))} ${flip(y)} Tm ${show(letters)} ET`;
  }
  // What is stacked or cut short is copied as the word that it is.
  return turn === "stack" || full !== null
    ? `/Span<</ActualText${utf16(full ?? text)}>>BDC ${placed} EMC`
    : placed;
}

const dashes = (dash: number | null): string => (dash === null ? "[] 0 d" : `[${dash}] 0 d`);

/** `#rrggbb` or `#rgb` as three shares. */
function rgb(colour: string): string {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, "$&$&") : colour;
  return [1, 3, 5].map((at) => short(Number.parseInt(hex.slice(at, at + 2), 16) / 255)).join(" ");
}

const hex4 = (value: number): string => value.toString(16).padStart(4, "0");

function glyphHex(letter: string, font: FontSubset): string {
  return hex4(font.glyphOf(letter.codePointAt(0) ?? 0));
}

/** Which characters the glyphs stand for, so that words can be searched and copied. A block has at most 100 lines. */
function unicodeMap(characters: readonly number[], font: FontSubset): string {
  const lines = characters.flatMap((code) => {
    const glyph = font.glyphOf(code);
    const units = Array.from({ length: String.fromCodePoint(code).length }, (_, i) =>
      hex4(String.fromCodePoint(code).charCodeAt(i)),
    );
    return glyph === 0 ? [] : [`<${hex4(glyph)}> <${units.join("")}>`];
  });
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 100) {
    const block = lines.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar`, ...block, "endbfchar");
  }
  return [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def",
    "/CMapName/Adobe-Identity-UCS def /CMapType 2 def",
    "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ...blocks,
    "endcmap CMapName currentdict/CMap defineresource pop end end",
    "",
  ].join("\n");
}
