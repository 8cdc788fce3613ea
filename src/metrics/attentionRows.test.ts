import { expect, test } from "vitest";
import { rowsOf, strongest } from "./attentionRows";

test("finds the largest weight of each row, and the first of equal ones", () => {
  const weights = Float32Array.of(0.1, 0.7, 0.2, 0.6, 0.3, 0.1, 0.25, 0.375, 0.375);
  expect(strongest({ weights, columns: 3 })).toEqual([1, 0, 1]);
});
test("without rows there is nothing", () => {
  expect(rowsOf({ weights: new Float32Array(0), columns: 3 })).toEqual([]);
  expect(strongest({ weights: new Float32Array(0), columns: 0 })).toEqual([]);
});
test("refuses weights that do not fill their rows", () => {
  expect(() => rowsOf({ weights: new Float32Array(5), columns: 3 })).toThrow(RangeError);
  expect(() => rowsOf({ weights: new Float32Array(5), columns: 0 })).toThrow(RangeError);
});
