import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createTestTrace } from "../panels/testTrace";
import { row, type TensorName } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { compare } from "./check";
import { checkStep } from "./checkStep";

/** The trace with one number of a tensor changed. */
function bent(trace: Trace, name: TensorName, index: number, by: number): Trace {
  const tensor = tensorOf(trace, name);
  const data = Float32Array.from(tensor.data);
  data[index] = (data[index] ?? 0) + by;
  return { ...trace, tensors: { ...trace.tensors, [name]: { ...tensor, data } } };
}

describe("checkStep", () => {
  for (const bidirectional of [false, true]) {
    const trace = createTestTrace({ bidirectional });
    it(`passes every step of every word, ${bidirectional ? "two directions" : "one direction"}`, () => {
      for (const step of trace.steps) {
        for (let t = 0; t < trace.output.tokens.length; t++) {
          for (let j = 0; j < trace.source.tokens.length; j++) {
            expect(checkStep(trace, step, t, j, 1e-5)?.pass, `${step} ${t} ${j}`).toBe(true);
          }
        }
      }
    });
  }

  it("finds one wrong number in each step's result", () => {
    const trace = createTestTrace();
    const results = {
      encode: "states",
      cell: "decoderState",
      score: "scores",
      softmax: "weights",
      "weighted-sum": "context",
      concat: "combined",
      output: "probabilities",
    } as const;
    for (const step of trace.steps) {
      const name = results[step];
      const width = row(tensorOf(trace, name), 0).length;
      const check = checkStep(bent(trace, name, 2 * width + 1, 0.002), step, 2, 2, 1e-5);
      expect(check?.pass, step).toBe(false);
      expect(check?.difference, step).toBeCloseTo(0.002, 4);
    }
  });

  it("says nothing where the trace lacks an operand", () => {
    const trace = createTestTrace();
    const { scores: _, ...tensors } = trace.tensors;
    expect(checkStep({ ...trace, tensors }, "softmax", 0, 0, 1e-5)).toBeNull();
  });
});

/** A trace as it ships beside its model. */
function recorded(file: URL): Trace {
  return JSON.parse(readFileSync(file, "utf8"), (key, value) =>
    key === "data" ? Float32Array.from(value) : value,
  );
}

describe("the traces of the first paint", () => {
  for (const task of ["fr-en", "ko-en", "reverse"]) {
    const file = new URL(`../../public/models/${task}.trace.json`, import.meta.url);
    it.skipIf(!existsSync(file))(`pass every check: ${task}`, () => {
      const trace = recorded(file);
      for (const step of trace.steps) {
        for (let t = 0; t < trace.output.tokens.length; t++) {
          for (let j = 0; j < trace.source.tokens.length; j++) {
            expect(checkStep(trace, step, t, j, 1e-5)?.pass, `${step} ${t} ${j}`).toBe(true);
          }
        }
      }
    });
  }
});

describe("compare", () => {
  it("is relative above 1 and absolute below", () => {
    expect(compare([1000.005], [1000], 1e-5).pass).toBe(true);
    expect(compare([0.00002], [0], 1e-5).pass).toBe(false);
  });
  it("fails what is not a number", () => {
    expect(compare([Number.NaN], [0], 1).pass).toBe(false);
  });
});
