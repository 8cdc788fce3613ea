import { describe, expect, test } from "vitest";
import { present } from "../lib/assert";
import { createRandom } from "../lib/random";
import { findTask } from "./list";
import { createSampler, heldOut } from "./split";

/** What the notes on attention that this page follows translate, in the direction in which they do. */
const SENTENCES: readonly (readonly [task: string, typed: string, target: string])[] = [
  ["fr-en", "je suis étudiant", "I am a student"],
  ["fr-en", "la zone économique européenne", "the european economic area"],
  ["fr-en", "l'homme", "the man"],
  ["en-fr", "I am a student", "je suis étudiant"],
  ["en-fr", "the European Economic Area", "la zone économique européenne"],
  ["en-fr", "the man", "l' homme"],
  ["ko-en", "나는 학생이다", "I am a student"],
  ["ko-en-eojeol", "나는 학생이다", "I am a student"],
];

describe.each([...new Set(SENTENCES.map(([id]) => id))])("the notes' sentences in %s", (id) => {
  const task = present(findTask(id), id);
  const wanted = new Map(
    SENTENCES.filter(([other]) => other === id).map(([, typed, target]) => [
      task
        .read(typed)
        .tokens.map(({ word }) => word)
        .join(" "),
      target,
    ]),
  );
  const sample = createSampler(task, createRandom(1));
  const pairs = Array.from({ length: 40_000 }, () => sample());
  test("are said by the grammar, in training", () => {
    const said = new Map<string, string>();
    for (const { source, target } of pairs) {
      const key = source.join(" ");
      if (wanted.has(key)) said.set(key, target.join(" "));
    }
    expect(said).toEqual(wanted);
  });
  test("are made of words of training, and never held out", () => {
    const sources = new Set(pairs.flatMap(({ source }) => source));
    const targets = new Set(pairs.flatMap(({ target }) => target));
    const held = new Set(heldOut(task).pairs.map(({ source }) => source.join(" ")));
    for (const [source, target] of wanted) {
      for (const word of source.split(" ")) expect(sources).toContain(word);
      for (const word of target.split(" ")) expect(targets).toContain(word);
      expect(held).not.toContain(source);
    }
  });
});
