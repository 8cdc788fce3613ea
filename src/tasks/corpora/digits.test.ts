import { describe, expect, test } from "vitest";
import { present } from "../../lib/assert";
import { createRandom } from "../../lib/random";
import { faultsOf } from "../validator";
import { copy, type DigitTaskId, digitTask, duplicate, findDigitTask, reverse, sort } from "./digits";

const draw = (task: typeof reverse, count: number) => {
  const random = createRandom(3);
  return Array.from({ length: count }, () => task.generate(random));
};

describe("what the digits become", () => {
  test("backwards, each linked to its own", () => {
    for (const { source, target, sure } of draw(reverse, 600)) {
      expect(target).toEqual(source.toReversed());
      expect(sure).toEqual(source.map((_, index) => [index, source.length - 1 - index]));
    }
  });
  test("the same again", () => {
    for (const { source, target, sure } of draw(copy, 600)) {
      expect(target).toEqual(source);
      expect(sure).toEqual(source.map((_, index) => [index, index]));
    }
  });
  test("twice each, both linked to the one", () => {
    for (const { source, target, sure } of draw(duplicate, 600)) {
      expect(target).toHaveLength(2 * source.length);
      expect(sure).toEqual(target.map((_, index) => [index, Math.floor(index / 2)]));
      expect(target).toEqual(target.map((_, index) => source[Math.floor(index / 2)]));
    }
  });
  test("in order; of equal ones the first comes first", () => {
    for (const { source, target, sure, tags } of draw(sort, 600)) {
      const places = sure.map(([, column]) => column);
      expect(target).toEqual(places.map((place) => source[place]));
      expect(places.toSorted((a, b) => a - b)).toEqual(source.map((_, index) => index));
      for (let row = 1; row < target.length; row++) {
        const [before, here] = [Number(target[row - 1]), Number(target[row])];
        expect(before).toBeLessThanOrEqual(here);
        if (before === here) expect(places[row - 1]).toBeLessThan(present(places[row], "a place"));
      }
      expect(tags.includes("ties")).toBe(new Set(source).size < source.length);
    }
  });
});

describe.each([copy, reverse, sort, duplicate].map((task) => [task.id, task] as const))("%s", (_, task) => {
  const drawn = draw(task, 6000);
  test("has gold links that are all sure", () => {
    for (const pair of drawn.slice(0, 600)) {
      expect(pair.possible).toEqual(pair.sure);
      expect(faultsOf(pair, task)).toEqual([]);
    }
  });
  test("has lengths 1 to 12, equally often, and says so", () => {
    const counts = Array.from(
      { length: 13 },
      (__, length) => drawn.filter(({ source }) => source.length === length).length,
    );
    expect(counts[0]).toBe(0);
    for (const count of counts.slice(1)) expect(Math.abs(count - 500)).toBeLessThan(100);
    for (const { source, tags } of drawn) expect(tags).toContain(`length-${source.length}`);
  });
  test.each([
    ["3 1 4", "3 1 4"],
    ["314", "3 1 4"],
    ["3,1,4", "3 1 4"],
    ["３１４", "3 1 4"],
    ["3a14", "3 ?a 1 4"],
    ["-3", "?- 3"],
    ["", ""],
  ])("reads “%s” as “%s”", (text, expected) => {
    const { tokens } = task.read(text);
    expect(tokens.map(({ word, known }) => (known ? word : `?${word}`)).join(" ")).toBe(expected);
  });
});

describe("other lengths", () => {
  test("are asked for by name, and are the same task each time", () => {
    const twenty = present(findDigitTask("reverse-20"), "reverse-20");
    expect(findDigitTask("reverse-20")).toBe(twenty);
    expect([twenty.id, twenty.maxSource, twenty.longestSource, twenty.longestTarget]).toEqual([
      "reverse-20",
      21,
      21,
      21,
    ]);
    const lengths = new Set(draw(twenty, 4000).map(({ source }) => source.length));
    expect([...lengths].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(findDigitTask("duplicate-6")?.longestTarget).toBe(13);
  });
  test.each(["reverse", "reverse-", "reverse-12", "reverse-0", "reverse-1", "reverse-81", "reverse-020"])(
    "“%s” is no such name",
    (name) => expect(findDigitTask(name)).toBeNull(),
  );
  test.each(["toString-5", "recall-5", "fr-en-5", "reverse-20-20", "reverse-2.5", "constructor-9"])(
    "“%s” is none either",
    (name) => expect(findDigitTask(name)).toBeNull(),
  );
  test.each(["copy", "reverse", "sort", "duplicate"] satisfies DigitTaskId[])(
    "samples of a short %s fit it",
    (id) => {
      const short = digitTask(id, 4);
      expect(short.samples.length).toBeGreaterThan(1);
      for (const sample of short.samples) expect(short.read(sample).tokens.length).toBeLessThanOrEqual(4);
    },
  );
});
