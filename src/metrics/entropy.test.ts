import { expect, test } from "vitest";
import { attentionEntropy, rowEntropies } from "./entropy";

const oneHot = { weights: Float32Array.of(0, 1, 0, 0), columns: 4 };
const uniform = { weights: Float32Array.of(0.25, 0.25, 0.25, 0.25), columns: 4 };

test("is 0 for one position, and ln 4 for four alike", () => {
  expect(rowEntropies(oneHot)).toEqual([0]);
  expect(rowEntropies(uniform)).toEqual([Math.log(4)]);
});
test("of 1/2, 1/4, 1/4 is 1.5 bits", () => {
  const [entropy] = rowEntropies({ weights: Float32Array.of(0.5, 0.25, 0.25), columns: 3 });
  expect(entropy).toBeCloseTo(1.5 * Math.log(2), 10);
});
test("a corpus has the mean over its rows, not over its sentences", () => {
  const two = { weights: Float32Array.of(0.5, 0.5, 0.5, 0.5), columns: 2 };
  expect(attentionEntropy([two, oneHot])).toBeCloseTo((2 * Math.log(2)) / 3, 10);
});
test("weights that are no numbers are no score", () => {
  expect(rowEntropies({ weights: Float32Array.of(Number.NaN, 0), columns: 2 })).toEqual([Number.NaN]);
});
test("no row is no score", () => {
  expect(attentionEntropy([])).toBeNaN();
  expect(attentionEntropy([{ weights: new Float32Array(0), columns: 4 }])).toBeNaN();
});
