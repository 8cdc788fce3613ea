/** A font as far as figures need it: which characters it has, how wide they are, and where its glyphs lie. */
import { type FontTables, readWoff } from "./woff";

const TAGS = ["OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"] as const;

export interface Face {
  readonly tables: FontTables;
  readonly unitsPerEm: number;
  /** The number of the glyph that draws a character; 0, an empty box, where the font has none. */
  glyphOf(codePoint: number): number;
  /** In units of the font. */
  advanceOf(glyph: number): number;
  /** The bytes that draw a glyph; none for a space. */
  outlineOf(glyph: number): Uint8Array<ArrayBuffer>;
  /** How wide a text is in this size, in the unit of the size. */
  width(text: string, size: number): number;
}

/** Reads a WOFF 1 file with TrueType outlines. Throws RangeError where it is none. */
export async function openFace(bytes: Uint8Array<ArrayBuffer>): Promise<Face> {
  const tables = await readWoff(bytes, TAGS);
  const glyphs = readCharacterMap(viewOf(tables, "cmap"));
  const head = viewOf(tables, "head");
  const unitsPerEm = head.getUint16(18);
  const hmtx = viewOf(tables, "hmtx");
  const measured = viewOf(tables, "hhea").getUint16(34);
  const loca = viewOf(tables, "loca");
  const isLong = head.getInt16(50) === 1;
  const place = (glyph: number): number =>
    isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2;
  const glyf = tableOf(tables, "glyf");

  const glyphOf = (codePoint: number): number => glyphs.get(codePoint) ?? 0;
  // Glyphs behind the last measured one are as wide as it.
  const advanceOf = (glyph: number): number => hmtx.getUint16(Math.min(glyph, measured - 1) * 4);
  return {
    tables,
    unitsPerEm,
    glyphOf,
    advanceOf,
    outlineOf: (glyph) => glyf.subarray(place(glyph), place(glyph + 1)),
    width(text, size) {
      let units = 0;
      for (const character of text) units += advanceOf(glyphOf(character.codePointAt(0) ?? 0));
      return (units / unitsPerEm) * size;
    },
  };
}

/** Each character of the texts once, by code point. */
export function charactersOf(texts: Iterable<string>): readonly number[] {
  const found = new Set<number>();
  for (const text of texts) for (const character of text) found.add(character.codePointAt(0) ?? 0);
  return [...found].sort((a, b) => a - b);
}

/** The characters that this font cannot draw. */
export function missingFrom(face: Face, texts: Iterable<string>): readonly string[] {
  return charactersOf(texts).flatMap((code) =>
    face.glyphOf(code) === 0 ? [String.fromCodePoint(code)] : [],
  );
}

export function tableOf(tables: FontTables, tag: (typeof TAGS)[number]): Uint8Array<ArrayBuffer> {
  const table = tables.get(tag);
  if (!table) throw new RangeError(`the font has no table ${tag}`);
  return table;
}

export function viewOf(tables: FontTables, tag: (typeof TAGS)[number]): DataView<ArrayBuffer> {
  const table = tableOf(tables, tag);
  return new DataView(table.buffer, table.byteOffset, table.byteLength);
}

/** Glyphs by code point, from the map of all of Unicode (format 12). */
function readCharacterMap(cmap: DataView): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const at = cmap.getUint32(4 + i * 8 + 4);
    if (cmap.getUint16(at) !== 12) continue;
    const groups = cmap.getUint32(at + 12);
    for (let k = 0; k < groups; k++) {
      const group = at + 16 + k * 12;
      const [first, last, glyph] = [
        cmap.getUint32(group),
        cmap.getUint32(group + 4),
        cmap.getUint32(group + 8),
      ];
      for (let code = first; code <= last; code++) glyphs.set(code, glyph + code - first);
    }
    return glyphs;
  }
  throw new RangeError("the font has no character map of format 12");
}
