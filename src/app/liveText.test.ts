import { describe, expect, it } from "vitest";
import { LOCALES } from "../i18n/locales";
import type { Trace } from "../trace/trace";
import { liveText } from "./liveText";

const tensor = (shape: number[], data: number[]) => ({ shape, axes: [], data: new Float32Array(data) });
const trace = {
  model: { targetVocabulary: ["<pad>", "<sos>", "<eos>", "<unk>", "red", "car"] },
  source: { tokens: ["voiture", "rouge", "<eos>"] },
  output: { tokens: ["red", "<eos>"] },
  tensors: {
    weights: tensor([2, 3], [0.1, 0.83, 0.07, 0.002, 0.001, 0.997]),
    probabilities: tensor([2, 6], [0, 0, 0, 0, 0.94, 0.06, 0, 0, 1, 0, 0, 0]),
  },
} as unknown as Trace;

describe("live text", () => {
  const at = (step: "encode" | "softmax" | "output" | "concat", row = 0) =>
    liveText(trace, { row, step, column: 1 }, LOCALES.en);

  it("speaks weights from the largest, in percent", () => {
    expect(at("softmax")).toBe("red, Softmax: rouge 83 percent, voiture 10 percent, eos 7 percent");
    expect(at("softmax", 1)).toBe("eos, Softmax: eos 100 percent");
  });

  it("speaks the likeliest words of the output", () => {
    expect(at("output")).toBe("red, Output: red 94 percent, car 6 percent");
  });

  it("speaks the other steps by name, and encoding by the source word", () => {
    expect(at("concat")).toBe("red, Concat");
    expect(at("encode")).toBe("encode rouge, word 2 of 3");
    expect(liveText(trace, { row: 0, step: "softmax", column: 0 }, LOCALES.ko)).toMatch(
      /^red, 소프트맥스: rouge 83퍼센트/,
    );
  });
});
