import fc from "fast-check";
import { expect, it } from "vitest";
import { float32Text } from "./float32Text";

it("gives every float32 back, with no digit more than it takes", () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = float32Text(value);
      expect(Math.fround(Number(text))).toBe(value === 0 ? 0 : value);
      const digits = text
        .replace(/e.*$/, "")
        .replace(/[-.]/g, "")
        .replace(/^0+|0+$/g, "").length;
      // Denormal numbers hold fewer digits; they may have some to spare.
      if (Math.abs(value) < 2 ** -126) return;
      for (let fewer = 1; fewer < digits; fewer++)
        expect(Math.fround(Number(value.toPrecision(fewer)))).not.toBe(value);
    }),
    { numRuns: 500 },
  );
  expect(float32Text(Math.fround(0.9647))).toBe("0.9647");
  expect(float32Text(Math.fround(0.1))).toBe("0.1");
});
