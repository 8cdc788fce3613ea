import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEED_LIMIT } from "../lib/seed";
import { everyArchitecture, refusal } from "../trace/architecture";
import type { Intervention } from "../trace/intervention";
import { NOTATIONS } from "../trace/notation";
import { change, DEFAULTS, defaultsOf, type ModelChoice } from "../trace/settings";
import { STEP_IDS } from "../trace/steps";
import { readFields, readHash, sceneFrom, settleLink, writeHash } from "./codec";
import { CONTROLS, openingScene, SCREENS, type Scene, VIEWS } from "./scene";

const openings = [
  { task: "fr-en", sentence: "je suis étudiant" },
  { task: "ko-en", sentence: "나는 학생이다" },
];
const opening = openingScene({ task: "fr-en", sentence: "je suis étudiant" }, "en");

const possible = everyArchitecture().filter((architecture) => refusal(architecture) === null);

const choices: fc.Arbitrary<ModelChoice> = fc
  .record({
    architecture: fc.constantFrom(...possible),
    radius: fc.integer({ min: 1, max: 64 }),
    units: fc.integer({ min: 1, max: 128 }).map((half) => 2 * half),
    embed: fc.integer({ min: 1, max: 256 }),
    batch: fc.integer({ min: 1, max: 512 }),
    learningRate: fc.double({ min: 1e-6, max: 10, noNaN: true }),
    clip: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    optimizer: fc.constantFrom("adam", "sgd"),
    dropout: fc.double({ min: 0, max: 0.9, noNaN: true }),
    teacherForcing: fc.constantFrom("1", "0.5", "linear:1,0.002,0.2", "inverse-sigmoid:100"),
    reverseSource: fc.boolean(),
    withoutEos: fc.boolean(),
    holdOut: fc.constantFrom("random", "length"),
  })
  .map(({ architecture, radius, ...regime }) => ({ ...architecture, ...regime, radius }));

const lists = fc.array(
  fc.constantFrom<Intervention>(
    { kind: "weights", row: "all", set: "uniform" },
    { kind: "scores", row: 2, temperature: 0.5 },
    { kind: "source", position: 1, word: "rouge & <b>" },
    { kind: "states", numbers: [[1, -0.5]] },
  ),
  { maxLength: 3 },
);

const places = fc.record({
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
  interventions: lists,
  screen: fc.constantFrom(...SCREENS),
  place: fc.constantFrom("", "attention", "attention.keep", "glossary.attention-score", "notes.12"),
  view: fc.constantFrom(...VIEWS),
  notation: fc.option(fc.constantFrom(...NOTATIONS)),
  opened: fc.constantFrom("", "weights.3.2", "weights.3.2~scores.3.2~states.2.11"),
  present: fc.boolean(),
  hide: fc.subarray([...CONTROLS]),
  updates: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
});

const scenes: fc.Arbitrary<Scene> = fc
  .tuple(places, choices)
  .map(([place, choice]) => ({ ...place, ...choice }));

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

  it("hides what it knows of a list, and names what it does not", () => {
    const { fields, problems } = readHash("#hide=transport,lamp,train,", openings);
    expect(fields.hide).toEqual(["transport", "train"]);
    expect(problems).toEqual([
      { code: "link-field", field: "hide", value: "lamp" },
      { code: "link-field", field: "hide", value: "" },
    ]);
    expect(readFields({ hide: ["pane", "lamp"], present: true, updates: null }, openings)).toEqual({
      fields: { hide: ["pane"], present: true, updates: null },
      problems: [{ code: "link-field", field: "hide", value: "lamp" }],
    });
  });

  it("takes whole numbers of updates, of at most a million", () => {
    expect(readHash("#updates=600", openings).fields.updates).toBe(600);
    for (const bad of ["-1", "1.5", "1000001", "many"])
      expect(readHash(`#updates=${bad}`, openings).problems).toHaveLength(1);
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

  it("says of the model only what its task does not already say", () => {
    const lstm = { ...opening, ...change(DEFAULTS, { wiring: "bahdanau", cell: "lstm" }) };
    const said = (scene: Scene) => Object.fromEntries(new URLSearchParams(writeHash(scene).slice(1)));
    const { wiring, cell, ...rest } = said(lstm);
    expect([wiring, cell]).toEqual(["bahdanau", "lstm"]);
    expect(rest).toEqual(said(opening));
    expect(said({ ...opening, ...defaultsOf("reverse"), task: "reverse" })).not.toHaveProperty("both");
    expect(said({ ...opening, task: "reverse" })).toMatchObject({ both: "0" });
  });

  it("reads a link from before there were models to choose", () => {
    const old = "#task=fr-en&s=je+suis&seed=7&step=softmax&column=0&lang=ko";
    const { fields, problems } = settleLink(readHash(old, openings), "fr-en");
    expect(problems).toEqual([]);
    expect(sceneFrom(fields, openings, opening)).toEqual({
      ...opening,
      sentence: "je suis",
      seed: 7,
      language: "ko",
    });
  });

  it("names every field of the model that is none, and takes the usual one", () => {
    const bad =
      "cell=cnn&wiring=1&score=&units=1e3&lr=0&opt=lion&drop=1&teach=often&layers=3&both=yes&feed=on&do=[{}]";
    const { fields, problems } = settleLink(readHash(`#${bad}`, openings), "fr-en");
    expect(problems).toHaveLength(12);
    expect(fields).toEqual(defaultsOf("fr-en"));
  });

  it("takes no model where its parts do not go together, and says why", () => {
    const { fields, problems } = settleLink(readHash("#wiring=plain&score=dot&seed=3", openings), "fr-en");
    expect(problems).toEqual([{ code: "architecture-refused", reason: "no-attention" }]);
    expect(fields).toEqual({ ...defaultsOf("fr-en"), seed: 3 });
    expect(settleLink(readHash("#both=1&units=33", openings), "fr-en").problems).toHaveLength(1);
  });

  it("takes a model and interventions from a script", () => {
    const interventions = [{ kind: "weights", row: "all", set: "uniform" }];
    const values = {
      cell: "lstm",
      score: null,
      bidirectional: true,
      units: 16,
      learningRate: 0.001,
      interventions,
    };
    expect(readFields(values, openings)).toEqual({ fields: values, problems: [] });
    expect(
      readFields({ bidirectional: "yes", interventions: [{ kind: "magic" }] }, openings).problems,
    ).toHaveLength(2);
  });
});

it("a worked example that was left to its model says so: its link alone would bring its vectors back", () => {
  const all = [...openings, { task: "worked-luong", sentence: "je suis étudiant" }];
  const scene: Scene = { ...opening, ...defaultsOf("worked-luong"), task: "worked-luong" };
  expect(readHash(writeHash(scene), all).fields.interventions).toEqual([]);
  expect(readHash(writeHash(opening), all).fields.interventions).toBeUndefined();
});
