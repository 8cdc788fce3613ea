import { expect, test } from "vitest";
import { tokenAccuracy } from "./tokenAccuracy";

const words = (text: string): string[] => text.split(" ");

test("counts positions over all sentences", () => {
  expect(tokenAccuracy([words("a b c d"), words("x")], [words("a b x d"), words("x")])).toBe(4 / 5);
});
test("a word too many or too few is a wrong one", () => {
  expect(tokenAccuracy([words("a b c")], [words("a b")])).toBeCloseTo(2 / 3);
  expect(tokenAccuracy([words("a")], [words("a b")])).toBe(0.5);
  expect(tokenAccuracy([[]], [words("a b")])).toBe(0);
});
test("no word is no score, and lists must match", () => {
  expect(tokenAccuracy([], [])).toBeNaN();
  expect(() => tokenAccuracy([["a"]], [])).toThrow(RangeError);
});
