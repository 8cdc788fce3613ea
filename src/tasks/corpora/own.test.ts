import { describe, expect, test } from "vitest";
import { createRandom } from "../../lib/random";
import { readPairsFile } from "../pairsFile";
import { createSampler, heldOut, splitsOf } from "../split";
import { problemOf } from "../text";
import { createVocabulary } from "../vocabulary";
import { frEn } from "./frEn";
import { createOwnTask, MOST_WORDS } from "./own";

const random = createRandom(4);
const FILE = Array.from({ length: 3000 }, () => frEn.generate(random))
  .map(({ source, target }) => `${frEn.write(source)}.\t${target.join(" ")}.`)
  .join("\n");
const own = createOwnTask(readPairsFile(FILE));
const key = ({ source }: { source: readonly string[] }): string => source.join(" ");

describe("a task of one's own pairs", () => {
  test("holds out one different sentence in ten, which training never shows", () => {
    const { pairs } = readPairsFile(FILE);
    const different = new Set(pairs.map(key)).size;
    const held = heldOut(own);
    expect(held.pairs).toHaveLength(Math.floor(different / 10));
    expect(new Set(held.pairs.map(key)).size).toBe(held.pairs.length);
    const sample = createSampler(own, createRandom(1));
    const trained = Array.from({ length: 5000 }, () => sample());
    const trainedKeys = new Set(trained.map(key));
    expect(held.pairs.filter((pair) => trainedKeys.has(key(pair)))).toEqual([]);
    expect(trained.some((pair) => held.has(pair))).toBe(false);
    expect(splitsOf(own)).toEqual(["random"]);
  });
  test("holds out 500 of many, and one of two", () => {
    const many = Array.from({ length: 9000 }, (_, i) => `${i}\t${i}`).join("\n");
    expect(heldOut(createOwnTask(readPairsFile(many))).pairs).toHaveLength(500);
    const two = createOwnTask(readPairsFile("a\tb\na\tc\nd\te"));
    expect(heldOut(two).pairs).toHaveLength(1);
    expect(heldOut(two).has(two.generate(createRandom(1)))).toBe(false);
  });
  test("knows the words of training, the most frequent ones first", () => {
    createVocabulary(own.sourceWords);
    createVocabulary(own.targetWords);
    expect(own.sourceWords[0]).toBe(".");
    expect(own.targetWords).toContain("i");
    const many = Array.from({ length: 20_000 }, (_, i) => `often mot${i}\toften word${i}`).join("\n");
    const large = createOwnTask(readPairsFile(many));
    expect(large.sourceWords).toHaveLength(MOST_WORDS);
    expect(large.sourceWords[0]).toBe("often");
    expect(large.read(large.samples[0] ?? "").tokens.length).toBeGreaterThan(0);
  });
  test("is as long as its longest pair, and is the same for the same file", () => {
    const { report } = readPairsFile(FILE);
    expect(own.longestSource).toBe(report.source.lengths.most + 1);
    expect(own.longestTarget).toBe(report.target.lengths.most + 1);
    const again = createOwnTask(readPairsFile(FILE));
    expect(heldOut(again).pairs).toEqual(heldOut(own).pairs);
    expect(again.sourceWords).toEqual(own.sourceWords);
  });
  test("has samples that it trains on and knows", () => {
    expect(own.samples).toHaveLength(8);
    for (const sample of own.samples) {
      const { tokens } = own.read(sample);
      expect(tokens.every(({ known }) => known)).toBe(true);
      expect(own.write(tokens.map(({ word }) => word))).toBe(sample);
      expect(heldOut(own).pairs.map(key)).not.toContain(sample);
    }
  });
  test("reads its sentences back from how they are written", () => {
    for (const pair of readPairsFile(FILE).pairs.slice(0, 500)) {
      expect(own.read(own.write(pair.source)).tokens.map(({ word }) => word)).toEqual(pair.source);
    }
  });
  test("reads capitals, missing accents and marks, and offers what is near", () => {
    const words = (text: string): string[] => own.read(text).tokens.map(({ word }) => word);
    expect(words("Je suis etudiant.")).toEqual(["je", "suis", "étudiant", "."]);
    expect(own.read("la voitur").tokens[1]).toMatchObject({ known: false, word: "voitur" });
    expect(own.read("la voitur").tokens[1]?.nearest).toContain("voiture");
    expect(problemOf(own.read(" "), own)?.code).toBe("sentence-empty");
    expect(problemOf(own.read("a ".repeat(30)), own)?.code).toBe("sentence-too-long");
  });
  test("takes gold links where the file has them, and words as the file spaces them", () => {
    const gold = createOwnTask(
      readPairsFile("l'homme.\tthe man.\t0-1\nfin\tend\t0-0\nqui\twho\t0-0", { gold: true }),
    );
    expect(
      gold
        .read("L'homme.")
        .tokens.map(({ word }) => word)
        .join(" "),
    ).toMatch(/^l'homme ?\.$/u);
    const pairs = [gold.generate(createRandom(1)), ...heldOut(gold).pairs];
    for (const { sure } of pairs) expect(sure).toHaveLength(1);
  });
});
