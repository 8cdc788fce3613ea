import { expect, it } from "vitest";
import { rankIn } from "./rank";

it("equal numbers share the better rank", () => {
  expect([0, 1, 2, 3].map((at) => rankIn([0.2, 0.3, 0.3, 0.2], at))).toEqual([3, 1, 1, 3]);
  expect([0, 1, 2].map((at) => rankIn(Float32Array.of(1, -2, 0), at))).toEqual([1, 3, 2]);
});
