import { describe, expect, it, vi } from "vitest";
import { ProblemError } from "../lib/problem";
import { openingScene } from "../state/scene";
import { createLoom } from "../state/store";
import type { Intervention } from "../trace/intervention";
import type { Trace } from "../trace/trace";
import type { WorkerClient, WorkerListener } from "../worker/clientTypes";
import type { RunSettings } from "../worker/protocol";
import { createRuns } from "./runs";

const own = openingScene({ task: "fr-en", sentence: "je suis étudiant" }, "en");
const trace = { model: { step: 1 }, steps: [], source: {}, output: {} } as unknown as Trace;

const unfit = new ProblemError({
  code: "intervention-value",
  item: 0,
  field: "gate",
  expected: "reset, update, candidate",
});

/** A page in training, with whatever lies beside it. */
function setUp({ shipped = false, refuse = false, refuseFirst = false } = {}) {
  const configured: { settings: RunSettings; model: boolean }[] = [];
  let listener: WorkerListener = () => {};
  const pinned: unknown[] = [];
  const trained: number[] = [];
  const client = {
    subscribe: (wanted: WorkerListener) => {
      listener = wanted;
      return () => {};
    },
    configure: (settings: RunSettings, model?: ArrayBuffer) => {
      configured.push({ settings, model: model !== undefined });
      if (refuseFirst && configured.length === 1) return Promise.reject(unfit);
      return refuse ? Promise.reject(new ProblemError({ code: "worker-busy" })) : Promise.resolve(settings);
    },
    pin: (text: string, interventions: unknown) => pinned.push([text, interventions]),
    trace: (_: string, [one]: readonly Intervention[] = []) =>
      one?.kind === "gate" ? Promise.reject(unfit) : Promise.resolve(trace),
    pause: () => {},
    train: (updates: number) => trained.push(updates),
  } as unknown as WorkerClient;
  vi.stubGlobal("document", { baseURI: "http://localhost/" });
  vi.stubGlobal("fetch", async (url: URL) =>
    shipped && url.pathname.endsWith(".safetensors")
      ? new Response(new ArrayBuffer(8))
      : new Response(null, { status: 404 }),
  );
  const loom = createLoom(client, own, () => {});
  listener({ type: "configured", runId: 1, settings: { task: "fr-en", seed: 1 }, step: 0, parameters: 1 });
  listener({ type: "status", runId: 1, status: "training", step: 1 });
  listener({ type: "snapshot", runId: 1, trace });
  loom.flush();
  return {
    loom,
    runs: createRuns(loom, client),
    configured,
    pinned,
    trained,
    get: loom.store.getState,
    say: (event: Parameters<WorkerListener>[0]) => listener(event),
  };
}

describe("applyScene", () => {
  it("holds the numbers of a model in training only for a step within the translation", async () => {
    const { runs, get } = setUp();
    await runs.applyScene({ language: "ko", flip: true });
    expect(get()).toMatchObject({ held: null, scene: { language: "ko", flip: true } });
    await runs.applyScene({ sentence: "elle est étudiante", row: 1 });
    expect(get()).toMatchObject({ held: null, scene: { sentence: "elle est étudiante", row: 1 } });
    await runs.applyScene({ step: "output" });
    expect(get().held).toBe(trace);
  });

  it("takes the shipped model with the first seed, and nothing with another", async () => {
    const { runs, get, configured } = setUp({ shipped: true });
    await runs.applyScene({ seed: 7 });
    await runs.applyScene({ seed: 1 });
    expect(configured).toEqual([
      { settings: { task: "fr-en", seed: 7 }, model: false },
      { settings: { task: "fr-en", seed: 1 }, model: true },
    ]);
    expect(get().scene.seed).toBe(1);
  });

  it("trains to the update that a link names, from the seed, whatever ships; another choice lets go of it", async () => {
    const { runs, get, configured, trained } = setUp({ shipped: true });
    await runs.applyScene({ updates: 20 });
    expect([configured, trained]).toEqual([[{ settings: { task: "fr-en", seed: 1 }, model: false }], [20]]);
    expect(get().scene.updates).toBe(20);
    expect(runs.origin()).toBe("nothing");
    await runs.applyScene({ seed: 7, row: 1 });
    expect([get().scene.updates, trained]).toEqual([null, [20]]);
    await runs.applyScene({ seed: 1 });
    expect(runs.origin()).toBe("shipped");
    await runs.applyScene({ updates: 0 });
    expect([configured.length, get().scene.updates, trained]).toEqual([4, 0, [20]]);
    await runs.applyScene({ updates: null });
    expect([configured.length, get().scene.updates]).toEqual([4, null]);
  });

  it("opens a link with a number of updates without the shipped model", async () => {
    const { runs, loom, configured, trained } = setUp({ shipped: true });
    loom.setScene({ updates: 600 });
    await runs.open();
    expect([configured, trained]).toEqual([[{ settings: { task: "fr-en", seed: 1 }, model: false }], [600]]);
  });

  it("begins another run for another model, and for what follows from it", async () => {
    const { runs, get, configured } = setUp();
    await runs.applyScene({ wiring: "plain", cell: "lstm" });
    expect(configured).toEqual([
      { settings: { task: "fr-en", seed: 1, wiring: "plain", cell: "lstm" }, model: false },
    ]);
    expect(get().scene).toMatchObject({ wiring: "plain", score: null, window: null, cell: "lstm" });
    await runs.applyScene({ wiring: "plain", cell: "lstm", row: 1 });
    expect(configured).toHaveLength(1);
  });

  it("changes nothing where a model is refused, by the page or by the engine", async () => {
    const { runs, get, configured } = setUp();
    const before = get().scene;
    await expect(runs.applyScene({ wiring: "plain", score: "dot", row: 2 })).rejects.toMatchObject({
      problem: { code: "architecture-refused", reason: "no-attention" },
    });
    expect([configured, get().scene]).toEqual([[], before]);
    const refused = setUp({ refuse: true });
    await expect(refused.runs.chooseModel({ cell: "lstm" })).rejects.toThrow();
    expect(refused.get().scene).toEqual(before);
  });

  it("carries what was chosen of the model to another task, and the defaults of each task with it", async () => {
    const { runs, get, configured } = setUp();
    await runs.chooseModel({ wiring: "bahdanau" });
    await runs.chooseTask("reverse");
    expect(configured.at(-1)?.settings).toEqual({ task: "reverse", seed: 1, wiring: "bahdanau" });
    expect(get().scene).toMatchObject({ wiring: "bahdanau", bidirectional: true });
    await runs.chooseTask("fr-en");
    expect(get().scene).toMatchObject({ wiring: "bahdanau", bidirectional: false });
  });

  it("gives the task's own model where a link asks for one that the engine refuses", async () => {
    const { runs, get, loom, configured } = setUp({ refuseFirst: true });
    loom.setScene({ holdOut: "nothing" });
    await runs.open();
    loom.flush();
    expect(configured.map(({ settings }) => settings)).toEqual([
      { task: "fr-en", seed: 1, holdOut: "nothing" },
      { task: "fr-en", seed: 1 },
    ]);
    expect(get().scene.holdOut).toBe("random");
    expect(get().session.notes.map(({ kind }) => kind)).toContain("problem");
  });

  it("says nothing of a run that gave way to a newer one", async () => {
    const { runs, loom, get } = setUp({ refuse: true });
    await expect(runs.applyScene({ seed: 7 })).rejects.toThrow();
    loom.flush();
    expect(get().session.notes).toEqual([]);
  });
});

