import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import * as tf from "../model/tf";
import { TASKS, WORKED } from "../tasks/list";
import { useBackend } from "../testing/backend";
import { turn } from "../testing/engines";
import { createEngine, type Engine } from "./engine";
import type { BackendChoice, Command, Event, RunSettings } from "./protocol";
import type { Readable } from "./readWatch";

const CHOICE: BackendChoice = {
  backend: "wasm",
  renderer: null,
  forced: null,
  rejected: [],
  timings: [],
  webgl: null,
  tfjs: "4.22.0",
};
const SMALL: RunSettings = { task: "reverse", seed: 3, units: 6, embed: 4, batch: 2 };

/** An engine with everything that it said, and a way to wait for more. */
class Recorder {
  readonly events: Event[] = [];
  readonly engine: Engine;
  private waiting: (() => void)[] = [];

  constructor() {
    this.engine = createEngine(
      (event) => {
        this.events.push(event);
        for (const wake of this.waiting.splice(0)) wake();
      },
      CHOICE,
      () => performance.now(),
    );
  }

  send(...commands: Command[]): void {
    for (const command of commands) this.engine.handle(command);
  }

  all<T extends Event["type"]>(type: T): Extract<Event, { type: T }>[] {
    return this.events.filter((event): event is Extract<Event, { type: T }> => event.type === type);
  }

  /** The first event from `from` on that is wanted, past or to come. */
  async until<T extends Event>(wanted: (event: Event) => event is T, from = 0): Promise<T> {
    for (let i = from; ; i++) {
      while (i >= this.events.length) await new Promise<void>((resolve) => this.waiting.push(resolve));
      const event = this.events[i] as Event;
      if (wanted(event)) return event;
    }
  }
}

const is =
  <T extends Event["type"]>(type: T) =>
  (event: Event): event is Extract<Event, { type: T }> =>
    event.type === type;

const isPaused = (event: Event): event is Extract<Event, { type: "status" }> =>
  event.type === "status" && event.status === "paused";

