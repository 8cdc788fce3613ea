import { expect, test } from "vitest";
import { ProblemError } from "../lib/problem";
import { chanceOfTruth, readSchedule } from "./schedule";

const chance = (text: string, update: number): number => chanceOfTruth(readSchedule(text), update);

test("a number stays what it is", () => {
  expect(chance("0.5", 0)).toBe(0.5);
  expect(chance("1", 10_000)).toBe(1);
});
test("a line falls to its floor", () => {
  expect(chance("linear:1,0.01,0.25", 0)).toBe(1);
  expect(chance("linear:1,0.01,0.25", 50)).toBeCloseTo(0.5, 12);
  expect(chance("linear:1,0.01,0.25", 1000)).toBe(0.25);
});
test("an exponential is its base to the power of the update", () => {
  expect(chance("exponential:0.9", 0)).toBe(1);
  expect(chance("exponential:0.9", 2)).toBeCloseTo(0.81, 12);
});
test("the inverse sigmoid passes k/(k+1), one half and 1/(k+1) at 0, k ln k and 2 k ln k", () => {
  const k = 10;
  expect(chance("inverse-sigmoid:10", 0)).toBeCloseTo(k / (k + 1), 12);
  expect(chance("inverse-sigmoid:10", k * Math.log(k))).toBeCloseTo(0.5, 12);
  expect(chance("inverse-sigmoid:10", 2 * k * Math.log(k))).toBeCloseTo(1 / (k + 1), 12);
});
test.each([
  "",
  "2",
  "-0.1",
  "half",
  "linear:1",
  "linear:1,2,3",
  "exponential:1",
  "inverse-sigmoid:0.5",
  "cosine:3",
  "0.5,0.6",
])("“%s” is refused with what would do", (text) => expect(() => readSchedule(text)).toThrow(ProblemError));
