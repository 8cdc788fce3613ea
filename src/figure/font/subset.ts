/**
 * A TrueType font with the glyphs of a few characters only, small enough to be put into a figure. It has no kerning and
 * no ligatures, so that a text is as wide in each kind of file as it was measured.
 */
import { type Face, tableOf, viewOf } from "./face";

export interface FontSubset {
  /** A font file (TrueType). */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Units of the em square. */
  readonly em: number;
  /** Number of glyphs, the empty box among them. */
  readonly glyphs: number;
  /** The number of a character's glyph in this font; 0 where it has none. */
  glyphOf(codePoint: number): number;
  /** In units of the font. */
  advanceOf(glyph: number): number;
}

export function subsetFont(face: Face, characters: readonly number[]): FontSubset {
  const drawn = characters.filter((code) => face.glyphOf(code) !== 0);
  const { order, place } = closure(face, drawn);
  const outlines = order.map((glyph) => renumbered(face.outlineOf(glyph), place));
  const map = new Map(drawn.map((code) => [code, place.get(face.glyphOf(code)) ?? 0]));
  const bytes = assemble([
    ["OS/2", tableOf(face.tables, "OS/2")],
    ["cmap", characterMap(map)],
    ["glyf", joined(outlines)],
    ["head", head(face)],
    ["hhea", patched(face, "hhea", 34, order.length)],
    ["hmtx", metrics(face, order)],
    ["loca", locations(outlines)],
    ["maxp", patched(face, "maxp", 4, order.length)],
    ["name", names(face)],
    ["post", post(face)],
  ]);
  return {
    bytes,
    em: face.unitsPerEm,
    glyphs: order.length,
    glyphOf: (code) => map.get(code) ?? 0,
    advanceOf: (glyph) => face.advanceOf(order[glyph] ?? 0),
  };
}

const COMPOSITE = { words: 1, scale: 8, more: 32, scales: 64, matrix: 128 };

/** Where a composite glyph names the glyphs that it is put together from: offsets of their numbers. */
function parts(outline: Uint8Array): readonly number[] {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  if (outline.length === 0 || view.getInt16(0) >= 0) return [];
  const found: number[] = [];
  let at = 10;
  for (let flags = COMPOSITE.more; flags & COMPOSITE.more; ) {
    flags = view.getUint16(at);
    found.push(at + 2);
    at += 4 + (flags & COMPOSITE.words ? 4 : 2);
    if (flags & COMPOSITE.scale) at += 2;
    else if (flags & COMPOSITE.scales) at += 4;
    else if (flags & COMPOSITE.matrix) at += 8;
  }
  return found;
}

/** The glyphs in their new order, with those that others are put together from, and each one's new number. */
function closure(face: Face, characters: readonly number[]) {
  const order = [...new Set([0, ...characters.map((code) => face.glyphOf(code))])];
  const place = new Map(order.map((glyph, i) => [glyph, i]));
  for (let i = 0; i < order.length; i++) {
    const outline = face.outlineOf(order[i] ?? 0);
    const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
    for (const at of parts(outline)) {
      const part = view.getUint16(at);
      if (place.has(part)) continue;
      place.set(part, order.length);
      order.push(part);
    }
  }
  return { order, place };
}

/** A copy, padded to four bytes, whose parts have their new numbers. */
function renumbered(outline: Uint8Array, place: ReadonlyMap<number, number>): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(Math.ceil(outline.length / 4) * 4);
  copy.set(outline);
  const view = new DataView(copy.buffer);
  for (const at of parts(outline)) view.setUint16(at, place.get(view.getUint16(at)) ?? 0);
  return copy;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function locations(outlines: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer((outlines.length + 1) * 4));
  let at = 0;
  outlines.forEach(({ length }, i) => {
    at += length;
    view.setUint32((i + 1) * 4, at);
  });
  return new Uint8Array(view.buffer);
}

function metrics(face: Face, order: readonly number[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(order.length * 4));
  order.forEach((glyph, i) => {
    const outline = face.outlineOf(glyph);
    view.setUint16(i * 4, face.advanceOf(glyph));
    // The left side bearing is the outline's left edge.
    const left =
      outline.length === 0
        ? 0
        : new DataView(outline.buffer, outline.byteOffset, outline.byteLength).getInt16(2);
    view.setInt16(i * 4 + 2, left);
  });
  return new Uint8Array(view.buffer);
}

