import { expect, test } from "vitest";
import { rowsOf, strongest } from "./attentionRows";

test("finds the largest weight of each row, and the first of equal ones", () => {
  const weights = Float32Array.of(0.1, 0.7, 0.2, 0.6, 0.3, 0.1, 0.25, 0.375, 0.375);
  expect(strongest({ weights, columns: 3 })).toEqual([1, 0, 1]);
});
test("knows no column where a weight is not a number, and takes rows of any length", () => {
  expect(strongest({ weights: Float32Array.of(Number.NaN, 1, 1, Number.NaN), columns: 2 })).toEqual([-1, -1]);
  const long = new Float64Array(1_000_000);
  long[999_999] = 1;
  expect(strongest({ weights: long, columns: long.length })).toEqual([999_999]);
});
test("without rows there is nothing", () => {
  expect(rowsOf({ weights: new Float32Array(0), columns: 3 })).toEqual([]);
  expect(strongest({ weights: new Float32Array(0), columns: 0 })).toEqual([]);
});
test("refuses weights that do not fill their rows", () => {
  expect(() => rowsOf({ weights: new Float32Array(5), columns: 3 })).toThrow(RangeError);
  expect(() => rowsOf({ weights: new Float32Array(5), columns: 0 })).toThrow(RangeError);
});
