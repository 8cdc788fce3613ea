import { describe, expect, it } from "vitest";
import type { Trace } from "../trace/trace";
import type { WorkerClient, WorkerListener } from "../worker/clientTypes";
import { NO_FOCUS, togglePin } from "./focus";
import { openingScene } from "./scene";
import { createLoom, shownPosition, shownTrace, updatesNewer } from "./store";

const settings = { task: "fr-en", seed: 1 };
const traceAt = (step: number): Trace =>
  ({
    model: { step },
    steps: ["encode", "cell", "score", "softmax"],
    source: { text: "", tokens: ["a", "b", "<eos>"] },
    output: { tokens: ["x", "y", "<eos>"] },
  }) as unknown as Trace;

function setUp() {
  const said: string[] = [];
  let listener: WorkerListener = () => {};
  const client: WorkerClient = {
    subscribe: (wanted) => {
      listener = wanted;
      return () => {};
    },
    configure: () => Promise.resolve(settings),
    train: (updates) => said.push(`train ${updates}`),
    pause: () => said.push("pause"),
    setBackground: () => {},
    save: () => {},
    throttle: (speed) => said.push(`throttle ${speed}`),
    pin: (text) => said.push(`pin ${text}`),
    trace: () => Promise.reject(new Error("not asked")),
    probe: () => Promise.reject(new Error("not asked")),
    evaluate: () => Promise.reject(new Error("not asked")),
    exportModel: () => Promise.reject(new Error("not asked")),
    restart: () => said.push("restart"),
    dispose: () => {},
  };
  let frame: (() => void) | null = null;
  const loom = createLoom(client, openingScene({ task: "fr-en", sentence: "a b" }, "en"), (job) => {
    frame = job;
  });
  const draw = (): void => {
    frame?.();
    frame = null;
  };
  const snapshot = (step: number): void => {
    listener({
      type: "progress",
      runId: 1,
      progress: { step, losses: [], stepsPerSecond: null, tensors: 0, bytes: 0, textures: null },
    });
    listener({ type: "snapshot", runId: 1, trace: traceAt(step) });
    draw();
  };
  const begin = (): void => {
    listener({ type: "configured", runId: 1, settings, step: 0, parameters: 1 });
    listener({ type: "status", runId: 1, status: "training", step: 0 });
    snapshot(1);
  };
  const get = loom.store.getState;
  return {
    loom,
    said,
    get,
    draw,
    snapshot,
    begin,
    emit: (event: Parameters<WorkerListener>[0]) => listener(event),
  };
}

describe("store", () => {
  it("takes up everything that came between two frames at once", () => {
    const { loom, get, draw, emit } = setUp();
    let changes = 0;
    loom.store.subscribe(() => changes++);
    emit({ type: "configured", runId: 1, settings, step: 0, parameters: 1 });
    for (let step = 1; step < 20; step++) emit({ type: "status", runId: 1, status: "training", step });
    expect(get().session.runId).toBe(0);
    draw();
    expect(changes).toBe(1);
    expect(get().session.step).toBe(19);
  });

  it("shows every snapshot while training, until the reader steps", () => {
    const { loom, get, snapshot, begin } = setUp();
    begin();
    snapshot(5);
    expect(shownTrace(get())?.model.step).toBe(5);
    loom.moveTo({ row: 0 });
    snapshot(17);
    expect(shownTrace(get())?.model.step).toBe(5);
    expect(updatesNewer(get())).toBe(12);
    loom.refresh();
    expect(shownTrace(get())?.model.step).toBe(17);
    snapshot(20);
    expect(shownTrace(get())?.model.step).toBe(20);
  });

  it("lets held numbers go with another sentence, with training resumed, and with a new run", () => {
    const { loom, get, snapshot, begin, said, emit, draw } = setUp();
    begin();
    const hold = (): void => {
      loom.moveTo({ row: 0 });
      snapshot((get().session.step ?? 0) + 1);
      expect(updatesNewer(get())).toBe(1);
    };
    hold();
    loom.setSentence("b a");
    expect(updatesNewer(get())).toBe(0);
    expect(get().scene).toMatchObject({ sentence: "b a", row: null });
    hold();
    loom.train();
    expect(get().held).toBeNull();
    hold();
    emit({ type: "configured", runId: 2, settings, step: 0, parameters: 1 });
    draw();
    expect(get().held).toBeNull();
    expect(said).toEqual(["pin b a", "train undefined"]);
  });

  it("holds nothing while the model rests", () => {
    const { loom, get, emit, draw, begin } = setUp();
    begin();
    emit({ type: "status", runId: 1, status: "paused", step: 1 });
    draw();
    loom.moveTo({ step: "cell" });
    expect(get().held).toBeNull();
    expect(shownPosition(get())).toEqual({ row: 1, step: "cell", column: 0 });
  });

  it("shows a trace that is held, until it is refreshed; an opened number goes with its sentence", () => {
    const { loom, get, snapshot, begin } = setUp();
    begin();
    snapshot(3);
    const { trace } = get().session;
    if (!trace) throw new Error("no trace");
    const whole = { ...trace, parameters: {} };
    loom.hold(whole);
    snapshot(4);
    expect(shownTrace(get())).toBe(whole);
    loom.setScene({ opened: "weights.0.0" });
    loom.refresh();
    expect(shownTrace(get())?.model.step).toBe(4);
    expect(get().scene.opened).toBe("weights.0.0");
    loom.setSentence("c a");
    expect(get().scene.opened).toBe("");
  });

  it("adds to what is pinned, and lets the same place go", () => {
    const once = togglePin(NO_FOCUS, { source: 1 });
    const twice = togglePin(once, { unit: 4 });
    expect(twice.pin).toEqual({ source: 1, unit: 4 });
    expect(togglePin(twice, { source: 1 }).pin).toEqual({ unit: 4 });
  });
});
