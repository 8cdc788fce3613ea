import { expect, test } from "vitest";
import { type Four, philox, uniforms } from "./philox";

const hex = (numbers: readonly number[]): string =>
  numbers.map((n) => n.toString(16).padStart(8, "0")).join(" ");

// The known-answer vectors that the authors publish with Random123.
test.each<[Four, [number, number], string]>([
  [[0, 0, 0, 0], [0, 0], "6627e8d5 e169c58d bc57ac4c 9b00dbd8"],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    "408f276d 41c83b0e a20bc7c6 6d5451fd",
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    "d16cfe09 94fdcceb 5001e420 24126ea1",
  ],
])("%s under %s gives the published numbers", (counter, key, expected) => {
  expect(hex(philox(counter, key))).toBe(expected);
});

test("uniform numbers lie in [0, 1), depend on key and counter, and are spread evenly", () => {
  const values = uniforms(10_001, [1, 2], [3, 4, 5]);
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 1);
  expect(uniforms(4, [1, 2], [3, 4, 5])).toEqual(values.slice(0, 4));
  expect(uniforms(4, [1, 3], [3, 4, 5])).not.toEqual(values.slice(0, 4));
  expect(uniforms(4, [1, 2], [3, 4, 6])).not.toEqual(values.slice(0, 4));
});