/** One group a character, format 12, for all of Unicode. */
function characterMap(map: ReadonlyMap<number, number>): Uint8Array<ArrayBuffer> {
  const size = 16 + map.size * 12;
  const view = new DataView(new ArrayBuffer(12 + size));
  view.setUint16(2, 1);
  view.setUint16(4, 3);
  view.setUint16(6, 10);
  view.setUint32(8, 12);
  view.setUint16(12, 12);
  view.setUint32(16, size);
  view.setUint32(24, map.size);
  let at = 28;
  for (const [code, glyph] of map) {
    view.setUint32(at, code);
    view.setUint32(at + 4, code);
    view.setUint32(at + 8, glyph);
    at += 12;
  }
  return new Uint8Array(view.buffer);
}

function head(face: Face): Uint8Array<ArrayBuffer> {
  const copy = tableOf(face.tables, "head").slice();
  const view = new DataView(copy.buffer);
  view.setUint32(8, 0);
  // Glyphs' places take four bytes.
  view.setInt16(50, 1);
  return copy;
}

function patched(face: Face, tag: "hhea" | "maxp", at: number, value: number): Uint8Array<ArrayBuffer> {
  const copy = tableOf(face.tables, tag).slice();
  new DataView(copy.buffer).setUint16(at, value);
  return copy;
}

/** Version 3: glyphs have no names. */
function post(face: Face): Uint8Array<ArrayBuffer> {
  const copy = tableOf(face.tables, "post").slice(0, 32);
  new DataView(copy.buffer).setUint32(0, 0x00030000);
  return copy;
}

/** Copyright, family, style, full and PostScript name, licence and its address. */
const NAMES = [0, 1, 2, 4, 6, 13, 14];
const WINDOWS = 3;
const ENGLISH = 0x409;

function names(face: Face): Uint8Array<ArrayBuffer> {
  const table = tableOf(face.tables, "name");
  const view = viewOf(face.tables, "name");
  const strings = view.getUint16(4);
  const kept = Array.from({ length: view.getUint16(2) }, (_, i) => 6 + i * 12).filter(
    (at) =>
      view.getUint16(at) === WINDOWS &&
      view.getUint16(at + 4) === ENGLISH &&
      NAMES.includes(view.getUint16(at + 6)),
  );
  const texts = kept.map((at) => {
    const from = strings + view.getUint16(at + 10);
    return table.subarray(from, from + view.getUint16(at + 8));
  });
  const records = new DataView(new ArrayBuffer(6 + kept.length * 12));
  records.setUint16(2, kept.length);
  records.setUint16(4, records.byteLength);
  let offset = 0;
  kept.forEach((from, i) => {
    const at = 6 + i * 12;
    for (let k = 0; k < 10; k += 2) records.setUint16(at + k, view.getUint16(from + k));
    records.setUint16(at + 10, offset);
    offset += texts[i]?.length ?? 0;
  });
  return joined([new Uint8Array(records.buffer), ...texts]);
}

const CHECKSUM = 0xb1b0afba;

/** A font file of tables, in the order of their tags. */
function assemble(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array<ArrayBuffer> {
  const start = 12 + tables.length * 16;
  const padded = (length: number): number => Math.ceil(length / 4) * 4;
  const size = tables.reduce((sum, [, { length }]) => sum + padded(length), start);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (tables.length - power) * 16);
  let offset = start;
  let headAt = 0;
  tables.forEach(([tag, data], i) => {
    const at = 12 + i * 16;
    for (let k = 0; k < 4; k++) view.setUint8(at + k, tag.charCodeAt(k));
    bytes.set(data, offset);
    view.setUint32(at + 4, sum(view, offset, padded(data.length)));
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, data.length);
    if (tag === "head") headAt = offset;
    offset += padded(data.length);
  });
  view.setUint32(headAt + 8, (CHECKSUM - sum(view, 0, size)) >>> 0);
  return bytes;
}

function sum(view: DataView, from: number, length: number): number {
  let total = 0;
  for (let at = from; at < from + length; at += 4) total = (total + view.getUint32(at)) >>> 0;
  return total;
}
