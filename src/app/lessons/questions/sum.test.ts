import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { termsOf } from "./sum";

const written = (values: readonly number[]): string => {
  const { terms, sum } = termsOf(values);
  return `${terms.map(({ text }) => text).join(" + ")} = ${sum}`;
};

describe("a sum that is written out", () => {
  it("has two decimals where they add up, and more where they do not", () => {
    expect(written([0.2, 0, 0.3])).toBe("0.20 + 0.30 = 0.50");
    expect(written([0.106, 0.0356, 0.3774])).toBe("0.106 + 0.036 + 0.377 = 0.519");
  });

  it("leaves out what is 0 as it is written, and has no terms where nothing is left", () => {
    expect(termsOf([0.5, 0.0001, 0.25]).terms.map(({ at }) => at)).toEqual([0, 2]);
    expect(termsOf([0, 0])).toEqual({ terms: [], sum: "0.00" });
  });

  it("always adds up", () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { maxLength: 15 }), (values) => {
        const { terms, sum } = termsOf(values);
        const total = terms.reduce((one, { text }) => one + Number(text), 0);
        expect(total).toBeCloseTo(Number(sum), 9);
      }),
    );
  });
});
