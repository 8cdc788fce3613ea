import { beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../testing/backend";
import { recordedTrace } from "../../testing/recorded";
import type { Intervention } from "../../trace/intervention";
import { row as rowOf } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { hardened, hardening, LEVELS, levelOf, lookupOf, storedIn, temperatureAt } from "./lookup";

let luong: Trace;
let bahdanau: Trace;
let plain: Trace;

beforeAll(async () => {
  await useBackend("cpu");
  luong = await recordedTrace({});
  bahdanau = await recordedTrace({ wiring: "bahdanau", score: "concat", bidirectional: true });
  plain = await recordedTrace({ wiring: "plain" });
});

const present = <T>(value: T | null): T => {
  if (value === null) throw new Error("a look-up");
  return value;
};

describe("a step as a look-up", () => {
  it("gives every value by its share, and the sum is the context", () => {
    for (const trace of [luong, bahdanau])
      for (const [row] of trace.output.tokens.entries()) {
        const { entries, context, sum } = present(lookupOf(trace, row));
        expect(sum).toBeCloseTo(1, 5);
        context.forEach((value, u) => {
          const added = entries.reduce((total, { key, share }) => total + share * (key[u] ?? 0), 0);
          expect(added).toBeCloseTo(value, 5);
        });
      }
  });

  it("finds the largest share in a hard dictionary, and says how far the soft one is from it", () => {
    const { entries, found, difference, distance, context } = present(lookupOf(luong, 0));
    expect(found.share).toBe(Math.max(...entries.map(({ share }) => share)));
    difference.forEach((value, u) => {
      expect(value + (found.key[u] ?? 0)).toBeCloseTo(context[u] ?? Number.NaN, 6);
    });
    expect(distance).toBeCloseTo(Math.sqrt(difference.reduce((sum, x) => sum + x * x, 0)), 6);
    expect(distance).toBeGreaterThan(0);
  });

  it("is asked by the new state in Luong's order and by the one before in Bahdanau's", () => {
    expect(present(lookupOf(luong, 1)).asking).toBe(2);
    expect(present(lookupOf(luong, 1)).query).toEqual(rowOf(tensorOf(luong, "decoderState"), 1));
    expect(present(lookupOf(bahdanau, 1)).asking).toBe(1);
    expect(present(lookupOf(bahdanau, 1)).query).toEqual(rowOf(tensorOf(bahdanau, "decoderState"), 0));
  });

  it("is none without attention", () => {
    expect(lookupOf(plain, 0)).toBeNull();
  });
});

describe("a sentence that is a dictionary itself", () => {
  const stored = (text: string) =>
    storedIn(
      text
        .split(" ")
        .map((word, position) => ({ word, position, key: new Float32Array(), score: 0, share: 0 })),
    );

  it("gives the value under the key that is equal, the last one of a key that comes twice, or none", () => {
    expect(stored("a 3 b 7 c 1 ? b <eos>")).toMatchObject({
      pairs: [
        ["a", "3"],
        ["b", "7"],
        ["c", "1"],
      ],
      asked: "b",
      found: { word: "7", position: 3 },
    });
    expect(stored("a 3 a 5 ? a <eos>")?.found).toMatchObject({ word: "5", position: 3 });
    expect(stored("a 3 ? c <eos>")?.found).toBeNull();
  });

  it("is none where it does not store, or does not ask", () => {
    for (const text of [
      "je suis étudiant <eos>",
      "a 3 b <eos>",
      "a 3 b ? a <eos>",
      "? a <eos>",
      "a 3 ? <eos>",
      "3 1 ? 3",
    ])
      expect(stored(text), text).toBeNull();
  });
});

describe("from soft to hard", () => {
  const others: readonly Intervention[] = [{ kind: "weights", row: 3, set: "uniform" }];

  it("finds every level again in what is asked of the engine, and leaves other changes alone", () => {
    for (let level = 0; level <= LEVELS; level++) {
      const asked = hardened(others, hardening(0, 4), hardening(0, level));
      expect(levelOf(0, asked)).toBe(level);
      expect(levelOf(1, asked)).toBe(0);
      expect(asked).toContainEqual(others[0]);
      expect(hardened(asked, hardening(0, level), null)).toEqual(others);
    }
  });

  it("sharpens the real model's row level by level until it is one-hot, and the difference goes to nothing", async () => {
    let largest = 0;
    for (const level of [0, 4, 8, LEVELS]) {
      const change = hardening(0, level);
      const trace = await recordedTrace({}, { interventions: change ? [change] : [] });
      const { found, distance, sum } = present(lookupOf(trace, 0));
      expect(sum).toBeCloseTo(1, 5);
      expect(found.share).toBeGreaterThan(largest);
      largest = found.share;
      if (level === LEVELS) {
        expect(found.share).toBe(1);
        expect(distance).toBeLessThan(1e-6);
      }
    }
    expect(temperatureAt(0)).toBe(1);
  });
});
