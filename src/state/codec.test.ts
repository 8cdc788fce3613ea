import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEED_LIMIT } from "../lib/seed";
import { STEP_IDS } from "../trace/steps";
import { readFields, readHash, sceneFrom, writeHash } from "./codec";
import { openingScene, type Scene } from "./scene";

const openings = [
  { task: "fr-en", sentence: "je suis étudiant" },
  { task: "ko-en", sentence: "나는 학생이다" },
];
const opening = openingScene({ task: "fr-en", sentence: "je suis étudiant" }, "en");

const scenes = fc.record<Scene>({
  task: fc.constantFrom("fr-en", "ko-en"),
  sentence: fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
    .map((text) => `a${text}`.normalize("NFC")),
  seed: fc.integer({ min: 0, max: SEED_LIMIT }),
  row: fc.option(fc.integer({ min: 0, max: 40 })),
  step: fc.constantFrom(...STEP_IDS),
  column: fc.integer({ min: 0, max: 40 }),
  language: fc.constantFrom("en", "ko"),
  flip: fc.boolean(),
});

describe("codec", () => {
  it("reads back every scene that it writes", () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const { fields, problems } = readHash(writeHash(scene), openings);
        expect(problems).toEqual([]);
        expect(sceneFrom(fields, openings, opening)).toEqual(scene);
      }),
    );
  });

  it("never throws, whatever a link says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (hash) => {
        sceneFrom(readHash(`#${hash}`, openings).fields, openings, opening);
      }),
    );
  });

  it("leaves out each bad field by itself and names it", () => {
    const { fields, problems } = readHash(
      "#task=nope&s=%20&seed=-1&row=x&step=softmax&column=2&lang=fr&flip=2&more=1",
      openings,
    );
    expect(fields).toEqual({ step: "softmax", column: 2 });
    expect(problems.map((problem) => problem.code === "link-field" && problem.field)).toEqual([
      "task",
      "s",
      "seed",
      "row",
      "lang",
      "flip",
      "more",
    ]);
  });

  it("takes the seeds that the engine takes", () => {
    expect(readHash(`#seed=${SEED_LIMIT}`, openings).fields.seed).toBe(SEED_LIMIT);
    expect(readHash(`#seed=${SEED_LIMIT + 1}`, openings).problems).toHaveLength(1);
  });

  it("opens a task with its own sentence, and an empty link with the opening", () => {
    expect(sceneFrom(readHash("#task=ko-en", openings).fields, openings, opening).sentence).toBe(
      "나는 학생이다",
    );
    expect(sceneFrom(readHash("", openings).fields, openings, opening)).toEqual(opening);
  });

  it("composes what a link decomposed", () => {
    const { fields } = readHash(`#s=${encodeURIComponent("étudiant".normalize("NFD"))}`, openings);
    expect(fields.sentence).toBe("étudiant".normalize("NFC"));
  });

  it("takes values from a script under the scene's own names", () => {
    expect(readFields({ sentence: "je suis", row: null, flip: true, seed: 3 }, openings)).toEqual({
      fields: { sentence: "je suis", row: null, flip: true, seed: 3 },
      problems: [],
    });
    expect(readFields({ row: -1, colour: "red" }, openings).problems).toHaveLength(2);
  });
});
