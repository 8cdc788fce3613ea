import { describe, expect, it } from "vitest";
import { ProblemError } from "../lib/problem";
import type { Trace } from "../trace/trace";
import { createWorkerClient } from "./client";
import type { ClientEvent, WorkerLike } from "./clientTypes";
import type { BackendId, Command, Event, RunSettings } from "./protocol";

class FakeWorker implements WorkerLike {
  private onEvent: (event: Event) => void = () => {};
  die: () => void = () => {};
  readonly sent: Command[] = [];
  terminated = false;
  postMessage(command: Command): void {
    if (command.type !== "ping") this.sent.push(command);
  }
  listen(onEvent: (event: Event) => void, onDeath: () => void): void {
    this.onEvent = onEvent;
    this.die = onDeath;
  }
  terminate(): void {
    this.terminated = true;
  }
  say(event: Event): void {
    this.onEvent(event);
  }
  ready(backend: BackendId = "cpu"): void {
    const capabilities = {
      tasks: ["fr-en"],
      cells: ["gru"],
      wirings: ["luong"],
      scores: ["dot"],
      windows: ["global"],
    };
    this.say({
      type: "ready",
      choice: {
        backend,
        renderer: null,
        forced: null,
        rejected: [],
        timings: [],
        webgl: null,
        tfjs: "4.22.0",
      },
      capabilities,
    });
  }
  configured(runId: number, step: number): void {
    this.say({ type: "configured", runId, settings, step, parameters: 10 });
  }
}

const settings: RunSettings = { task: "fr-en", seed: 1 };
const trace = { steps: [] } as unknown as Trace;

function setUp() {
  const workers: FakeWorker[] = [];
  const barred: (BackendId | null)[] = [];
  const events: (Event | ClientEvent)[] = [];
  const clock = { time: 0, tick: (): void => {} };
  const client = createWorkerClient(
    (backend) => {
      const worker = new FakeWorker();
      barred.push(backend);
      workers.push(worker);
      return worker;
    },
    {
      now: () => clock.time,
      every: (milliseconds, tick) => {
        clock.tick = () => {
          clock.time += milliseconds;
          tick();
        };
        return () => {};
      },
    },
  );
  client.subscribe((event) => events.push(event));
  const at = (i: number): FakeWorker => {
    const worker = workers.at(i);
    if (!worker) throw new Error("no such worker");
    return worker;
  };
  const types = (): string[] => events.map((event) => event.type);
  return { client, workers, barred, at, events, types, clock };
}

async function standing(step = 0, backend?: BackendId) {
  const all = setUp();
  const done = all.client.configure(settings);
  all.at(0).ready(backend);
  all.at(0).configured(1, step);
  await done;
  return all;
}

