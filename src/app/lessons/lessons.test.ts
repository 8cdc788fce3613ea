import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Question } from "../../lessons/lesson";
import { parseTrace } from "../../trace/json";
import { isOfScene, isWholeLink, placeIn, wholeBookmark } from "./bookmark";
import { stateOf } from "./Contents";
import type { ProseContext } from "./pieces";
import { partAt, partsOf, readPlace } from "./place";
import { NO_PROGRESS, readProgress, withAnswer, withSeen, writeProgress } from "./progress";
import { barsLayout, shares, weightAt, yOf } from "./questions/bars";
import { scaleText, shareOf, stepsOf, valueAt } from "./questions/scale";
import { testLesson } from "./testLesson";
import { scoreOf, shuffled, truthOf } from "./useQuestion";

const here = parseTrace(
  JSON.parse(readFileSync(new URL("../../../public/models/fr-en.trace.json", import.meta.url), "utf8")),
);
const context: ProseContext = { here, beside: null, outcome: null, pending: false };
const question = (id: string): Question => {
  const found = testLesson.questions.find((one) => one.id === id);
  if (!found) throw new RangeError(id);
  return found;
};

describe("a place in the lessons", () => {
  it("is a lesson, a part of it, a term, an item of the notes, or the list of all lessons", () => {
    expect(readPlace("attention")).toEqual({ kind: "lesson", lesson: "attention", part: null });
    expect(readPlace("attention.row")).toEqual({ kind: "lesson", lesson: "attention", part: "row" });
    expect(readPlace("glossary.query")).toEqual({ kind: "glossary", term: "query" });
    expect(readPlace("notes.12")).toEqual({ kind: "notes", item: "12" });
    for (const text of ["", "nothing", "nothing.row", "."])
      expect(readPlace(text)).toEqual({ kind: "contents" });
  });

  it("leads to the first part where it names none that is there", () => {
    const parts = partsOf(testLesson);
    expect(parts.map(({ kind }) => kind).join(" ")).toBe(
      "beat beat beat question question question experiment",
    );
    expect(partAt(parts, "word")).toBe(4);
    expect(partAt(parts, null)).toBe(0);
    expect(partAt(parts, "gone")).toBe(0);
  });
});

describe("a bookmark", () => {
  it("is its task's own scene in all that it does not say", async () => {
    const whole = await wholeBookmark({ task: "fr-en", wiring: "bahdanau", row: 2 });
    expect(whole).toMatchObject({ sentence: "je suis étudiant", row: 2, view: "loom", interventions: [] });
    // What follows from the wiring follows here, too.
    expect(whole.score).not.toBeNull();
    expect(Object.keys(whole)).not.toEqual(expect.arrayContaining(["language"]));
    const worked = await wholeBookmark({ task: "worked-luong" });
    expect(worked.interventions.length).toBeGreaterThan(0);
  });

  it("knows its translation", async () => {
    expect(isOfScene(here, await wholeBookmark({ task: "fr-en" }))).toBe(true);
    expect(isOfScene(here, await wholeBookmark({ task: "fr-en", sentence: "elle est étudiante" }))).toBe(
      false,
    );
    expect(isOfScene(here, await wholeBookmark({ task: "fr-en", wiring: "plain" }))).toBe(false);
    expect(isOfScene(here, await wholeBookmark({ task: "fr-en", inputFeeding: true }))).toBe(false);
    expect(isOfScene(here, await wholeBookmark({ task: "fr-en", layers: 2 }))).toBe(false);
  });

  it("gives way to a link that says everything", () => {
    expect(isWholeLink("https://a.b/#at=lessons&lesson=cell.step")).toBe(false);
    expect(isWholeLink("https://a.b/")).toBe(false);
    expect(placeIn("https://a.b/?short#at=lessons&lesson=cell.step")).toBe("cell.step");
    expect(isWholeLink("https://a.b/#task=fr-en&s=je+suis&at=lessons&lesson=cell.step")).toBe(true);
  });
});

