import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseTrace, TraceFormatError, traceToJson } from "./json";

interface Stored {
  [key: string]: unknown;
  output: { tokens: string[] };
  tensors: Record<string, { shape: number[]; data: number[] }>;
}

const read = (): Stored => JSON.parse(readFileSync("public/models/fr-en.trace.json", "utf8")) as Stored;

function blamed(change: (trace: Stored) => void): string {
  const trace = read();
  change(trace);
  try {
    parseTrace(trace);
  } catch (error) {
    if (error instanceof TraceFormatError) return error.field;
    throw error;
  }
  return "";
}

describe("a trace as JSON", () => {
  it("comes back exactly, number for number", () => {
    const trace = parseTrace(read());
    expect(parseTrace(JSON.parse(JSON.stringify(traceToJson(trace))))).toEqual(trace);
  });

  it("names the field that is wrong", () => {
    expect(blamed((trace) => delete trace.model)).toBe("model");
    expect(blamed((trace) => trace.output.tokens.pop())).toMatch(/^tensors\..+\.shape$/);
    expect(blamed((trace) => trace.tensors.weights?.data.pop())).toBe("tensors.weights.data");
    expect(blamed((trace) => Object.assign(trace.tensors, { unheardOf: { shape: [], data: [] } }))).toBe(
      "tensors.unheardOf",
    );
    expect(blamed((trace) => Object.assign(trace, { steps: ["dance"] }))).toBe("steps");
    expect(() => parseTrace("no trace at all")).toThrow(TraceFormatError);
  });
});
