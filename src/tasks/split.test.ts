import { describe, expect, test } from "vitest";
import { createRandom } from "../lib/random";
import { TASKS } from "./list";
import { createSampler, HELD_OUT_SENTENCES, heldOut, TRAINING_EVALUATION_SENTENCES } from "./split";
import type { Pair, Task } from "./task";

const draw = (task: Task, seed: number, count: number): Pair[] => {
  const sample = createSampler(task, createRandom(seed));
  return Array.from({ length: count }, () => sample());
};

describe.each(TASKS.map((task) => [task.id, task] as const))("the split of %s", (_, task) => {
  const keys = new Set(heldOut(task).pairs.map(({ source }) => source.join(" ")));
  const training = draw(task, 11, 20_000);

  test("holds out 500 different sentences, of which the first 128 serve during training", () => {
    expect(keys.size).toBe(HELD_OUT_SENTENCES);
    expect(heldOut(task).pairs).toHaveLength(HELD_OUT_SENTENCES);
    expect(heldOut(task).duringTraining).toEqual(heldOut(task).pairs.slice(0, TRAINING_EVALUATION_SENTENCES));
  });
  test("never trains on a held-out sentence", () => {
    expect(training.filter(({ source }) => keys.has(source.join(" ")))).toEqual([]);
    expect(heldOut(task).pairs.every(({ source }) => heldOut(task).has(source))).toBe(true);
    expect(training.some(({ source }) => heldOut(task).has(source))).toBe(false);
  });
  test("never holds out a sample", () => {
    for (const sample of task.samples) {
      expect(
        keys.has(
          task
            .read(sample)
            .tokens.map(({ word }) => word)
            .join(" "),
        ),
      ).toBe(false);
    }
  });
  test("is the same for every run and copy of the task", () => {
    expect(heldOut({ ...task }).pairs).toEqual(heldOut(task).pairs);
  });
  test("trains on the same stream for the same seed, on another for another", () => {
    expect(draw(task, 11, 200)).toEqual(training.slice(0, 200));
    expect(draw(task, 12, 200)).not.toEqual(training.slice(0, 200));
  });
  test("trains on every word and on every length that it is tested on", () => {
    const words = new Set(training.flatMap(({ source }) => source));
    expect(words).toEqual(new Set(task.sourceWords));
    const lengths = (pairs: readonly Pair[]): Set<number> =>
      new Set(pairs.map(({ source }) => source.length));
    const trained = lengths(training);
    for (const length of lengths(heldOut(task).pairs)) expect(trained).toContain(length);
    expect(lengths(heldOut(task).pairs).size).toBeGreaterThanOrEqual(trained.size - 3);
  });
  test("trains on the first sample", () => {
    const first = task
      .read(task.samples[0] ?? "")
      .tokens.map(({ word }) => word)
      .join(" ");
    if (task.sourceLanguage === null) return;
    expect(training.filter(({ source }) => source.join(" ") === first).length).toBeGreaterThan(30);
  });
});

test("most of the shortest sentences of digits are trained on", () => {
  const reverse = TASKS.find(({ id }) => id === "reverse");
  const single = reverse ? heldOut(reverse).pairs.filter(({ source }) => source.length === 1) : [];
  expect(single.length).toBeLessThanOrEqual(2);
});
