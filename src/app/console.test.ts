import { describe, expect, it } from "vitest";
import { loadLocale } from "../i18n/loadLocale";
import type { Problem } from "../lib/problem";
import { openingScene } from "../state/scene";
import { FIRST_SESSION } from "../state/session";
import { createLoom } from "../state/store";
import type { WorkerClient, WorkerListener } from "../worker/clientTypes";
import { createConsole, metricsOf } from "./console";
import { createRuns } from "./runs";

describe("metrics", () => {
  it("have the last training loss, never a held-out one", () => {
    const evaluation = { step: 600, loss: 0.1, exact: 0.9, bleu: 90, tokenAccuracy: 0.9, sentences: 500 };
    expect(metricsOf({ ...FIRST_SESSION, step: 600, evaluation })).toEqual({ step: 600, exact: 0.9 });
    const trained = { ...FIRST_SESSION, step: 601, evaluation, losses: [[601, 0.3]] as const };
    expect(metricsOf(trained)).toEqual({ step: 601, loss: 0.3, exact: 0.9 });
  });
});

describe("what a script says", () => {
  it("is refused in words where it makes no sense", async () => {
    await loadLocale("en");
    const client = { subscribe: () => () => {} } as unknown as WorkerClient;
    const loom = createLoom(client, openingScene({ task: "fr-en", sentence: "je suis" }, "en"), () => {});
    const { trace, reset } = createConsole(loom, createRuns(loom, client), client, []);
    await expect(trace("je suis", [{ kind: "magic" }] as never)).rejects.toThrow(
      "Intervention 1: “kind” is missing or not as it should be.",
    );
    await expect(reset({ colour: 1 } as never)).rejects.toThrow(
      "reset was given “colour”; it takes seed, cell,",
    );
    await expect(trace(5 as unknown as string)).rejects.toThrow("text was given “5”; it takes a sentence.");
  });
});

describe("training from a script", () => {
  /** A page in which a script has asked for three updates. */
  async function training() {
    await loadLocale("en");
    const listeners = new Set<WorkerListener>();
    const client = {
      subscribe: (listener: WorkerListener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      train: () => {},
    } as unknown as WorkerClient;
    const loom = createLoom(client, openingScene({ task: "fr-en", sentence: "je suis" }, "en"), () => {});
    const say = (...events: Parameters<WorkerListener>[0][]): void => {
      for (const event of events) for (const listener of [...listeners]) listener(event);
      loom.flush();
    };
    const none = { renderer: null, forced: null, rejected: [], timings: [], webgl: null, tfjs: "" };
    const choice = { ...none, backend: "wasm" } as const;
    const capabilities = { tasks: [], cells: [], wirings: [], scores: [], windows: [] };
    const settings = { task: "fr-en", seed: 1 };
    say(
      { type: "ready", choice, capabilities },
      { type: "configured", runId: 1, settings, step: 0, parameters: 1 },
      { type: "status", runId: 1, status: "idle", step: 0 },
    );
    const { train } = createConsole(loom, createRuns(loom, client), client, []);
    const before = listeners.size;
    const trained = train({ steps: 3 });
    await Promise.resolve();
    return { say, trained, leaves: () => expect(listeners.size).toBe(before) };
  }
  const status = (status: "training" | "paused", step: number) =>
    ({ type: "status", runId: 1, status, step }) as const;
  const refused = (problem: Problem) => ({ type: "refused", runId: 1, requestId: null, problem }) as const;

  it("rejects with what the engine refused", async () => {
    const { say, trained, leaves } = await training();
    say(status("training", 0), status("paused", 0), refused({ code: "pairs-needed" }));
    await expect(trained).rejects.toMatchObject({ cause: { problem: { code: "pairs-needed" } } });
    leaves();
  });

  it("rejects where the loss is no longer a number", async () => {
    const { say, trained } = await training();
    say(status("training", 0));
    say(status("paused", 2), refused({ code: "training-diverged", step: 2 }));
    await expect(trained).rejects.toMatchObject({ cause: { problem: { code: "training-diverged" } } });
  });

  it("resolves where something else was refused meanwhile", async () => {
    const { say, trained, leaves } = await training();
    const unfit = { code: "intervention-value", item: 0, field: "row", expected: "0" } as const;
    say(status("training", 0), refused(unfit));
    say(
      status("paused", 3),
      { type: "checkpoint", runId: 1, step: 3, model: new ArrayBuffer(1) },
      refused(unfit),
    );
    const evaluation = { step: 3, loss: 1, exact: 0, tokenAccuracy: 0, bleu: 0, sentences: 1 };
    say({ type: "evaluated", runId: 1, evaluation });
    await expect(trained).resolves.toMatchObject({ step: 3 });
    leaves();
  });
});