describe("the engine", () => {
  const open: Recorder[] = [];
  const start = (): Recorder => {
    const recorder = new Recorder();
    open.push(recorder);
    return recorder;
  };
  beforeAll(() => useBackend("wasm"));
  afterEach(async () => {
    for (const { engine } of open.splice(0)) await engine.close();
  });

  it("shows a new run what is pinned right behind it, and nothing before that", async () => {
    const recorder = start();
    // Messages between threads come one by one, each in a turn of its own.
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = ({ data }) => recorder.engine.handle(data);
    const interventions = WORKED[0]?.opening?.interventions ?? [];
    port1.postMessage({ type: "configure", runId: 1, settings: { task: "worked-luong", seed: 1 } });
    port1.postMessage({ type: "pin", runId: 1, text: "je suis étudiant", interventions });
    const { trace } = await recorder.until(is("snapshot"));
    port1.close();
    expect(trace.interventions).toEqual(interventions);
  });

  it("announces what it can do before anything else", () => {
    const { events } = start();
    expect(events[0]).toMatchObject({
      type: "ready",
      capabilities: {
        tasks: [...TASKS, ...WORKED].map(({ id }) => id),
        cells: ["rnn", "gru", "lstm"],
        wirings: ["luong", "bahdanau", "plain", "plain-context"],
        scores: ["dot", "scaled-dot", "general", "concat", "location", "uniform"],
        windows: ["global", "local-m", "local-p"],
      },
    });
  });

  it("trains on pairs that come with the settings, and refuses the task without them", async () => {
    const recorder = start();
    const settings = { ...SMALL, task: "own" };
    recorder.send({ type: "configure", runId: 1, settings });
    expect((await recorder.until(is("refused"))).problem).toMatchObject({ code: "task-unknown" });
    const pairs = ["a b\tB A", "a\tA", "b\tB", "b a\tA B", "a a\tA A"].join("\n");
    recorder.send({ type: "configure", runId: 2, settings, pairs }, { type: "train", runId: 2, updates: 2 });
    expect(await recorder.until(isPaused)).toMatchObject({ runId: 2, step: 2 });
    expect(recorder.all("snapshot").at(-1)?.trace.model.task).toBe("own");
  });

  it("refuses once to train a model of pairs that are not here, and rests", async () => {
    const recorder = start();
    const pairs = ["a b\tB A", "a\tA", "b\tB", "b a\tA B", "a a\tA A"].join("\n");
    const settings = { ...SMALL, task: "own" };
    recorder.send(
      { type: "configure", runId: 1, settings, pairs },
      { type: "export", runId: 1, requestId: 1 },
    );
    const { model } = await recorder.until(is("exported"));
    recorder.send({ type: "configure", runId: 2, settings, model }, { type: "train", runId: 2 });
    expect(await recorder.until(is("refused"))).toMatchObject({ problem: { code: "pairs-needed" } });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(recorder.all("status").at(-1)).toMatchObject({ runId: 2, status: "paused", step: 0 });
    expect(recorder.all("refused")).toHaveLength(1);
  });

  it("waits while nobody sees the page, if that is wished, and saves when asked", async () => {
    const recorder = start();
    recorder.send({ type: "configure", runId: 1, settings: SMALL }, { type: "train", runId: 1 });
    await recorder.until((event): event is Event => event.type === "progress" && event.progress.step >= 3);
    recorder.send({ type: "background", runId: 1, background: "pause" });
    const { step } = await recorder.until(is("checkpoint"));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(recorder.all("progress").at(-1)?.progress.step).toBe(step);
    recorder.send({ type: "background", runId: 1, background: null }, { type: "pause", runId: 1 });
    expect((await recorder.until(isPaused)).step).toBeGreaterThanOrEqual(step);
    // There is nothing new to save then.
    const from = recorder.events.length;
    recorder.send({ type: "ping", runId: 1 });
    await recorder.until(is("pong"), from);
    const saved = recorder.all("checkpoint").length;
    recorder.send({ type: "save", runId: 1 }, { type: "ping", runId: 1 });
    await recorder.until(is("pong"), recorder.events.length);
    expect(recorder.all("checkpoint")).toHaveLength(saved);
  });

  it("ends with the device that gives no numbers back", async () => {
    const backend = tf.backend() as unknown as Readable;
    const { read } = backend;
    let hang: (() => void) | null = null;
    let goOn = (): void => {};
    const released = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    backend.read = async (dataId) => {
      hang?.();
      if (hang) await released;
      return read.call(backend, dataId);
    };
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const recorder = start();
    recorder.send({ type: "configure", runId: 1, settings: SMALL }, { type: "train", runId: 1 });
    await recorder.until((event): event is Event => event.type === "progress" && event.progress.step >= 60);
    await new Promise<void>((resolve) => {
      hang = resolve;
    });
    await turn();
    vi.advanceTimersByTime(60_000);
    expect(await recorder.until(is("failed"))).toMatchObject({ runId: 1, problem: { code: "device-lost" } });
    vi.useRealTimers();
    Reflect.deleteProperty(backend, "read");
    goOn();
  });

  it("says where the loss of a sentence comes from", async () => {
    const recorder = start();
    recorder.send({ type: "configure", runId: 1, settings: SMALL });
    await recorder.until(is("configured"));
    recorder.send({ type: "probe", runId: 1, requestId: 5, text: "3 1 4", forced: "4 1 3" });
    const { probe } = await recorder.until(is("probed"));
    expect(probe.value.length).toBe(probe.score.length);
    expect(probe.loss).toBeGreaterThan(0);
  });

  it("measures held-out sentences on demand, all together and by length, with interventions too", async () => {
    const recorder = start();
    recorder.send({ type: "configure", runId: 1, settings: SMALL });
    await recorder.until(is("configured"));
    recorder.send({ type: "evaluate", runId: 1, requestId: 5, sentences: 40 });
    const { measured } = await recorder.until(is("measured"));
    expect(measured.overall.sentences).toBe(40);
    expect(measured.byLength.reduce((sum, { sentences }) => sum + sentences, 0)).toBe(40);
    const uniform = { kind: "weights", row: "all", set: "uniform" } as const;
    recorder.send({ type: "evaluate", runId: 1, requestId: 6, sentences: 40, interventions: [uniform] });
    const other = await recorder.until(
      (event): event is Extract<Event, { type: "measured" }> =>
        event.type === "measured" && event.requestId === 6,
    );
    expect(other.measured.overall.entropy).toBeGreaterThan(measured.overall.entropy ?? 0);
  });

  it("shows and measures a fresh model without being asked to train", async () => {
    const recorder = start();
    recorder.send({ type: "configure", runId: 1, settings: SMALL });
    const { evaluation } = await recorder.until(is("evaluated"));
    expect(evaluation).toMatchObject({ step: 0, sentences: 128 });
    expect(recorder.all("snapshot")[0]?.trace.source.tokens.at(-1)).toBe("<eos>");
    expect(recorder.all("status").map(({ status }) => status)).toEqual(["idle"]);
  });

  it("makes exactly the updates it was asked for, then pauses with a checkpoint", async () => {
    const recorder = start();
    recorder.send({ type: "configure", runId: 1, settings: SMALL }, { type: "train", runId: 1, updates: 7 });
    expect(await recorder.until(isPaused)).toMatchObject({ step: 7 });
    expect(await recorder.until(is("checkpoint"))).toMatchObject({ step: 7 });
    expect(recorder.all("progress").flatMap(({ progress }) => progress.losses.map(([step]) => step))).toEqual(
      [1, 2, 3, 4, 5, 6, 7],
    );
  });

  it("trains until it is paused", async () => {
    const recorder = start();
    recorder.send({ type: "configure", runId: 1, settings: SMALL }, { type: "train", runId: 1 });
    await recorder.until((event): event is Event => event.type === "progress" && event.progress.step >= 8);
    recorder.send({ type: "pause", runId: 1 });
    const { step } = await recorder.until(isPaused);
    await recorder.until(is("evaluated"), recorder.events.length - 1);
    expect(recorder.all("progress").at(-1)?.progress.step).toBe(step);
  });

  it("drops commands of a run that is over", async () => {
    const recorder = start();
    recorder.send(
      { type: "configure", runId: 1, settings: SMALL },
      { type: "configure", runId: 2, settings: SMALL },
      { type: "train", runId: 1, updates: 3 },
      { type: "trace", runId: 1, requestId: 9, text: "1 2" },
      { type: "ping", runId: 2 },
    );
    await recorder.until(is("pong"));
    expect(recorder.all("traced")).toEqual([]);
    expect(recorder.all("status").some(({ status }) => status === "training")).toBe(false);
  });

  it("refuses what cannot be read and stays as it was", async () => {
    const recorder = start();
    recorder.send(
      { type: "configure", runId: 1, settings: SMALL },
      { type: "pin", runId: 1, text: "3 1 4" },
      { type: "pin", runId: 1, text: "   " },
      { type: "trace", runId: 1, requestId: 5, text: "" },
      { type: "configure", runId: 2, settings: { ...SMALL, task: "klingon" } },
      { type: "configure", runId: 2, settings: { ...SMALL, units: -1 } },
      { type: "configure", runId: 2, settings: SMALL, model: new ArrayBuffer(3) },
      { type: "train", runId: 1, updates: 1 },
    );
    await recorder.until(isPaused);
    expect(recorder.all("refused").map(({ problem, requestId }) => [problem.code, requestId])).toEqual([
      ["sentence-empty", null],
      ["sentence-empty", 5],
      ["task-unknown", null],
      ["option-value", null],
      ["model-not-safetensors", null],
    ]);
    expect(recorder.all("snapshot").at(-1)?.trace.source.text).toBe("3 1 4");
  });

  it("shows the last of the sentences that were pinned while it was busy, or of those that can be read", async () => {
    const recorder = start();
    const shown = async (...texts: string[]): Promise<string[]> => {
      const from = recorder.events.length;
      recorder.send(...texts.map((text) => ({ type: "pin", runId: 1, text }) as const), {
        type: "ping",
        runId: 1,
      });
      await recorder.until(is("pong"), from);
      return recorder.events
        .slice(from)
        .filter(is("snapshot"))
        .map(({ trace }) => trace.source.text);
    };
    recorder.send({ type: "configure", runId: 1, settings: SMALL });
    await recorder.until(is("snapshot"));
    expect(await shown("1", "1 2", "1 2 3")).toEqual(["1 2 3"]);
    expect(await shown("2", "2 1", "")).toEqual(["2 1"]);
    expect(recorder.all("refused").map(({ problem }) => problem.code)).toEqual(["sentence-empty"]);
  });

  it("refuses a model without a cell, a wiring or a size, by name", async () => {
    const recorder = start();
    const parts = ["cell", "wiring", "bidirectional", "units"];
    for (const [i, part] of parts.entries())
      recorder.send({ type: "configure", runId: i + 1, settings: { ...SMALL, [part]: null } as RunSettings });
    recorder.send({ type: "ping", runId: 99 });
    await recorder.until(is("pong"));
    expect(recorder.all("refused").map(({ problem }) => problem)).toMatchObject(
      parts.map((option) => ({ code: "option-value", option, value: "null" })),
    );
    expect(recorder.all("configured")).toEqual([]);
  });

  it("goes on from an exported model", async () => {
    const recorder = start();
    recorder.send({ type: "configure", runId: 1, settings: SMALL }, { type: "train", runId: 1, updates: 4 });
    await recorder.until(isPaused);
    recorder.send({ type: "export", runId: 1, requestId: 1 });
    const { model } = await recorder.until(is("exported"));
    recorder.send({ type: "configure", runId: 2, settings: SMALL, model });
    const configured = await recorder.until(
      (event): event is Extract<Event, { type: "configured" }> =>
        event.type === "configured" && event.runId === 2,
    );
    expect(configured).toMatchObject({ step: 4, settings: { task: "reverse", units: 6 } });
  });

  it("shows the pinned sentence with its interventions, and keeps what it had where they do not fit", async () => {
    const recorder = start();
    const uniform = [{ kind: "weights", row: "all", set: "uniform" }] as const;
    const missing = [{ kind: "gate", side: "decoder", gate: "forget", value: 0 }] as const;
    recorder.send(
      { type: "configure", runId: 1, settings: SMALL },
      { type: "pin", runId: 1, text: "4 2", interventions: uniform },
      { type: "pin", runId: 1, text: "1 2", interventions: missing },
    );
    const { problem, requestId } = await recorder.until(is("refused"));
    expect(requestId).toBeNull();
    expect(problem).toMatchObject({ code: "intervention-value", item: 0, field: "gate" });
    const from = recorder.events.length;
    recorder.send({ type: "train", runId: 1, updates: 1 });
    const { trace } = await recorder.until(is("snapshot"), from);
    expect(trace).toMatchObject({ source: { text: "4 2" }, interventions: uniform });
    const [first = 0] = trace.tensors.weights?.data ?? [];
    expect(first).toBeCloseTo(1 / 3, 6);
  });

  it("draws the same curves from the same seed, whatever else it is asked meanwhile", async () => {
    const curves = async (more: Command[]): Promise<unknown> => {
      const recorder = start();
      recorder.send(
        { type: "configure", runId: 1, settings: SMALL },
        { type: "train", runId: 1, updates: 51 },
        ...more,
      );
      await recorder.until(isPaused);
      const losses = recorder.all("progress").flatMap(({ progress }) => progress.losses);
      return { losses, at50: recorder.all("evaluated").find(({ evaluation }) => evaluation.step === 50) };
    };
    expect(await curves([{ type: "trace", runId: 1, requestId: 1, text: "4 2" }])).toEqual(await curves([]));
  });

  it("makes no more updates a second than it may", async () => {
    const recorder = start();
    recorder.send(
      { type: "configure", runId: 1, settings: SMALL },
      { type: "throttle", runId: 1, updatesPerSecond: 20 },
      { type: "train", runId: 1, updates: 5 },
    );
    await recorder.until((event): event is Event => event.type === "status" && event.status === "training");
    const began = performance.now();
    await recorder.until(isPaused);
    // Five updates, four gaps of 50 ms.
    expect(performance.now() - began).toBeGreaterThanOrEqual(195);
  });
});