describe("progress", () => {
  const all = [
    { id: "a", kind: "beat" },
    { id: "q", kind: "question" },
  ] as const;

  it("of a lesson is reading, until its questions are answered, and is read as it was written", () => {
    const half = withSeen(NO_PROGRESS, "cell", "a", all);
    expect(stateOf(half, "cell")).toBe("begun");
    const read = withSeen(half, "cell", "q", all);
    expect(read).toMatchObject({ last: "cell.q", read: ["cell"], done: [] });
    const answered = withAnswer(read, "cell.q", { guess: [0.25, 0.75], score: 0.5 });
    const done = withSeen(answered, "cell", "q", all);
    expect(readProgress(writeProgress(done))).toEqual(done);
    expect(withSeen(done, "cell", "q", all)).toBe(done);
    expect([read, done].map((one) => stateOf(one, "cell"))).toEqual(["read", "done"]);
    // What was done once stays so while a question is tried again.
    const again = withSeen(withAnswer(done, "cell.q", null), "cell", "a", all);
    expect([again.answers, stateOf(again, "cell")]).toEqual([{}, "done"]);
  });

  it("is none where something else was written", () => {
    for (const text of [null, "", "{}", "[]", "null", '{"version":2,"last":"cell.a"}', "{"])
      expect(readProgress(text)).toEqual(NO_PROGRESS);
    const odd =
      '{"version":1,"last":7,"seen":{"cell":["a"],"x":3},"done":["cell","zzz"],"answers":{"q":{"guess":{}}}}';
    expect(readProgress(odd)).toEqual({
      last: "",
      seen: { cell: ["a"] },
      read: ["cell"],
      done: [],
      answers: {},
    });
  });
});

describe("a question", () => {
  it("is compared with what the model does", () => {
    const weights = question("shares");
    const truth = truthOf(weights, context);
    expect(truth).toHaveLength(here.source.tokens.length);
    expect(scoreOf(weights, truth as readonly number[], truth as readonly number[])).toBeCloseTo(1, 5);
    expect(scoreOf(weights, [1, 0, 0, 0], truth as readonly number[])).toBeLessThan(0.01);
    expect(scoreOf(weights, [1, 0, 0], truth as readonly number[])).toBeNull();
    const scale = question("entropy");
    const entropy = truthOf(scale, context) as number;
    expect(scoreOf(scale, entropy, entropy)).toBe(1);
    const choice = question("word");
    expect(truthOf({ ...choice, truth: { lookedAt: 3 } } as Question, context)).toBe("étudiant");
    expect(scoreOf(choice, "a", "rouge")).toBe(1);
    expect(scoreOf(choice, "b", "rouge")).toBe(0);
    expect(scoreOf(choice, "a", "étudiant")).toBe(0);
  });

  it("has no truth before the translation is there, nor where the model has no such row", () => {
    expect(truthOf(question("shares"), { ...context, pending: true })).toBeNull();
    expect(truthOf({ ...question("shares"), row: 30 } as Question, context)).toBeNull();
    expect(truthOf(question("word"), context)).toBeNull();
  });

  it("has its options in an order that its author did not choose, the same every time", () => {
    const options = ["a", "b", "c", "d"].map((id) => ({ id }));
    const orders = ["one", "two", "three", "four"].map((seed) =>
      shuffled(options, seed)
        .map(({ id }) => id)
        .join(""),
    );
    expect(new Set(orders).size).toBeGreaterThan(1);
    expect(orders[0]).toBe(
      shuffled([...options].reverse(), "one")
        .map(({ id }) => id)
        .join(""),
    );
  });
});

describe("bars and scales", () => {
  it("turn heights into weights and back", () => {
    for (const width of [358, 560, 900]) {
      const layout = barsLayout(9, width, 420);
      expect(weightAt(layout, yOf(layout, 0.3))).toBeCloseTo(0.3, 9);
      expect(weightAt(layout, -100)).toBe(1);
      expect(weightAt(layout, 1000)).toBe(0);
      expect(layout.width).toBeLessThanOrEqual(width);
      expect(
        shares(
          layout,
          Array.from({ length: 9 }, () => 1 / 9),
        ).at(-1)?.[1],
      ).toBeCloseTo(layout.width - 8, 6);
    }
  });

  it("turn points into values and back, on logarithmic scales too", () => {
    const scale = { low: 0.001, high: 1000, logarithmic: true };
    expect(shareOf(scale, 1)).toBeCloseTo(0.5, 9);
    for (const share of [0, 0.2, 1]) expect(shareOf(scale, valueAt(scale, share))).toBeCloseTo(share, 9);
    const plain = { low: -1, high: 3 };
    expect(valueAt(plain, shareOf(plain, 2))).toBeCloseTo(2, 9);
    expect(shareOf(plain, 99)).toBe(1);
    expect(scaleText({ low: 0, high: 200 }, 13.4)).toBe("13");
    expect(scaleText(plain, 0.456)).toBe("0.46");
    const words = { low: 0, high: 30, truth: { count: "output" } } as const;
    expect([scaleText(words, 15), valueAt(words, 0.51), stepsOf(words)]).toEqual(["15", 15, 30]);
  });
});
