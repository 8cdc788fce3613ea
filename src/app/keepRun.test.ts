import { describe, expect, it } from "vitest";
import { type Problem, ProblemError } from "../lib/problem";
import type { Keeper } from "../saved/keeper";
import type { WholeRun } from "../saved/savedRun";
import { readHash, sceneFrom, settleLink } from "../state/codec";
import { openingScene, type Scene } from "../state/scene";
import { createLoom } from "../state/store";
import { OPENINGS } from "../tasks/loaded";
import { defaultsOf } from "../trace/settings";
import type { WorkerClient } from "../worker/clientTypes";
import { askedRun, keepRun } from "./keepRun";
import type { Runs } from "./runs";

const UNIFORM = { kind: "weights", row: "all", set: "uniform" } as const;

/** The run that an address asks for, by its hash. */
function asked(hash: string) {
  const said = readHash(hash, OPENINGS);
  const { fields } = settleLink(said, "fr-en");
  return askedRun(said.fields, sceneFrom(fields, OPENINGS, openingScene(OPENINGS[0], "en")));
}

describe("the run that an address asks for", () => {
  it("is none where it says nothing of a sentence, a task, a seed or a model", () => {
    expect(asked("")).toBeNull();
    expect(asked("#lang=ko&flip=1&row=1&step=output")).toBeNull();
  });

  it("is any of the sentence's task where a sentence, or what is changed in its translation, is all it says", () => {
    expect(asked("#s=elle est étudiante&row=1&step=output")).toEqual({ task: "fr-en" });
    expect(asked(`#do=${JSON.stringify([UNIFORM])}`)).toEqual({ task: "fr-en" });
  });

  it("is the task's own where a task is all it says", () => {
    expect(asked("#task=reverse")).toMatchObject({ task: "reverse", seed: 1, bidirectional: true });
    expect(asked("#seed=7")).toMatchObject({ task: "fr-en", seed: 7, units: 32 });
    expect(asked("#units=8")).toMatchObject({ task: "fr-en", seed: 1, units: 8 });
  });
});

/** A page that opens, and a saved run. `meanwhile` happens while that is looked for. */
async function opens({
  task = "fr-en",
  said = {},
  refused,
  meanwhile = () => {},
}: {
  task?: string;
  said?: Partial<Scene>;
  refused?: Error;
  meanwhile?: (page: { scene: (patch: Partial<Scene>) => void; ask: () => void }) => void;
} = {}) {
  const done: string[] = [];
  const client = { subscribe: () => {}, pin: () => {} } as unknown as WorkerClient;
  const opening = openingScene({ task: "fr-en", sentence: "je suis étudiant" }, "en");
  const loom = createLoom(client, { ...opening, ...said }, () => {});
  const run = {
    scene: { ...defaultsOf(task), task, seed: 5, sentence: "what was saved" },
    pairs: null,
    losses: [],
    exact: [],
    aer: [],
  };
  let isAsked = false;
  const runs = {
    isAsked: async () => isAsked,
    open: async () => void done.push("open"),
    resume: async () => {
      done.push("resume");
      if (refused) throw refused;
    },
  } as unknown as Runs;
  const keeper: Keeper = {
    takeUp: async () => {
      meanwhile({
        scene: loom.setScene,
        ask: () => {
          isAsked = true;
        },
      });
      return { run, model: new ArrayBuffer(1) } as unknown as WholeRun;
    },
    keep: () => {},
    forget: () => done.push("forget"),
    letGo: () => done.push("let go"),
  };
  const page = { loom, client, runs, said, mark: () => {}, noteRefusal: () => {} };
  await keepRun(page, () => keeper).begin();
  const { sentence, interventions, seed } = loom.store.getState().scene;
  return { done, sentence, interventions, seed };
}

describe("a saved run that the page opens with", () => {
  it("is gone on with, and shows its own sentence or that of the address", async () => {
    expect(await opens()).toMatchObject({ done: ["resume"], seed: 5, sentence: "what was saved" });
    const said = { sentence: "elle est étudiante", interventions: [UNIFORM] };
    expect(await opens({ said })).toEqual({ done: ["resume"], seed: 5, ...said });
  });

  it("keeps what the address changes in a translation with the sentence that it means", async () => {
    expect(await opens({ said: { interventions: [UNIFORM] } })).toEqual({
      done: ["resume"],
      seed: 5,
      sentence: "je suis étudiant",
      interventions: [UNIFORM],
    });
  });

  const refusals: readonly [Problem, string][] = [
    [{ code: "model-truncated", expected: 9, actual: 1 }, "forget"],
    [{ code: "task-unknown", task: "klingon", known: [] }, "forget"],
    [{ code: "option-value", option: "units", value: "1", expected: "2" }, "forget"],
    [{ code: "worker-stopped", step: null }, "let go"],
    [{ code: "engine-failed", detail: "" }, "let go"],
  ];
  for (const [problem, end] of refusals)
    it(`is ${end === "forget" ? "thrown away" : "left for another time"} where it meets ${problem.code}`, async () => {
      const { done, seed } = await opens({ refused: new ProblemError(problem) });
      expect([done, seed]).toEqual([["resume", end, "open"], 1]);
    });

  it("is left for another time where a part of the page does not load", async () => {
    const refused = new TypeError("Failed to fetch dynamically imported module");
    expect((await opens({ refused })).done).toEqual(["resume", "let go", "open"]);
  });

  it("gives way to what is chosen while it is looked for", async () => {
    const chosen = await opens({ meanwhile: ({ ask }) => ask() });
    expect(chosen).toMatchObject({ done: ["let go"], seed: 1, sentence: "je suis étudiant" });
    const busy = await opens({ refused: new ProblemError({ code: "worker-busy" }) });
    expect(busy.done).toEqual(["resume", "let go"]);
  });

  it("keeps a sentence that came while it was looked for, or gives way where it has another task", async () => {
    const sentence = "elle est étudiante";
    const meanwhile = ({ scene }: { scene: (patch: Partial<Scene>) => void }) => scene({ sentence });
    expect(await opens({ meanwhile })).toMatchObject({ done: ["resume"], sentence });
    const other = await opens({ task: "reverse", meanwhile });
    expect(other).toMatchObject({ done: ["let go", "open"], sentence, seed: 1 });
  });
});
