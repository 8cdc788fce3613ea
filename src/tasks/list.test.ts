import { describe, expect, test } from "vitest";
import { createRandom } from "../lib/random";
import { findTask, TASKS } from "./list";
import { faultsOf } from "./validator";
import { createVocabulary } from "./vocabulary";

test("the tasks by their ids", () => {
  expect(TASKS.map(({ id }) => id)).toEqual(["fr-en", "ko-en", "reverse"]);
  expect(findTask("ko-en")?.sourceLanguage).toBe("ko");
  expect(findTask("fr-ko")).toBeNull();
  expect(findTask("")).toBeNull();
});

test("the first paint of each", () => {
  expect(TASKS.map(({ samples }) => samples[0])).toEqual(["je suis étudiant", "나는 학생이다", "3 1 4 1 5"]);
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
  test("its sentences fit its limits", () => {
    expect(task.longestSource).toBeLessThanOrEqual(task.maxSource);
    expect(task.longestTarget).toBeLessThanOrEqual(task.maxTarget);
    const random = createRandom(0);
    const faults = Array.from({ length: 2000 }, () => faultsOf(task.generate(random), task));
    expect(faults.flat()).toEqual([]);
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
