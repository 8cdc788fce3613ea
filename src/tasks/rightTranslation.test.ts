import { describe, expect, it } from "vitest";
import { createRandom } from "../lib/random";
import { createTestTrace } from "../panels/testTrace";
import { createOwnTask } from "./corpora/own";
import { TASKS, WORKED } from "./list";
import { readPairsFile } from "./pairsFile";
import { rightTranslation } from "./rightTranslation";
import { factsOf } from "./sentenceFacts";
import { eachTranslation, translationsOf } from "./translation";

describe("the right translation", () => {
  it.each(TASKS.map((task) => [task.id, task] as const))(
    "of %s is what the grammar pairs with a sentence",
    (_, task) => {
      const random = createRandom(11);
      for (let i = 0; i < 8; i++) {
        const { source, target } = task.generate(random);
        const found = rightTranslation(task, task.write(source))?.join(" ");
        // A few sentences have two; the rule that made this one is among them.
        const all = translationsOf(task, source).map((pair) => pair.target.join(" "));
        expect(all).toContain(target.join(" "));
        expect(all[0]).toBe(found);
      }
      for (const sample of task.samples) expect(rightTranslation(task, sample), sample).not.toBeNull();
    },
  );

  it("is the notes' own for the notes' sentences", () => {
    const of = (id: string, text: string) =>
      rightTranslation(TASKS.find((task) => task.id === id) ?? expect.fail(id), text)?.join(" ");
    expect(of("fr-en", "je suis étudiant")).toBe("I am a student");
    expect(of("en-fr", "I am a student")).toBe("je suis étudiant");
    expect(of("reverse", "3 1 4")).toBe("4 1 3");
    expect(of("dates", "12 november 2026")).toBe("2 0 2 6 - 1 1 - 1 2");
  });

  it("is the pair itself where a task is a list of them, held out or not", () => {
    const lines = Array.from({ length: 20 }, (_, i) => `a${i % 5} b${i}\tx${i} y${i % 5}`);
    const task = createOwnTask(readPairsFile(lines.join("\n")));
    const pairs = [...(task.training ?? []), ...(task.heldOut ?? [])].filter(({ source }) =>
      source.every((word) => task.sourceWords.includes(word)),
    );
    expect(pairs.length).toBeGreaterThan(15);
    for (const { source, target } of pairs) {
      expect(rightTranslation(task, source.join(" "))).toEqual(target);
      expect(translationsOf(task, source).map((pair) => pair.target)).toEqual([target]);
    }
    expect(rightTranslation(task, "a0 b19")).toBeNull();
  });

  it("is the one that every look at a sentence finds, of the worked examples too", () => {
    for (const task of WORKED) {
      const text = task.samples[0] ?? expect.fail(task.id);
      const words = task.read(text).tokens.map(({ word }) => word);
      expect(rightTranslation(task, text)).toEqual(task.targetWords);
      expect(translationsOf(task, words)[0]?.target).toEqual(rightTranslation(task, text));
    }
  });

  it("of someone's own pair is a reference, but no gold alignment where the pair has no links", () => {
    const lines = Array.from({ length: 20 }, (_, i) => `a${i % 5} b${i}\tx${i} y${i % 5}`);
    const task = createOwnTask(readPairsFile(lines.join("\n")));
    const [{ source, target } = expect.fail("no pair")] = task.training ?? [];
    const trace = createTestTrace({ source: [...source, "<eos>"], output: [...target, "<eos>"] });
    expect(factsOf(task, trace)).toMatchObject({ reference: target, gold: null });
  });

  it("stops at the first translation that is found", () => {
    const task = createOwnTask(readPairsFile("a b\tx\na b\ty\nc d\tz\nc e\tz"));
    const found = translationsOf(task, ["a", "b"]);
    const each = eachTranslation(task, ["a", "b"]);
    expect(each.next().value).toBe(found[0]);
    expect(found.length).toBeLessThanOrEqual(2);
  });

  it("is not known for words outside the vocabulary, for nothing, and for what no rule says", () => {
    const [frEn = expect.fail("no task")] = TASKS;
    for (const text of ["", "je suis garçon", "étudiant suis je"])
      expect(rightTranslation(frEn, text)).toBeNull();
  });
});
