import { expect, test } from "vitest";
import { kendallTau } from "./kendallTau";

test("is 1 for the same order, whatever the distances, and -1 for the reverse", () => {
  expect(kendallTau([1, 2, 3, 4], [10, 20, 21, 4000])).toBe(1);
  expect(kendallTau([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1);
});
test("one exchange among three: (2 - 1)/3", () => {
  expect(kendallTau([1, 2, 3], [1, 3, 2])).toBeCloseTo(1 / 3, 10);
});
test("one exchange of neighbours among four: (5 - 1)/6", () => {
  expect(kendallTau(Float32Array.of(0.1, 0.2, 0.3, 0.4), [1, 2, 4, 3])).toBeCloseTo(4 / 6, 10);
});
test("a tie on one side: 2 pairs agree, 1 is tied there, 2 / √(3·2)", () => {
  expect(kendallTau([1, 2, 3], [1, 2, 2])).toBeCloseTo(2 / Math.sqrt(6), 10);
});
test("ties on both sides at other places: pairs 12, 13, 23 give 0, +1, 0; 1 / √(2·2)", () => {
  expect(kendallTau([1, 1, 2], [1, 2, 2])).toBeCloseTo(1 / 2, 10);
});
test("the same ties on both sides are full agreement", () => {
  expect(kendallTau([1, 1, 2], [5, 5, 9])).toBe(1);
});
test("without an order there is no score", () => {
  expect(kendallTau([], [])).toBeNaN();
  expect(kendallTau([1], [1])).toBeNaN();
  expect(kendallTau([0.5, 0.5], [1, 2])).toBeNaN();
});
test("refuses lists of different length", () => {
  expect(() => kendallTau([1], [1, 2])).toThrow(RangeError);
});
