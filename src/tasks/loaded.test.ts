import { expect, it } from "vitest";
import { findTask, TASKS, WORKED } from "./list";
import { loadedTask, loadTask, OPENINGS, WORKED_OPENINGS } from "./loaded";
import type { Task } from "./task";

it("the page offers every task, with its own first sentence", () => {
  const openings = (tasks: readonly Task[]) =>
    tasks.map(({ id, samples, sourceLanguage }) => ({
      task: id,
      sentence: samples[0],
      language: sourceLanguage,
    }));
  expect(OPENINGS).toEqual(openings(TASKS));
  expect(WORKED_OPENINGS).toEqual(openings(WORKED));
});
it("every task loads as itself, and is at hand afterwards", async () => {
  for (const id of [...[...TASKS, ...WORKED].map((task) => task.id), "reverse-20"]) {
    expect(await loadTask(id), id).toBe(findTask(id));
    expect(loadedTask(id), id).toBe(findTask(id));
  }
});
it("a task that does not exist is none", async () => {
  expect(await loadTask("klingon")).toBeNull();
  expect(loadedTask("klingon")).toBeNull();
  expect(await loadTask("own")).toBeNull();
});
