import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bare, createLexicon, editDistance } from "./lexicon";

describe("editDistance", () => {
  test.each([
    ["", "", 0],
    ["", "abc", 3],
    ["kitten", "sitting", 3],
    ["chat", "chta", 1],
    ["voiture", "voitur", 1],
    ["ab", "ba", 1],
    ["ca", "abc", 3],
  ])("from “%s” to “%s” is %i", (a, b, distance) => expect(editDistance(a, b)).toBe(distance));
  test("is the same both ways, and 0 only for the same word", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 7 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe("a lexicon", () => {
  const lexicon = createLexicon(["étudiant", "cote", "côté", "côte", "chat", "물고기"]);
  test("finds a word in any case and form", () => {
    expect(lexicon.find("ÉTUDIANT")).toBe("étudiant");
    expect(lexicon.find("étudiant".normalize("NFD"))).toBe("étudiant");
  });
  test("finds a word without its accents where only one can be meant", () => {
    expect(lexicon.find("etudiant")).toBe("étudiant");
    expect(lexicon.find("cotè")).toBeNull();
    expect(lexicon.find("cote")).toBe("cote");
  });
  test("compares Hangul by its letters", () => {
    expect(lexicon.nearest("물고키")).toEqual(["물고기"]);
  });
  test("offers three words at most, nearest first", () => {
    expect(lexicon.nearest("cota")).toEqual(["cote", "côté", "côte"]);
    expect(lexicon.nearest("chats")).toEqual(["chat"]);
    expect(lexicon.nearest("")).toEqual([]);
    expect(lexicon.nearest("z".repeat(1000))).toEqual([]);
  });
  test("bare letters have no accents", () => expect(bare("Économique")).toBe("economique"));
});