describe("worker client", () => {
  it("sends nothing before ready, then the run with its sentence and speed, and trains once it stands", () => {
    const { client, at } = setUp();
    client.throttle(10);
    client.pin("je suis étudiant");
    void client.configure(settings);
    client.train(5);
    expect(at(0).sent).toEqual([]);
    at(0).ready();
    expect(at(0).sent.map((command) => command.type)).toEqual(["configure", "throttle", "pin"]);
    at(0).configured(1, 20);
    expect(at(0).sent.at(-1)).toEqual({ type: "train", runId: 1, updates: 5 });
  });

  it("drops events of a run that was left", async () => {
    const { client, at, events } = await standing();
    const next = client.configure({ ...settings, seed: 2 });
    at(0).configured(2, 0);
    await next;
    const before = events.length;
    at(0).say({ type: "status", runId: 1, status: "training", step: 9 });
    expect(events).toHaveLength(before);
  });

  it("keeps the old run when a new one is refused", async () => {
    const { client, at, events } = await standing(7);
    const next = client.configure(settings, new ArrayBuffer(3));
    at(0).say({ type: "refused", runId: 2, requestId: null, problem: { code: "model-not-safetensors" } });
    await expect(next).rejects.toMatchObject({ problem: { code: "model-not-safetensors" } });
    client.train(1);
    expect(at(0).sent.at(-1)).toEqual({ type: "train", runId: 1, updates: 1 });
    at(0).say({ type: "status", runId: 1, status: "training", step: 7 });
    expect(events.at(-1)).toMatchObject({ type: "status", runId: 1 });
  });

  it("carries a wish to train or to pause over to the old run when the new one is refused or gives way", async () => {
    const problem = { code: "model-not-safetensors" } as const;
    const { client, at } = await standing(7);
    const refuse = (runId: number): void => at(0).say({ type: "refused", runId, requestId: null, problem });
    const lost = [client.configure(settings, new ArrayBuffer(3))];
    client.train(5);
    refuse(2);
    expect(at(0).sent).toContainEqual({ type: "train", runId: 1, updates: 5 });
    lost.push(client.configure(settings, new ArrayBuffer(3)));
    client.pause();
    lost.push(client.configure(settings, new ArrayBuffer(3)));
    expect(at(0).sent).toContainEqual({ type: "pause", runId: 1 });
    refuse(4);
    // Nothing was wished since: it goes on as it is, also in another worker.
    lost.push(client.configure(settings, new ArrayBuffer(3)));
    const before = at(0).sent.length;
    refuse(5);
    expect(
      at(0)
        .sent.slice(before)
        .map(({ type }) => type),
    ).toEqual(["throttle", "background"]);
    at(0).die();
    at(1).ready();
    at(1).configured(1, 7);
    expect(at(1).sent.map(({ type }) => type)).toEqual(["configure"]);
    expect((await Promise.allSettled(lost)).map(({ status }) => status)).toEqual(lost.map(() => "rejected"));
  });

  it("goes back to the old run when the worker has left it for one that gave way to one that is refused", async () => {
    const { client, at, types } = await standing(7);
    client.train();
    const lost = [client.configure({ ...settings, seed: 2 }), client.configure({ ...settings, seed: -1 })];
    at(0).configured(2, 0);
    const before = at(0).sent.length;
    const problem = { code: "option-value", option: "seed", value: "-1", expected: "" } as const;
    at(0).say({ type: "refused", runId: 3, requestId: null, problem });
    expect(at(0).sent.slice(before)).toEqual([{ type: "configure", runId: 1, settings }]);
    at(0).configured(1, 7);
    expect(at(0).sent.at(-1)).toEqual({ type: "train", runId: 1 });
    expect(types().filter((type) => type === "configured")).toHaveLength(2);
    expect((await Promise.allSettled(lost)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  it("answers each request by its own id", async () => {
    const { client, at } = await standing();
    const first = client.trace("a");
    const second = client.exportModel();
    at(0).say({ type: "exported", runId: 1, requestId: 2, model: new ArrayBuffer(4) });
    at(0).say({ type: "traced", runId: 1, requestId: 1, trace });
    expect(await first).toBe(trace);
    expect((await second).byteLength).toBe(4);
    const third = client.trace("");
    at(0).say({ type: "refused", runId: 1, requestId: 3, problem: { code: "sentence-empty" } });
    await expect(third).rejects.toBeInstanceOf(ProblemError);
  });

  it("restarts from the last checkpoint and goes on training what is left", async () => {
    const { client, at, types, events } = await standing();
    client.pin("je suis", [{ kind: "swap-source", positions: [0, 1] }]);
    client.train(100);
    const model = new ArrayBuffer(8);
    at(0).say({ type: "checkpoint", runId: 1, step: 40, model });
    at(0).say({
      type: "progress",
      runId: 1,
      progress: { step: 55, losses: [], stepsPerSecond: 1, tensors: 1, bytes: 1, textures: null },
    });
    const lost = client.trace("x");
    at(0).die();
    await expect(lost).rejects.toMatchObject({ problem: { code: "worker-stopped", step: 55 } });
    expect(at(0).terminated).toBe(true);
    at(1).ready();
    expect(at(1).sent).toEqual([
      { type: "configure", runId: 1, settings, model },
      {
        type: "pin",
        runId: 1,
        text: "je suis",
        interventions: [{ kind: "swap-source", positions: [0, 1] }],
      },
    ]);
    at(1).configured(1, 40);
    expect(at(1).sent.at(-1)).toEqual({ type: "train", runId: 1, updates: 60 });
    expect(types().slice(-4)).toEqual(["restarting", "ready", "configured", "restarted"]);
    expect(events).toContainEqual({ type: "restarted", step: 40 });
    at(0).say({ type: "status", runId: 1, status: "paused", step: 99 });
    expect(types().at(-1)).toBe("restarted");
  });

  it("restarts on failed", async () => {
    const { at, workers } = await standing();
    at(0).say({ type: "failed", runId: null, problem: { code: "engine-failed", detail: "context lost" } });
    expect(workers).toHaveLength(2);
    at(1).ready();
    expect(at(1).sent[0]).toMatchObject({ type: "configure", runId: 1 });
  });

  it("goes back to the last checkpoint after a divergence, and does not train on", async () => {
    const { client, at, workers } = await standing();
    client.train();
    const model = new ArrayBuffer(8);
    at(0).say({ type: "checkpoint", runId: 1, step: 10, model });
    at(0).say({
      type: "refused",
      runId: 1,
      requestId: null,
      problem: { code: "training-diverged", step: 12 },
    });
    expect(at(0).sent.at(-1)).toEqual({ type: "configure", runId: 1, settings, model });
    at(0).configured(1, 10);
    expect(at(0).sent.at(-1)).toMatchObject({ type: "configure" });
    expect(workers).toHaveLength(1);
  });

  it("says that the run goes on where another one was about to take its place and is refused", async () => {
    const { client, at, events } = await standing();
    const lost = client.configure({ ...settings, seed: 2 }, new ArrayBuffer(3));
    at(0).die();
    at(1).ready();
    at(1).configured(1, 40);
    expect(events.at(-1)).toMatchObject({ type: "configured" });
    at(1).say({ type: "refused", runId: 2, requestId: null, problem: { code: "model-not-safetensors" } });
    await expect(lost).rejects.toBeInstanceOf(ProblemError);
    expect(events.at(-1)).toEqual({ type: "restarted", step: 40 });
    const next = client.configure(settings);
    at(1).configured(3, 0);
    await next;
    expect(events.filter(({ type }) => type === "restarted")).toHaveLength(1);
  });

  it("takes 15 s of silence for death, 60 s while it loads, and five minutes on the processor", async () => {
    const { at, clock, workers } = setUp();
    const wait = (ticks: number): void => {
      for (let i = 0; i < ticks; i++) clock.tick();
    };
    wait(12);
    expect(workers).toHaveLength(1);
    wait(1);
    expect(workers).toHaveLength(2);
    expect(at(0).terminated).toBe(true);
    for (const [backend, silence] of [
      ["webgl", 3],
      ["wasm", 60],
      ["cpu", 60],
    ] as const) {
      const other = await standing(0, backend);
      for (let i = 0; i < silence; i++) other.clock.tick();
      expect(other.workers).toHaveLength(1);
      other.clock.tick();
      expect(other.workers).toHaveLength(2);
    }
  });

  it("gives a machine that was slow before three times as long", async () => {
    const { at, clock, workers, client } = await standing(0, "webgl");
    const wait = (ticks: number): void => {
      for (let i = 0; i < ticks; i++) clock.tick();
    };
    // The first update compiles.
    client.train();
    wait(10);
    at(0).say({ type: "pong", runId: 1 });
    at(0).configured(1, 1);
    client.pause();
    wait(30);
    expect(workers).toHaveLength(1);
    wait(1);
    expect(workers).toHaveLength(2);
  });

  it("leaves WebGL out once a worker fell silent on it, and only then", async () => {
    const { client, at, clock, barred } = await standing();
    const die = (ticks: number): void => {
      for (let i = 0; i < ticks; i++) clock.tick();
    };
    at(-1).die();
    at(-1).ready("wasm");
    at(-1).configured(1, 0);
    die(61);
    expect(barred).toEqual([null, null, null]);
    at(-1).ready("webgl");
    at(-1).configured(1, 0);
    at(-1).die();
    at(-1).ready("webgl");
    client.train();
    die(13);
    at(-1).ready("wasm");
    at(-1).configured(1, 0);
    at(-1).die();
    expect(barred).toEqual([null, null, null, null, "webgl", "webgl"]);
  });

  for (const [name, fail] of [
    ["lost its context", "device-lost"],
    ["failed", "engine-failed"],
    ["died", null],
  ] as const)
    it(`comes back on WebGL when a worker ${name} once, and without it when another does within a minute`, async () => {
      const { client, at, clock, barred, events } = await standing();
      const failOnWebgl = (): void => {
        at(-1).ready("webgl");
        at(-1).configured(1, 0);
        if (fail === null) at(-1).die();
        else at(-1).say({ type: "failed", runId: null, problem: { code: fail, detail: "" } });
      };
      client.train();
      failOnWebgl();
      clock.time += 60_000;
      failOnWebgl();
      expect(barred).toEqual([null, null, null]);
      const model = new ArrayBuffer(8);
      at(-1).say({ type: "checkpoint", runId: 1, step: 40, model });
      failOnWebgl();
      // For good: also when much time has passed, and when a reader starts it anew.
      at(-1).ready("wasm");
      expect(at(-1).sent[0]).toMatchObject({ type: "configure", runId: 1, model });
      at(-1).configured(1, 40);
      expect(at(-1).sent.at(-1)).toEqual({ type: "train", runId: 1 });
      clock.time += 600_000;
      client.restart();
      expect(barred).toEqual([null, null, null, "webgl", "webgl"]);
      expect(events.map(({ type }) => type)).not.toContain("gave-up");
    });

  it("counts a context that was lost before the worker said on what it computes", () => {
    const { at, barred } = setUp();
    for (let i = 0; i < 2; i++) at(-1).say({ type: "failed", runId: null, problem: { code: "device-lost" } });
    at(-1).die();
    expect(barred).toEqual([null, null, "webgl", "webgl"]);
  });

  it("keeps WebGL where workers fail on another backend", async () => {
    const { at, barred } = await standing();
    for (let i = 0; i < 3; i++) {
      at(-1).ready("wasm");
      at(-1).die();
    }
    expect(barred).toEqual([null, null, null, null]);
  });

  it("gives up after three restarts in a minute, and starts again when told", async () => {
    const { client, at, types, workers } = await standing();
    for (let i = 0; i < 4; i++) at(-1).die();
    expect(workers).toHaveLength(4);
    expect(types().at(-1)).toBe("gave-up");
    await expect(client.trace("x")).rejects.toMatchObject({ problem: { code: "worker-stopped" } });
    client.restart();
    at(-1).ready();
    expect(workers).toHaveLength(5);
    expect(at(-1).sent[0]).toMatchObject({ type: "configure", runId: 1 });
  });
});
