/** The float64 re-check over real traces of every kind of model. */
import { beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../testing/backend";
import { architectures, nameOf, recordedTrace } from "../testing/recorded";
import type { Trace } from "../trace/trace";
import { checkStep } from "./checkArithmetic";

/** Numbers that differ, by step, row and column. */
function complaints(trace: Trace): string[] {
  const found: string[] = [];
  for (const step of trace.steps)
    for (const [row] of trace.output.tokens.entries())
      for (const [column] of trace.source.tokens.entries()) {
        const check = checkStep(trace, step, row, column, 1e-5);
        if (!check?.pass) found.push(`${step} ${row} ${column}: ${JSON.stringify(check)}`);
        if (step !== "encode") break;
      }
  return found;
}

describe("the re-check in float64", () => {
  beforeAll(() => useBackend("cpu"));

  it("agrees with every number of every kind of model, forced words and their loss too", async () => {
    const all = architectures();
    expect(all.length).toBeGreaterThan(100);
    for (const one of all) {
      const trace = await recordedTrace(one, { forced: "C A G B" });
      expect(complaints(trace), nameOf(one)).toEqual([]);
    }
  }, 300_000);
});
