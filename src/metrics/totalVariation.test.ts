import { expect, test } from "vitest";
import { totalVariation } from "./totalVariation";

test("is 0 for the same, and 1 for nothing in common", () => {
  expect(totalVariation([0.25, 0.75], [0.25, 0.75])).toBe(0);
  expect(totalVariation([0.5, 0.5, 0], [0, 0, 1])).toBe(1);
});
test("is what has to be moved: a quarter from the first to the third", () => {
  expect(totalVariation([0.5, 0.25, 0.25], Float32Array.of(0.25, 0.25, 0.5))).toBe(0.25);
});
test("one-hot against uniform over four is 3/4", () => {
  expect(totalVariation([0, 1, 0, 0], [0.25, 0.25, 0.25, 0.25])).toBe(0.75);
});
test("refuses distributions over different outcomes", () => {
  expect(() => totalVariation([1], [0.5, 0.5])).toThrow(RangeError);
});
