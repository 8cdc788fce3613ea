import { describe, expect, it } from "vitest";
import { readHash } from "../../state/codec";
import { openingScene } from "../../state/scene";
import { classHash, modelOfLink } from "./frozen";

const run = { task: "fr-en", origin: "nothing", begun: 0, step: 312 } as const;

describe("what a link brings of a model", () => {
  it("names one that ships as long as nobody trained it on, and the hand-set ones", () => {
    expect(modelOfLink({ ...run, origin: "shipped", begun: 600, step: 600 })).toEqual({ kind: "shipped" });
    expect(modelOfLink({ ...run, task: "worked-luong", begun: 0, step: 0 })).toEqual({ kind: "shipped" });
  });

  it("says seed and updates of one that began from nothing, in this page or before a reload", () => {
    expect(modelOfLink(run)).toEqual({ kind: "again", updates: 312 });
    expect(modelOfLink({ ...run, origin: "resumed" })).toEqual({ kind: "again", updates: 312 });
  });

  it("cannot bring what was trained on, what came from a file, and what own pairs made", () => {
    expect(modelOfLink({ ...run, origin: "shipped", begun: 600, step: 601 })).toEqual({
      kind: "file",
      why: "continued",
    });
    expect(modelOfLink({ ...run, origin: "resumed", begun: 600, step: 700 })).toEqual({
      kind: "file",
      why: "continued",
    });
    expect(modelOfLink({ ...run, origin: "file" })).toEqual({ kind: "file", why: "imported" });
    expect(modelOfLink({ ...run, task: "own" })).toEqual({ kind: "file", why: "own" });
  });

  it("is read back as it was put together", () => {
    const opening = { task: "fr-en", sentence: "je suis étudiant" };
    const scene = { ...openingScene(opening, "en"), seed: 5, updates: 20 };
    const link = { present: true, hide: ["train", "pane"] as const };
    const read = (model: Parameters<typeof classHash>[1]) =>
      readHash(classHash(scene, model, link), [opening]);
    expect(read({ kind: "again", updates: 312 })).toMatchObject({
      fields: { seed: 5, updates: 312, present: true, hide: ["pane", "train"] },
      problems: [],
    });
    expect(read({ kind: "shipped" }).fields).not.toHaveProperty("updates");
  });
});
