import { describe, expect, it } from "vitest";
import { readHash, sceneFrom, settleLink } from "../state/codec";
import { openingScene } from "../state/scene";
import { OPENINGS } from "../tasks/loaded";
import { askedRun } from "./keepRun";

/** The run that an address asks for, by its hash. */
function asked(hash: string) {
  const said = readHash(hash, OPENINGS);
  const { fields } = settleLink(said, "fr-en");
  return askedRun(said.fields, sceneFrom(fields, OPENINGS, openingScene(OPENINGS[0], "en")));
}

describe("the run that an address asks for", () => {
  it("is none where it says nothing of a task, a seed or a model", () => {
    expect(asked("")).toBeNull();
    expect(asked("#lang=ko&flip=1")).toBeNull();
    expect(asked("#s=elle est étudiante&row=1&step=output")).toBeNull();
  });

  it("is the task's own where a task is all it says", () => {
    expect(asked("#task=reverse")).toMatchObject({ task: "reverse", seed: 1, bidirectional: true });
    expect(asked("#seed=7")).toMatchObject({ task: "fr-en", seed: 7, units: 32 });
    expect(asked("#units=8")).toMatchObject({ task: "fr-en", seed: 1, units: 8 });
  });
});
