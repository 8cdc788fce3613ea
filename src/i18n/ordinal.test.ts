import { expect, it } from "vitest";
import { ordinal } from "./ordinal";

it("counts in Korean words up to ten, then in numbers", () => {
  expect([1, 2, 3, 10, 11, 21].map(ordinal)).toEqual([
    "첫 번째",
    "두 번째",
    "세 번째",
    "열 번째",
    "11번째",
    "21번째",
  ]);
});
