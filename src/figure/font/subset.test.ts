import fontkit from "@pdf-lib/fontkit";
import { expect, it } from "vitest";
import { figureFont } from "../../testing/figureFont";
import { charactersOf, missingFrom, openFace } from "./face";
import { subsetFont } from "./subset";

const TEXT = "étudiant <eos> 한국어를 0.97 — →";

it("a subset is a small font that draws its characters as the whole one does", async () => {
  const face = await figureFont();
  const { bytes, glyphs, glyphOf, advanceOf } = subsetFont(face, charactersOf([TEXT]));
  expect(bytes.length).toBeLessThan(20_000);
  const read = fontkit.create(bytes);
  expect(read.familyName).toContain("Pretendard");
  expect(read.numGlyphs).toBe(glyphs);
  expect(read.unitsPerEm).toBe(face.unitsPerEm);
  for (const character of TEXT) {
    const code = character.codePointAt(0) ?? 0;
    expect(read.hasGlyphForCodePoint(code), character).toBe(true);
    const glyph = read.glyphForCodePoint(code);
    expect(glyph.id).toBe(glyphOf(code));
    expect(glyph.advanceWidth).toBe(face.advanceOf(face.glyphOf(code)));
    expect(advanceOf(glyph.id)).toBe(glyph.advanceWidth);
    expect(glyph.path.toSVG() !== "", character).toBe(character !== " ");
  }
  expect(read.hasGlyphForCodePoint(0x42)).toBe(false);
});

it("every character of Hangul and of the Latin and Greek alphabets is there, others are named", async () => {
  const face = await figureFont();
  const hangul = Array.from({ length: 0xd7a4 - 0xac00 }, (_, i) => String.fromCodePoint(0xac00 + i));
  expect(missingFrom(face, [...hangul, "abcxyzÀéçœß€αβγ%_&#~^{}\\−…×·"])).toEqual([]);
  expect(missingFrom(face, ["a 😀 ب"])).toEqual(["ب", "😀"]);
});

it("a text is as wide as its glyphs together", async () => {
  const face = await figureFont();
  expect(face.width("", 10)).toBe(0);
  expect(face.width("한국", 10)).toBeCloseTo(2 * face.width("한", 10), 10);
  expect(face.width("im", 20)).toBeCloseTo(2 * (face.width("i", 10) + face.width("m", 10)), 10);
});

it("what is no font is refused", async () => {
  await expect(openFace(new Uint8Array(100))).rejects.toThrow(RangeError);
});
