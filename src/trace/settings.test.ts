import { describe, expect, it } from "vitest";
import { everyArchitecture, refusal } from "./architecture";
import { change, choiceOf, clash, DEFAULTS, defaultsOf, differences, type ModelChoice } from "./settings";

const POSSIBLE: readonly ModelChoice[] = everyArchitecture()
  .filter((architecture) => refusal(architecture) === null)
  .map((architecture) => ({ ...DEFAULTS, ...architecture }));

describe("change", () => {
  it("draws along what depends on a choice", () => {
    const plain = change(DEFAULTS, { wiring: "plain" });
    expect(plain).toMatchObject({ score: null, window: null, gaussian: false });
    expect(change(plain, { wiring: "bahdanau" })).toMatchObject({ score: "dot", window: "global" });
    expect(change(DEFAULTS, { window: "local-p" }).gaussian).toBe(true);
    expect(change({ ...DEFAULTS, inputFeeding: true }, { wiring: "bahdanau" }).inputFeeding).toBe(false);
    expect(change(DEFAULTS, { optimizer: "sgd" }).learningRate).toBe(1);
    expect(change({ ...DEFAULTS, units: 33 }, { bidirectional: true }).units).toBe(34);
  });

  it("leaves alone what was chosen too, even where it cannot be", () => {
    expect(clash(change(DEFAULTS, { wiring: "plain", score: "dot" }))).toBe("no-attention");
    expect(clash(change(DEFAULTS, { bidirectional: true, units: 33 }))).toBe("odd-units");
    expect(clash(change(DEFAULTS, { window: "local-p", gaussian: false }))).toBe("local-p-needs-gaussian");
  });

  it("makes every wiring of every possible model a possible model", () => {
    for (const choice of POSSIBLE)
      for (const wiring of ["luong", "bahdanau", "plain", "plain-context"] as const)
        expect(clash(change(choice, { wiring }))).toBeNull();
  });
});

describe("differences", () => {
  it("make every possible model of every task's defaults", () => {
    for (const task of ["fr-en", "reverse"])
      for (const choice of POSSIBLE) {
        const patch = differences(choice, task);
        expect(change(defaultsOf(task), patch)).toEqual(choice);
        expect(patch).not.toHaveProperty("batch");
      }
    expect(differences(defaultsOf("reverse"), "reverse")).toEqual({});
  });

  it("say no more than they must", () => {
    expect(differences(change(DEFAULTS, { wiring: "plain" }), "fr-en")).toEqual({ wiring: "plain" });
    expect(differences(change(DEFAULTS, { optimizer: "sgd" }), "fr-en")).toEqual({ optimizer: "sgd" });
    expect(differences(change(DEFAULTS, { window: "local-p" }), "fr-en")).toEqual({ window: "local-p" });
  });
});

it("a choice is what is left of settings without task and seed", () => {
  expect(choiceOf({ ...DEFAULTS, ...{ task: "fr-en", seed: 1 } })).toEqual(DEFAULTS);
});
