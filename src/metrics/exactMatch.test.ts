import { expect, test } from "vitest";
import { exactMatch } from "./exactMatch";

const words = (text: string): string[] => text.split(" ");

test("counts sentences that are right in every word", () => {
  const reference = [words("I am a student"), words("the man"), words("a red car"), words("she sees")];
  const output = [words("I am a student"), words("man the"), words("a red"), words("she sees it")];
  expect(exactMatch(output, reference)).toBe(0.25);
});
test("an empty output is wrong, no sentence is no score", () => {
  expect(exactMatch([[]], [["a"]])).toBe(0);
  expect(exactMatch([], [])).toBeNaN();
});
test("refuses lists of different length", () => {
  expect(() => exactMatch([], [["a"]])).toThrow(RangeError);
});
