import { expect, test } from "vitest";
import { perplexity } from "./perplexity";

test("a sure model has 1, one that guesses among V words has V", () => {
  expect(perplexity(0, 5)).toBe(1);
  expect(perplexity(7 * Math.log(43), 7)).toBeCloseTo(43, 10);
});
test("is the geometric mean of 1/p: for p = 1/2 and 1/8, the root of 16", () => {
  expect(perplexity(Math.log(2) + Math.log(8), 2)).toBeCloseTo(4, 10);
});
test("no word is no score", () => expect(perplexity(0, 0)).toBeNaN());
