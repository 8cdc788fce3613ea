import { describe, expect, test } from "vitest";
import { createRandom } from "../lib/random";
import { findTask, TASKS } from "./list";
import { faultsOf } from "./validator";
import { createVocabulary } from "./vocabulary";

test("the tasks by their ids", () => {
  expect(TASKS.map(({ id }) => id)).toEqual([
    "fr-en",
    "en-fr",
    "ko-en",
    "ko-en-eojeol",
    "dates",
    "copy",
    "reverse",
    "sort",
    "duplicate",
    "recall",
  ]);
  expect(findTask("ko-en")?.sourceLanguage).toBe("ko");
  expect(findTask("fr-ko")).toBeNull();
  expect(findTask("")).toBeNull();
});

test("the first paint of each", () => {
  expect(TASKS.map(({ samples }) => samples[0])).toEqual([
    "je suis étudiant",
    "I am a student",
    "나는 학생이다",
    "나는 학생이다",
    "12 november 2026",
    "3 1 4 1 5",
    "3 1 4 1 5",
    "3 1 4 1 5",
    "3 1 4 1 5",
    "a3 b7 c1 ? b",
  ]);
});

describe.each(TASKS.map((task) => [task.id, task] as const))("the contract of %s", (_, task) => {
  test("its vocabularies list each word once, in NFC", () => {
    createVocabulary(task.sourceWords);
    createVocabulary(task.targetWords);
    for (const word of [...task.sourceWords, ...task.targetWords]) {
      expect(word).toBe(word.normalize("NFC"));
      expect(word).not.toMatch(/^<.*>$|\s/u);
    }
  });
  const random = createRandom(0);
  const drawn = Array.from({ length: 2000 }, () => task.generate(random));
  test("its sentences fit its limits, which are no wider than they", () => {
    expect(task.longestSource).toBeLessThanOrEqual(task.maxSource);
    expect(task.longestTarget).toBeLessThanOrEqual(task.maxTarget);
    expect(drawn.flatMap((pair) => faultsOf(pair, task))).toEqual([]);
    const many = [...drawn, ...Array.from({ length: 20_000 }, () => task.generate(random))];
    expect(Math.max(...many.map(({ source }) => source.length + 1))).toBe(task.longestSource);
    expect(Math.max(...many.map(({ target }) => target.length + 1))).toBe(task.longestTarget);
  });
  test("a sentence has one translation", () => {
    const translations = new Map<string, string>();
    for (const { source, target } of drawn) {
      const known = translations.get(source.join(" ")) ?? target.join(" ");
      expect(target.join(" ")).toBe(known);
      translations.set(source.join(" "), known);
    }
  });
  test("its sentences are read back from how they are written", () => {
    for (const { source } of drawn) {
      const { tokens } = task.read(task.write(source));
      expect(tokens.map(({ word }) => word)).toEqual(source);
      expect(tokens.every(({ known }) => known)).toBe(true);
    }
  });
  test("every sentence carries a phenomenon", () => {
    expect(drawn.filter(({ tags }) => tags.length === 0)).toEqual([]);
    expect(drawn.filter(({ tags }) => new Set(tags).size < tags.length)).toEqual([]);
  });
  test("its samples are known", () => {
    for (const sample of task.samples) {
      const { tokens, offer } = task.read(sample);
      expect(tokens.every(({ known }) => known)).toBe(true);
      expect(offer).toBeNull();
      expect(task.write(tokens.map(({ word }) => word))).toBe(sample);
    }
  });
});
