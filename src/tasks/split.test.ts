import { describe, expect, test } from "vitest";
import { createRandom } from "../lib/random";
import { TASKS } from "./list";
import type { Pair } from "./pair";
import { createSampler, HELD_OUT_SENTENCES, heldOut, splitsOf, TRAINING_EVALUATION_SENTENCES } from "./split";
import type { Task } from "./task";
import { faultsOf } from "./validator";

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
    expect(heldOut(task).pairs.every((pair) => heldOut(task).has(pair))).toBe(true);
    expect(training.some((pair) => heldOut(task).has(pair))).toBe(false);
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

const NAMED = TASKS.flatMap((task) =>
  splitsOf(task)
    .filter((split) => split !== "random")
    .map((split) => [task.id, split, task] as const),
);

describe.each(NAMED)("%s without what its split “%s” holds out", (_, split, task) => {
  const { pairs, duringTraining, has } = heldOut(task, split);
  const sample = createSampler(task, createRandom(11), split);
  const training = Array.from({ length: 8000 }, () => sample());

  test("never trains on the kind of sentence, nor on what is held out at random", () => {
    expect(training.filter((pair) => has(pair) || heldOut(task).has(pair))).toEqual([]);
    const trained = new Set(training.map(({ source }) => source.join(" ")));
    expect(pairs.filter(({ source }) => trained.has(source.join(" ")))).toEqual([]);
  });
  test("measures on enough different sentences of the kind, which are as sound as any", () => {
    expect(pairs.every(has)).toBe(true);
    expect(new Set(pairs.map(({ source }) => source.join(" "))).size).toBe(pairs.length);
    expect(pairs.length).toBeGreaterThanOrEqual(100);
    expect(duringTraining).toEqual(pairs.slice(0, TRAINING_EVALUATION_SENTENCES));
    expect(pairs.flatMap((pair) => faultsOf(pair, task))).toEqual([]);
    expect(pairs.filter(({ tags }) => tags.length === 0 || new Set(tags).size < tags.length)).toEqual([]);
  });
  test("trains on every word that it measures with", () => {
    const trained = new Set(training.flatMap(({ source }) => source));
    // Where whole written words are tokens, a new ending is a new word, which is the point of that task.
    const isNew =
      task.id === "ko-en-eojeol" ? { particle: "고양이를", construction: "찾지" }[split as string] : null;
    const missing = [...new Set(pairs.flatMap(({ source }) => source))].filter((word) => !trained.has(word));
    expect(missing).toEqual(isNew ? [isNew] : []);
    const said = new Set(training.flatMap(({ target }) => target));
    expect(pairs.flatMap(({ target }) => target).filter((word) => !said.has(word))).toEqual([]);
  });
  test("still trains on most of the task", () => {
    const random = createRandom(12);
    const drawn = Array.from({ length: 2000 }, () => task.generate(random));
    expect(drawn.filter(has).length).toBeLessThan(0.5 * drawn.length);
  });
});

test("the splits by task", () => {
  expect(Object.fromEntries(TASKS.map((task) => [task.id, splitsOf(task).slice(1).join(" ")]))).toEqual({
    "fr-en": "pair agreement construction noun-swap length-extrapolation",
    "en-fr": "pair agreement construction noun-swap length-extrapolation",
    "ko-en": "pair construction particle role",
    "ko-en-eojeol": "pair construction particle",
    dates: "pair construction",
    copy: "length-extrapolation",
    reverse: "length-extrapolation",
    sort: "length-extrapolation",
    duplicate: "length-extrapolation",
    recall: "pair length-extrapolation",
  });
});
test("a split that a task does not have is not made up", () => {
  const copy = TASKS.find(({ id }) => id === "copy");
  expect(() => copy && heldOut(copy, "agreement")).toThrow("agreement");
});

test("most of the shortest sentences of digits are trained on", () => {
  const reverse = TASKS.find(({ id }) => id === "reverse");
  const single = reverse ? heldOut(reverse).pairs.filter(({ source }) => source.length === 1) : [];
  expect(single.length).toBeLessThanOrEqual(2);
});
