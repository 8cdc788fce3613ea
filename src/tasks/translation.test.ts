import { expect, it } from "vitest";
import { createRandom } from "../lib/random";
import { TASKS, WORKED } from "./list";
import { translationsOf } from "./translation";

for (const task of TASKS)
  it(`${task.id}: every sentence it makes has the translation it was made with`, () => {
    const random = createRandom(5);
    for (let i = 0; i < 20; i++) {
      const pair = task.generate(random);
      const found = translationsOf(task, pair.source);
      expect(found.map(({ target }) => target.join(" "))).toContain(pair.target.join(" "));
      for (const { source } of found) expect(source).toEqual(pair.source);
    }
    expect(translationsOf(task, ["no", "such", "sentence"])).toEqual([]);
  });

it("a worked example knows its own sentence, with the links of its words, and no other", () => {
  for (const task of WORKED) {
    const words = task.read(task.samples[0] ?? "").tokens.map(({ word }) => word);
    const [pair, ...others] = translationsOf(task, words);
    expect(others).toEqual([]);
    expect(pair?.target).toEqual(task.targetWords);
    for (const [target, source] of [...(pair?.sure ?? []), ...(pair?.possible ?? [])]) {
      expect(task.targetWords[target]).toBeDefined();
      expect(task.sourceWords[source]).toBeDefined();
    }
    for (const link of pair?.sure ?? []) expect(pair?.possible).toContainEqual(link);
    expect(translationsOf(task, words.slice(1))).toEqual([]);
  }
});
