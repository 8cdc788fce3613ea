import { describe, expect, it } from "vitest";
import type { WhyPlain } from "../trace/kernels";
import type { Trace } from "../trace/trace";
import type { BackendId, Event, Rejection } from "../worker/protocol";
import { FIRST_SESSION, type Note, reduceSession, type SessionEvent, updatesAtStake } from "./session";

const settings = { task: "fr-en", seed: 1 };
const capabilities = {
  tasks: ["fr-en"],
  cells: ["gru"],
  wirings: ["luong"],
  scores: ["dot"],
  windows: ["global"],
};
const traceAt = (step: number): Trace => ({ model: { step } }) as unknown as Trace;

const ready: Event = {
  type: "ready",
  choice: {
    backend: "wasm",
    renderer: null,
    forced: "webgl",
    rejected: [],
    timings: [],
    webgl: null,
    tfjs: "4.22.0",
  },
  capabilities,
};
const configured = (runId: number, step: number): Event => ({
  type: "configured",
  runId,
  settings,
  step,
  parameters: 9,
});
const progress = (runId: number, step: number, losses: [number, number][]): Event => ({
  type: "progress",
  runId,
  progress: { step, losses, stepsPerSecond: 20, tensors: 3, bytes: 12, textures: null },
});
const evaluated = (runId: number, step: number, exact: number): Event => ({
  type: "evaluated",
  runId,
  evaluation: { step, loss: 1, exact, bleu: 90, tokenAccuracy: exact, aer: 1 - exact, sentences: 128 },
});
const sessionAfter = (...events: SessionEvent[]) => events.reduce(reduceSession, FIRST_SESSION);

