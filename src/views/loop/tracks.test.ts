import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTestTrace } from "../../panels/testTrace";
import { divergence, rightChoices, trackOf, trackRows } from "./tracks";

const words = fc.array(fc.constantFrom("a", "b", "<eos>"), { maxLength: 12 });

describe("two tracks", () => {
  it("part where a comparison one by one says so", () => {
    fc.assert(
      fc.property(words, words, (said, right) => {
        let first: number | null = null;
        let differing = 0;
        const length = said.length > right.length ? said.length : right.length;
        for (let i = length - 1; i >= 0; i--) if (said[i] !== right[i]) first = i;
        if (first !== null) for (let i = first + 1; i < length; i++) if (said[i] !== right[i]) differing++;
        expect(divergence(said, right)).toEqual({
          first,
          after: first === null ? 0 : length - first - 1,
          differing,
        });
      }),
    );
  });

  it("are the same words until one differs, and may agree again behind it", () => {
    const step = (word: string) => ({ input: "", word, id: 0, p: 1, best: word, bestP: 1 });
    const rows = trackRows(["the", "red", "car", "<eos>"].map(step), ["the", "black", "car"].map(step));
    expect(rows.map(({ side, differs }) => [side, differs])).toEqual([
      ["agrees", false],
      ["first", true],
      ["after", false],
      ["after", true],
    ]);
    expect(rows[3]?.forced).toBeNull();
  });

  it("read what the row before says, and count what the model would choose", () => {
    const trace = createTestTrace();
    const track = trackOf(trace);
    expect(track.map(({ input }) => input)).toEqual(["<sos>", ...trace.output.tokens.slice(0, -1)]);
    expect(track.map(({ word }) => word)).toEqual(trace.output.tokens);
    expect(rightChoices(track)).toBe(track.length);
    for (const { p, bestP } of track) expect(p).toBe(bestP);
    expect(track.map(({ id }) => id)).toEqual(trace.output.ids);
    const other = {
      ...trace,
      output: { tokens: ["the", ...trace.output.tokens.slice(1)], ids: [8, ...trace.output.ids.slice(1)] },
    };
    expect(rightChoices(trackOf(other))).toBe(track.length - 1);
  });
});
