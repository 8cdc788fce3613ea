import { expect, test } from "vitest";
import { columnSums, coverage } from "./coverage";

// Two target words and <eos> over two source words and <eos>.
const attention = { weights: Float32Array.of(0.75, 0.25, 0, 0.5, 0.25, 0.25, 0, 0, 1), columns: 3 };

test("sums each column over the rows", () => {
  expect(columnSums(attention)).toEqual([1.25, 0.5, 1.25]);
});
test("of a sentence is the mean over its words, each at most 1: (1 + 0.5)/2", () => {
  expect(coverage([{ attention, sourceLength: 2 }])).toBe(0.75);
});
test("is 1 where every word has its turn, and 1/3 where one of three takes all", () => {
  const diagonal = { weights: Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), columns: 3 };
  const stuck = { weights: Float32Array.of(1, 0, 0, 1, 0, 0, 1, 0, 0), columns: 3 };
  expect(coverage([{ attention: diagonal, sourceLength: 3 }])).toBe(1);
  expect(coverage([{ attention: stuck, sourceLength: 3 }])).toBeCloseTo(1 / 3, 10);
});
test("a corpus has the mean over its words, not over its sentences: (1 + 0.5 + 1)/3", () => {
  const one = { attention: { weights: Float32Array.of(1), columns: 1 }, sourceLength: 1 };
  expect(coverage([{ attention, sourceLength: 2 }, one])).toBeCloseTo(2.5 / 3, 10);
});
test("no row is no score", () => {
  const none = { weights: new Float32Array(0), columns: 2 };
  expect(columnSums(none)).toEqual([Number.NaN, Number.NaN]);
  expect(coverage([{ attention: none, sourceLength: 2 }])).toBeNaN();
  expect(coverage([])).toBeNaN();
});
