import { describe, expect, it, test } from "vitest";
import { parseTrace } from "../trace/json";
import { row as rowOf } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { type MeasureContext, MeasureError, measured, measuredWord } from "./measured";
import { nearness, overlap, rightOption } from "./score";

const shipped = async (file: string): Promise<Trace> => {
  const { readFileSync } = await import("node:fs");
  return parseTrace(JSON.parse(readFileSync(`public/models/${file}.trace.json`, "utf8")));
};

const here = await shipped("fr-en");
const context: MeasureContext = {
  here,
  beside: await shipped("fr-en.bahdanau"),
  outcome: {
    plain: [
      [4, 1],
      [16, 0.1],
    ],
    attention: 0.9,
  },
};

describe("a measure", () => {
  const weights = tensorOf(here, "weights");

  it("is a number of a tensor, by place, by the last one and by where the row's weight is largest", () => {
    expect(measured({ tensor: "weights", at: [3, 2] }, context)).toBe(rowOf(weights, 3)[2]);
    expect(measured({ tensor: "weights", at: ["last", 0] }, context)).toBe(rowOf(weights, 4)[0]);
    expect(measured({ tensor: "weights", at: [3, "peak"] }, context)).toBe(Math.max(...rowOf(weights, 3)));
  });

  it("sums rows to 1 and columns to their coverage", () => {
    expect(measured({ sum: "weights", row: 2 }, context)).toBeCloseTo(1, 6);
    const columns = [0, 1, 2, 3].map((column) => measured({ sum: "weights", column }, context));
    expect(columns.reduce((sum, value) => sum + value, 0)).toBeCloseTo(5, 5);
  });

  it("compares with the translation beside, where sizes agree", () => {
    expect(measured({ distance: "weights", row: 0 }, { ...context, beside: here })).toBe(0);
    expect(measured({ variation: 0 }, { ...context, beside: here })).toBe(0);
    expect(measured({ variation: 0 }, context)).toBeGreaterThan(0);
  });

  it("counts, takes differences, ratios, roots and lengths", () => {
    expect(measured({ count: "memories" }, context)).toBe(1);
    expect(measured({ count: "units" }, context)).toBe(here.model.units);
    const norm = measured({ norm: "decoderState", row: 1 }, context);
    expect(norm).toBeCloseTo(Math.hypot(...rowOf(tensorOf(here, "decoderState"), 1)), 10);
    expect(measured({ ratio: [{ number: 1 }, { number: 4 }] }, context)).toBe(0.25);
    expect(measured({ absolute: { minus: [{ number: 1 }, { number: 4 }] } }, context)).toBe(3);
    expect(measured({ root: { number: 0.125 }, degree: { number: 3 } }, context)).toBeCloseTo(0.5, 12);
    expect(measured({ logProbability: "here" }, context)).toBeLessThan(0);
    expect(measured({ entropy: 3 }, context)).toBeGreaterThan(0);
  });

  it("is the BLEU of a sentence against the one beside, and the share of its runs that match", () => {
    const said = (text: string): Trace => ({ ...here, output: { ...here.output, tokens: text.split(" ") } });
    const one = {
      ...context,
      here: said("the girl does not see the pretty car <eos>"),
      beside: said("the girl does not see the red car <eos>"),
    };
    const shares = ([1, 2, 3, 4] as const).map((bleu) => measured({ bleu }, one));
    expect(shares).toEqual([7 / 8, 5 / 7, 4 / 6, 3 / 5]);
    expect(measured({ bleu: "score" }, one)).toBeCloseTo(0.25 ** (1 / 4), 12);
    expect(measured({ bleu: "score" }, { ...one, beside: one.here })).toBeCloseTo(1, 12);
  });

  it("is the probability of the word that is said, or of another", () => {
    const said = measured({ probability: 3 }, context);
    expect(measured({ probability: 3, word: "student" }, context)).toBe(said);
    expect(measured({ probability: 3, word: "doctor" }, context)).toBeLessThan(said);
    expect(() => measured({ probability: 3, word: "étudiant" }, context)).toThrow(MeasureError);
  });

  it("reads an experiment's outcome, of a curve at a length or its longest", () => {
    expect(measured({ outcome: "attention" }, context)).toBe(0.9);
    expect(measured({ outcome: "plain", at: 4 }, context)).toBe(1);
    expect(measured({ outcome: "plain", at: "longest" }, context)).toBe(0.1);
  });

  it.each([
    { tensor: "cellStates", at: [0, 0] },
    { tensor: "weights", at: [99, 0] },
    { tensor: "weights", at: [0] },
    { outcome: "nobody" },
    { outcome: "plain", at: 5 },
    { jump: 0 },
  ] as const)("%j is refused where there is no such thing", (measure) => {
    expect(() => measured(measure, context)).toThrow(MeasureError);
  });
});

test("words: of the source, of the output, the one that is looked at, the one that was fed back", () => {
  expect(measuredWord({ source: 2 }, context)).toEqual({ text: "étudiant", side: "source", at: 2 });
  expect(measuredWord({ output: 3 }, context).text).toBe("student");
  expect(measuredWord({ lookedAt: 3 }, context).text).toBe("étudiant");
  expect(measuredWord({ fedBack: 3 }, context)).toEqual({ text: "a", side: "output", at: 2 });
  expect(measuredWord({ fedBack: 0 }, context).text).toBe("<sos>");
});

describe("a prediction", () => {
  it("of weights is scored by what it has in common with them", () => {
    expect(overlap([0.2, 0.06, 0.7, 0.04], [0.32, 0.05, 0.57, 0.01])).toBeCloseTo(0.83, 12);
    expect(overlap([1, 0], [0, 1])).toBe(0);
  });
  it("on a scale by its distance, on a logarithmic one by its ratio", () => {
    expect(nearness(0.5, 0.75, { low: 0, high: 1 })).toBe(0.75);
    expect(nearness(10, 1000, { low: 1, high: 10_000, logarithmic: true })).toBeCloseTo(0.5, 12);
    expect(nearness(99, 1, { low: 0, high: 1 })).toBe(1);
  });
  it("among options is right with the same word or the nearest number", () => {
    const option = (id: string, value: number | string) => ({ id, value, text: { en: [id], ko: [id] } });
    const options = [option("a", 0.9), option("b", 0.5), option("c", 0.05)];
    expect(rightOption(options, 0.12)?.id).toBe("c");
    expect(rightOption([option("a", "je"), option("b", "suis")], "suis")?.id).toBe("b");
    expect(rightOption([option("a", "je")], "suis")).toBeNull();
  });
});