describe("session", () => {
  it("loads, then stands at the run that was configured", () => {
    expect(FIRST_SESSION.status).toBe("loading");
    expect(sessionAfter(ready, configured(1, 0))).toMatchObject({
      status: "idle",
      runId: 1,
      step: 0,
      settings,
    });
    expect(sessionAfter(ready, configured(1, 600)).status).toBe("paused");
  });

  it("says when the backend that was asked for was not taken", () => {
    expect(sessionAfter(ready).notes).toEqual([
      { kind: "fell-back", asked: "webgl", got: "wasm", rejected: [] },
    ]);
  });

  it("says why another backend than expected computes, but not of what is common or no fault", () => {
    const chosen = (
      backend: BackendId,
      forced: BackendId | null,
      ...rejected: Rejection[]
    ): readonly Note[] => {
      if (ready.type !== "ready") throw new Error("not the event");
      return sessionAfter({ ...ready, choice: { ...ready.choice, backend, forced, rejected } }).notes;
    };
    const reject = (backend: BackendId, why: Rejection["why"]): Rejection => ({ backend, why, detail: "" });
    for (const why of ["no-context", "float16", "fence", "self-test", "timed-out", "stopped"] as const) {
      const rejected = [reject("webgl", why)];
      expect(chosen("wasm", null, ...rejected)).toEqual([
        { kind: "fell-back", asked: null, got: "wasm", rejected },
      ]);
    }
    const blocked = [reject("wasm", "load-failed")];
    expect(chosen("cpu", null, reject("webgl", "software"), ...blocked)).toEqual([
      { kind: "fell-back", asked: null, got: "cpu", rejected: blocked },
    ]);
    expect(chosen("wasm", null, reject("webgl", "software"))).toEqual([]);
    for (const why of ["slower", "compiling"] as const)
      expect(chosen("wasm", null, reject("webgl", why))).toEqual([]);
    expect(chosen("webgl", null, reject("wasm", "load-failed"))).toEqual([]);
    expect(chosen("cpu", "cpu")).toEqual([]);
    if (ready.type !== "ready") throw new Error("not the event");
    const webgl = {
      renderer: "SwiftShader",
      software: true,
      maxTextureSize: 8192,
      float32: true,
      fence: true,
    };
    const emulated = { ...ready.choice, backend: "webgl" as const, forced: null, rejected: blocked, webgl };
    expect(sessionAfter({ ...ready, choice: emulated }).notes).toEqual([
      { kind: "fell-back", asked: null, got: "webgl", rejected: blocked },
    ]);
  });

  it("keeps what WebGL was asked for until the next update is counted", () => {
    const event = progress(1, 8, []);
    if (event.type !== "progress") throw new Error("not the event");
    const calls = { draws: 230, uploads: 3, programs: 0 };
    const counted = { ...event, progress: { ...event.progress, calls } };
    expect(sessionAfter(ready, configured(1, 0), counted, event).memory?.calls).toEqual(calls);
    expect(sessionAfter(ready, configured(1, 0), event).memory?.calls).toBeUndefined();
  });

  it("says once in a run that the fused kernels do not hold here, and nothing where a model has none", () => {
    const prepared = (runId: number, why: WhyPlain | null): Event => {
      const kernels = why === null ? ("fused" as const) : ("plain" as const);
      return { type: "prepared", runId, kernels: { kernels, why, excess: null, detail: null } };
    };
    const notesAfter = (...events: SessionEvent[]) =>
      sessionAfter(ready, configured(1, 0), { type: "dismissed", kind: "fell-back" }, ...events).notes;
    expect(notesAfter(prepared(1, null))).toEqual([]);
    expect(notesAfter(prepared(1, "dropout"))).toEqual([]);
    for (const why of ["differ", "failed"] as const) {
      const note = { kind: "plain-kernels", why };
      expect(notesAfter(prepared(1, why))).toEqual([note]);
      const dismissed = { type: "dismissed", kind: "plain-kernels" } as const;
      // The worker was started anew, and found the same.
      expect(notesAfter(prepared(1, why), dismissed, configured(1, 5), prepared(1, why))).toEqual([]);
      // On another backend, or in another run, there is none to speak of.
      expect(notesAfter(prepared(1, why), configured(1, 5), prepared(1, null))).toEqual([]);
      expect(notesAfter(prepared(1, why), configured(2, 0))).toEqual([]);
      expect(notesAfter(prepared(1, why), dismissed, configured(2, 0), prepared(2, why))).toEqual([note]);
    }
  });

  it("drops events of another run", () => {
    const session = sessionAfter(ready, configured(2, 0));
    expect(reduceSession(session, progress(1, 50, [[50, 2]]))).toBe(session);
    expect(reduceSession(session, configured(1, 5))).toBe(session);
    expect(reduceSession(session, { type: "snapshot", runId: 1, trace: traceAt(5) })).toBe(session);
  });

  it("hears nothing of a run whose task was left, until the next one is there", () => {
    const left = sessionAfter(
      ready,
      configured(1, 0),
      { type: "noted", note: { kind: "no-checkpoint" } },
      { type: "noted", note: { kind: "link", problems: [] } },
      { type: "task-left" },
    );
    expect(left).toMatchObject({ status: "loading", trace: null });
    expect(left.notes.map((note) => note.kind)).toEqual(["fell-back"]);
    const late: Event[] = [
      { type: "status", runId: 1, status: "paused", step: 3 },
      { type: "snapshot", runId: 1, trace: traceAt(3) },
      configured(1, 3),
      evaluated(1, 3, 0.5),
    ];
    for (const event of late) expect(reduceSession(left, event), event.type).toBe(left);
    const painted = reduceSession(left, { type: "first-paint", trace: traceAt(600) });
    const next = reduceSession(painted, configured(2, 600));
    expect(next).toMatchObject({ status: "paused", left: false, trace: painted.trace });
    expect(reduceSession(next, progress(2, 601, [])).step).toBe(601);
  });

  it("collects curves, and begins them again with a new run", () => {
    const session = sessionAfter(
      ready,
      configured(1, 0),
      progress(1, 2, [
        [1, 3],
        [2, 2],
      ]),
      evaluated(1, 2, 0.5),
    );
    expect(session.losses).toEqual([
      [1, 3],
      [2, 2],
    ]);
    expect(session.exact).toEqual([[2, 0.5]]);
    expect(session.aer).toEqual([[2, 0.5]]);
    const next = reduceSession(session, configured(2, 0));
    expect(next).toMatchObject({ losses: [], exact: [], evaluation: null, checkpoint: null });
    expect(next.capabilities).toBe(session.capabilities);
  });

  it("cuts the curves where a restarted worker took up the run again", () => {
    const session = sessionAfter(
      ready,
      configured(1, 0),
      progress(1, 3, [
        [1, 3],
        [2, 2],
        [3, 1],
      ]),
      configured(1, 2),
    );
    expect(session.losses).toEqual([
      [1, 3],
      [2, 2],
    ]);
    expect(session.step).toBe(2);
  });

  it("shows the trace beside the checkpoint until the worker's own comes", () => {
    const [first, own] = [traceAt(600), traceAt(601)];
    const session = sessionAfter({ type: "first-paint", trace: first }, ready, configured(1, 600));
    expect(session.trace).toBe(first);
    const later = reduceSession(session, { type: "snapshot", runId: 1, trace: own });
    expect(later.trace).toBe(own);
    expect(reduceSession(later, { type: "first-paint", trace: first }).trace).toBe(own);
  });

  it("tells of a divergence, with the update that is kept", () => {
    const model = new ArrayBuffer(1);
    const session = sessionAfter(
      ready,
      configured(1, 0),
      { type: "checkpoint", runId: 1, step: 300, model },
      { type: "refused", runId: 1, requestId: null, problem: { code: "training-diverged", step: 310 } },
    );
    expect(session.notes).toContainEqual({ kind: "diverged", step: 310, kept: 300 });
  });

  it("keeps a refused request out of the page's notes", () => {
    const refused: Event = { type: "refused", runId: 1, requestId: 4, problem: { code: "sentence-empty" } };
    const session = sessionAfter(ready, configured(1, 0));
    expect(reduceSession(session, refused)).toBe(session);
  });

  it("loads again while the worker restarts, and fails when that was given up", () => {
    const session = sessionAfter(ready, configured(1, 5), { type: "restarting" });
    expect(session.status).toBe("loading");
    expect(reduceSession(session, { type: "restarted", step: 5 }).notes).toContainEqual({
      kind: "restarted",
      step: 5,
    });
    const failed = reduceSession(session, {
      type: "gave-up",
      problem: { code: "engine-failed", detail: "no backend" },
    });
    expect(failed.status).toBe("failed");
    expect(failed.notes.map((note) => note.kind)).toContain("problem");
    expect(reduceSession(failed, { type: "dismissed", kind: "problem" }).notes).toEqual([
      { kind: "fell-back", asked: "webgl", got: "wasm", rejected: [] },
    ]);
  });

  it("puts the curves of a run that was taken up in front, up to its model, and measures no update twice", () => {
    const run = {
      begun: 2,
      step: 50,
      savedAt: 7,
      losses: [
        [49, 3],
        [50, 2],
        // Made after the checkpoint, and lost with the page.
        [51, 1],
      ],
      exact: [
        [0, 0],
        [50, 0.25],
      ],
      aer: [],
    } as const;
    const session = sessionAfter(
      ready,
      configured(1, 50),
      evaluated(1, 50, 0.25),
      { type: "taken-up", run },
      evaluated(1, 50, 0.25),
      progress(1, 51, [[51, 1.5]]),
    );
    expect(session).toMatchObject({
      begun: 2,
      losses: [
        [49, 3],
        [50, 2],
        [51, 1.5],
      ],
      exact: [
        [0, 0],
        [50, 0.25],
      ],
    });
    expect(session.notes).toContainEqual({ kind: "taken-up", step: 50, savedAt: 7 });
    expect(updatesAtStake(session)).toBe(49);
    // Another run has nothing to do with it.
    expect(reduceSession(session, configured(2, 0)).notes.map(({ kind }) => kind)).not.toContain("taken-up");
  });
});
