import { describe, expect, test } from "vitest";
import { createRandom } from "../lib/random";
import { EOS, PAD, SOS, UNK } from "../lib/tokens";
import { createBatch, encodeSource } from "./batch";
import type { Pair } from "./pair";
import { createVocabulary } from "./vocabulary";

const sourceVocabulary = createVocabulary(["a", "b", "c"]);
const targetVocabulary = createVocabulary(["x", "y"]);
const [a, b, c, x, y] = [4, 5, 6, 4, 5];
const pair = (source: string, target: string): Pair => ({
  source: source.split(" "),
  target: target.split(" "),
  sure: [],
  possible: [],
  tags: [],
});
const PAIRS = [pair("a b c", "x"), pair("b", "y x")];

describe("a batch", () => {
  test("pads both sides, shifts the target, and ends every row", () => {
    expect(createBatch(PAIRS, { sourceVocabulary, targetVocabulary })).toEqual({
      size: 2,
      sourceWidth: 4,
      targetWidth: 3,
      source: Int32Array.from([a, b, c, EOS, b, EOS, PAD, PAD]),
      sourceLengths: Int32Array.from([4, 2]),
      targetIn: Int32Array.from([SOS, x, PAD, SOS, y, x]),
      targetOut: Int32Array.from([x, EOS, PAD, y, x, EOS]),
    });
  });
  test("has the widths that are asked for, but never loses a word", () => {
    const wide = createBatch(PAIRS, { sourceVocabulary, targetVocabulary, widths: { source: 6, target: 5 } });
    expect([wide.sourceWidth, wide.targetWidth, wide.source.length]).toEqual([6, 5, 12]);
    const narrow = createBatch(PAIRS, {
      sourceVocabulary,
      targetVocabulary,
      widths: { source: 1, target: 1 },
    });
    expect([narrow.sourceWidth, narrow.targetWidth]).toEqual([4, 3]);
  });
  test("an unknown word is <unk>", () => {
    expect(encodeSource(["a", "nothing"], sourceVocabulary)).toEqual([a, UNK, EOS]);
  });
  test("replaces about the asked share of source words, never <eos>, never a target word", () => {
    const many = Array.from({ length: 2000 }, () => pair("a b c", "x y"));
    const options = { sourceVocabulary, targetVocabulary, unknown: { rate: 0.01, random: createRandom(5) } };
    const batch = createBatch(many, options);
    const replaced = batch.source.filter((id) => id === UNK).length;
    expect(replaced).toBeGreaterThan(30);
    expect(replaced).toBeLessThan(90);
    expect(batch.source.filter((id) => id === EOS)).toHaveLength(2000);
    expect(batch.targetOut).not.toContain(UNK);
    expect(createBatch(many, { ...options, unknown: { rate: 0.01, random: createRandom(5) } })).toEqual(
      batch,
    );
  });
});
