import { describe, expect, it } from "vitest";
import { decoderRun, encoderRun } from "../../arithmetic/cellRun";
import { mean } from "../../lib/mean";
import { createTestTrace } from "../../panels/testTrace";
import { OWN_LETTERS } from "../../viz/letters";
import { lettersOf } from "../../viz/notations";
import { gatesOf, keepingOf } from "./gates";

const trace = createTestTrace();
const runs = [decoderRun(trace, 2, 0), encoderRun(trace, 1, false, 0)];
const of = { model: trace.model, count: trace.source.tokens.length };

describe("what a GRU keeps of the state before", () => {
  it("is the mean of z in this page's letters, and 1 − z of it is new in the paper's", () => {
    for (const run of runs) {
      const z = mean(run.gate("update"));
      const own = keepingOf(run, OWN_LETTERS);
      expect(own).toMatchObject({ gate: "z", isNew: false });
      expect(own?.share).toBeCloseTo(z, 9);
      const paper = keepingOf(run, lettersOf("bahdanau", of));
      expect(paper).toMatchObject({ gate: "z", isNew: true });
      expect(paper?.share).toBeCloseTo(1 - z, 6);
      const shown = gatesOf(run, lettersOf("bahdanau", of)).find(({ name }) => name === "update");
      expect(shown?.values[3]).toBeCloseTo(1 - (run.gate("update")[3] ?? 0), 6);
    }
  });

  it("is called by the letter of its state in each notation", () => {
    const [decoder, encoder] = runs.map(
      (run) => (letters: typeof OWN_LETTERS) => keepingOf(run, letters)?.state,
    );
    expect(decoder?.(OWN_LETTERS)).toBe("s₂");
    expect(decoder?.(lettersOf("note", of))).toBe("h₆");
    expect(decoder?.(lettersOf("luong", of))).toBe("h₂");
    expect(encoder?.(OWN_LETTERS)).toBe("h₁");
    expect(encoder?.(lettersOf("luong", of))).toBe("h\u0304₁");
    const [candidate] = gatesOf(runs[0] ?? decoderRun(trace, 0, 0), lettersOf("bahdanau", of)).slice(2);
    expect(candidate?.letter).toBe("s\u0303");
  });
});
