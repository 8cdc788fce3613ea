import { describe, expect, it } from "vitest";
import { decimals, exponential, factor, full, inCell, inLedger, onStage, scientific } from "./format";

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
  it("show one decimal for exponentials from 100 on, and powers of ten where digits run out", () => {
    expect(exponential(33.448)).toBe("33.45");
    expect(exponential(484.13)).toBe("484.1");
    expect(exponential(3269017.4)).toBe("3.269 × 10⁶");
    expect(exponential(0.00062)).toBe("6.2 × 10⁻⁴");
  });
  it("write small differences as powers of ten", () => {
    expect(scientific(2.9e-7)).toBe("3 × 10⁻⁷");
    expect(scientific(0)).toBe("0");
  });
  it("keep every digit of a float32 for titles", () => {
    expect(Math.fround(Number(full(Math.fround(0.8615354))))).toBe(Math.fround(0.8615354));
  });
});
