import { afterEach, describe, expect, it, vi } from "vitest";
import { openingScene } from "../state/scene";
import { createLoom } from "../state/store";
import type { WorkerClient, WorkerListener } from "../worker/clientTypes";
import type { RunKeeper } from "./keepRun";
import type { Runs } from "./runs";
import { startSaving } from "./saving";

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** A page whose keeper loads when it is let; `isMarked` is one that has saved before. */
function setUp(isMarked = false) {
  vi.stubGlobal("document", { hidden: false, addEventListener: () => {} });
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("localStorage", { getItem: () => (isMarked ? "1" : null) });
  const listeners: WorkerListener[] = [];
  const client = {
    subscribe: (listener: WorkerListener) => listeners.push(listener),
  } as unknown as WorkerClient;
  const loom = createLoom(client, openingScene({ task: "fr-en", sentence: "je suis" }, "en"), () => {});
  const runs = { open: async () => {} } as Runs;
  const kept: ArrayBuffer[] = [];
  const keepRun = (): RunKeeper => {
    const keep = (model: ArrayBuffer): void => {
      loom.flush();
      if (loom.store.getState().session.checkpoint?.model === model) kept.push(model);
    };
    listeners.push((event) => event.type === "checkpoint" && keep(event.model));
    return { keep, begin: async () => {} };
  };
  const loading: { resolve(): void; reject(error: Error): void }[] = [];
  const load = () =>
    new Promise<{ keepRun: typeof keepRun }>((resolve, reject) => {
      loading.push({ resolve: () => resolve({ keepRun }), reject });
    });
  const started = startSaving(loom, client, runs, {}, load);
  const checkpoint = (step: number): ArrayBuffer => {
    const model = new ArrayBuffer(step);
    for (const listener of [...listeners]) listener({ type: "checkpoint", runId: 0, step, model });
    loom.flush();
    return model;
  };
  const notes = (): string[] => {
    loom.flush();
    return loom.store.getState().session.notes.map(({ kind }) => kind);
  };
  return { loom, checkpoint, kept, loading, notes, started };
}

describe("saving", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("keeps the last of the checkpoints that came while it loaded, once", async () => {
    const { checkpoint, kept, loading } = setUp();
    checkpoint(1);
    const second = checkpoint(2);
    expect(loading).toHaveLength(1);
    loading[0]?.resolve();
    await settled();
    expect(kept).toEqual([second]);
    const third = checkpoint(3);
    await settled();
    expect(kept).toEqual([second, third]);
  });

  for (const isMarked of [false, true])
    it(`says once that it could not be loaded, and tries again, for a ${isMarked ? "known" : "first"} visitor`, async () => {
      const { loom, checkpoint, kept, loading, notes, started } = setUp(isMarked);
      if (isMarked) loading[0]?.reject(new TypeError("no such file"));
      await started;
      for (const step of [1, 2]) {
        checkpoint(step);
        loading.at(-1)?.reject(new TypeError("no such file"));
        await settled();
        expect(notes()).toEqual(step === 1 ? ["not-saved"] : []);
        loom.dismiss("not-saved");
      }
      const third = checkpoint(3);
      loading.at(-1)?.resolve();
      await settled();
      expect(kept).toEqual([third]);
    });
});
