import { expect, it } from "vitest";
import { createRandom } from "../lib/random";
import { TASKS } from "./list";
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
