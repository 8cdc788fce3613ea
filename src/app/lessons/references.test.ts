import { expect, it } from "vitest";
import { LESSONS } from "../../lessons/list";
import { referencesOf } from "../../lessons/references";
import { termsFound } from "./GlossaryPage";
import { partAt, partsOf } from "./place";

it("names for an item every part that names it, and each of them is one that a link can open", async () => {
  const lessons = await Promise.all(LESSONS.map(({ load }) => load()));
  const references = referencesOf(lessons);
  for (const lesson of lessons)
    for (const beat of lesson.beats)
      for (const item of beat.notes)
        expect(references.get(item)).toContainEqual({ lesson: lesson.id, part: beat.id, title: beat.title });
  for (const all of references.values()) {
    expect(new Set(all.map((one) => `${one.lesson}.${one.part}`)).size).toBe(all.length);
    for (const { lesson, part } of all) {
      const parts = partsOf(lessons.find(({ id }) => id === lesson) ?? expect.fail(lesson));
      expect(parts[partAt(parts, part)]?.id).toBe(part);
    }
  }
});

it("finds terms by their names in either language, in the order of the reader's", () => {
  expect(termsFound("", "en")).toHaveLength(100);
  expect(termsFound("소프트맥스", "en")).toContain("softmax");
  expect(termsFound("  SoftMax ", "ko")).toContain("softmax");
  expect(termsFound("bleu", "en")).toContain("bleu");
  expect(termsFound("no such term", "ko")).toEqual([]);
  const english = termsFound("score", "en");
  expect(english.indexOf("attention-score")).toBeLessThan(english.indexOf("score-function"));
});
