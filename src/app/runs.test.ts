import { describe, expect, it, vi } from "vitest";
import { ProblemError } from "../lib/problem";
import { openingScene } from "../state/scene";
import { createLoom } from "../state/store";
import type { Trace } from "../trace/trace";
import type { WorkerClient, WorkerListener } from "../worker/clientTypes";
import type { RunSettings } from "../worker/protocol";
import { createRuns } from "./runs";

const trace = { model: { step: 1 }, steps: [], source: {}, output: {} } as unknown as Trace;

/** A page in training, with whatever lies beside it. */
function setUp({ shipped = false, refuse = false } = {}) {
  const configured: { settings: RunSettings; model: boolean }[] = [];
  let listener: WorkerListener = () => {};
  const client = {
    subscribe: (wanted: WorkerListener) => {
      listener = wanted;
      return () => {};
    },
    configure: (settings: RunSettings, model?: ArrayBuffer) => {
      configured.push({ settings, model: model !== undefined });
      return refuse ? Promise.reject(new ProblemError({ code: "worker-busy" })) : Promise.resolve(settings);
    },
    pin: () => {},
    pause: () => {},
  } as unknown as WorkerClient;
  vi.stubGlobal("document", { baseURI: "http://localhost/" });
  vi.stubGlobal("fetch", async (url: URL) =>
    shipped && url.pathname.endsWith(".safetensors")
      ? new Response(new ArrayBuffer(8))
      : new Response(null, { status: 404 }),
  );
  const loom = createLoom(
    client,
    openingScene({ task: "fr-en", sentence: "je suis étudiant" }, "en"),
    () => {},
  );
  listener({ type: "configured", runId: 1, settings: { task: "fr-en", seed: 1 }, step: 0, parameters: 1 });
  listener({ type: "status", runId: 1, status: "training", step: 1 });
  listener({ type: "snapshot", runId: 1, trace });
  loom.flush();
  return { loom, runs: createRuns(loom, client), configured, get: loom.store.getState };
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

  it("says nothing of a run that gave way to a newer one", async () => {
    const { runs, loom, get } = setUp({ refuse: true });
    await expect(runs.applyScene({ seed: 7 })).rejects.toThrow();
    loom.flush();
    expect(get().session.notes).toEqual([]);
  });
});
