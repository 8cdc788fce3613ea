import { expect, test } from "vitest";
import { endsInConsonant, fuse, isHangul } from "./hangul";

test.each([
  ["학생", true],
  ["의사", false],
  ["student", null],
  ["", null],
])("whether “%s” ends in a consonant: %s", (text, expected) => expect(endsInConsonant(text)).toBe(expected));

test.each([
  ["보", "ㄴ다", "본다"],
  ["사", "ㄴ다", "산다"],
  ["좋아하", "ㄴ다", "좋아한다"],
  ["먹", "는다", "먹는다"],
  ["사", "았", "샀"],
  ["보", "았", "보았"],
  ["찾", "았", "찾았"],
  ["먹", "었", "먹었"],
  ["좋아하", "였", "좋아했"],
  ["", "다", "다"],
])("%s + %s is %s", (before, morpheme, expected) => expect(fuse(before, morpheme)).toBe(expected));

test("Hangul is syllables only", () => {
  expect(isHangul("고양이")).toBe(true);
  expect(isHangul("ㄴ다")).toBe(false);
  expect(isHangul("cat")).toBe(false);
});
