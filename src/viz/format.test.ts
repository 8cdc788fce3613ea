import { describe, expect, it } from "vitest";
import {
  decimals,
  digitsToDivide,
  exponential,
  factor,
  full,
  inCell,
  inLedger,
  onStage,
  scientific,
} from "./format";

describe("numbers as they are written", () => {
  it("have two decimals on the stage and four in the ledger, with a true minus", () => {
    expect(onStage(-1.005)).toBe("−1.00");
    expect(onStage(3.509)).toBe("3.51");
    expect(inLedger(-0.63142)).toBe("−0.6314");
  });
  it("are never minus zero", () => {
    expect(onStage(-0.001)).toBe("0.00");
    expect(decimals(-0, 2)).toBe("0.00");
  });
  it("drop the zero inside cells, but not of a whole", () => {
    expect(inCell(0.828)).toBe(".83");
    expect(inCell(0.999)).toBe("1.00");
    expect(inCell(0)).toBe(".00");
  });
  it("wear brackets as negative factors", () => {
    expect(factor(-0.25)).toBe("(−0.2500)");
    expect(factor(0.25)).toBe("0.2500");
  });
  it("show four decimals of exponentials, and powers of ten where digits run out", () => {
    expect(exponential(33.448)).toBe("33.4480");
    expect(exponential(484.13)).toBe("484.1300");
    expect(exponential(3269017.4)).toBe("3.2690 × 10⁶");
    expect(exponential(0.00062)).toBe("0.0006");
    expect(exponential(0.0000123)).toBe("1.2 × 10⁻⁵");
  });
  it("print exponentials so that whoever divides them finds the printed share", () => {
    const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    const read = (text: string): number =>
      Number(
        text
          .replace(" × 10", "e")
          .replace("⁻", "-")
          .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (one) => String(digits.indexOf(one))),
      );
    for (let i = 0; i < 200; i++) {
      const shift = (i % 9) * 4 - 12;
      const scores = [0, 1, 2, 3, 4].map((j) => shift + 4 * Math.sin(i * 7.3 + j * 2.1));
      const powers = scores.map(Math.exp);
      const whole = powers.reduce((sum, power) => sum + power, 0);
      const count = digitsToDivide(powers, whole);
      for (const power of powers) {
        const [over, under] = [read(exponential(power, count)), read(exponential(whole, count))];
        expect(inLedger(over / under), `${over} / ${under}`).toBe(inLedger(power / whole));
      }
    }
  });
  it("write small differences as powers of ten", () => {
    expect(scientific(2.9e-7)).toBe("3 × 10⁻⁷");
    expect(scientific(0)).toBe("0");
  });
  it("keep every digit of a float32 for titles", () => {
    // The second needs nine digits.
    for (const value of [0.8615354, 0.000976562616415322].map(Math.fround))
      expect(Math.fround(Number(full(value)))).toBe(value);
  });
});