it("whether a run was asked for is known once the task that was chosen is there", async () => {
  const { runs, configured } = setUp();
  expect(await runs.isAsked()).toBe(false);
  const chosen = runs.chooseTask("copy");
  expect(await runs.isAsked()).toBe(true);
  await chosen;
  await expect(setUp().runs.chooseTask("klingon")).rejects.toThrow();
  expect(configured).toHaveLength(1);
});

describe("interventions", () => {
  const uniform = { kind: "weights", row: "all", set: "uniform" } as const;
  const forget = { kind: "gate", side: "decoder", gate: "forget", value: 0 } as const;

  it("reach the sentence that is shown, and stay with the next one", async () => {
    const { runs, get, pinned, loom } = setUp();
    await runs.applyScene({ interventions: [uniform] });
    loom.setSentence("elle est étudiante");
    expect(get().scene.interventions).toEqual([uniform]);
    expect(pinned).toEqual([
      ["je suis étudiant", [uniform]],
      ["elle est étudiante", [uniform]],
    ]);
  });

  it("of one scene are gone before the next scene's sentence or model is there, without a word", async () => {
    const { runs, get, pinned } = setUp();
    await runs.applyScene({ interventions: [uniform] });
    await runs.applyScene({ sentence: "elle est étudiante", wiring: "plain", interventions: [] });
    expect(pinned.slice(1)).toEqual([
      ["je suis étudiant", []],
      ["elle est étudiante", []],
    ]);
    // Where both are the same they give way to the next ones at once.
    await runs.applyScene({ interventions: [uniform] });
    await runs.applyScene({ interventions: [{ ...uniform, row: 0 }] });
    await runs.applyScene({ seed: 2, interventions: [] });
    expect(pinned.slice(3)).toEqual([
      ["elle est étudiante", [uniform]],
      ["elle est étudiante", [{ ...uniform, row: 0 }]],
      ["elle est étudiante", []],
    ]);
    expect(get().session.notes.filter(({ kind }) => kind === "problem")).toEqual([]);
  });

  it("are refused as a whole where the model has no such thing", async () => {
    const { runs, get, pinned } = setUp();
    await expect(runs.intervene([forget])).rejects.toBe(unfit);
    expect([pinned, get().scene.interventions]).toEqual([[], []]);
  });

  it("are let go with a note when they no longer fit", async () => {
    const { runs, get, pinned, loom, say } = setUp();
    await runs.intervene([uniform]);
    say({ type: "refused", runId: 1, requestId: null, problem: unfit.problem });
    loom.flush();
    expect(get().scene.interventions).toEqual([]);
    expect(pinned.at(-1)).toEqual(["je suis étudiant", []]);
    expect(get().session.notes).toEqual([{ kind: "problem", problem: unfit.problem }]);
  });
});
