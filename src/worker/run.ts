/**
 * One run inside the engine: when to update, measure, show and save. Measuring happens at fixed updates and every
 * update's loss is kept, so that the same seed draws the same curves however fast the machine is; only showing and
 * saving go by the clock.
 */
import { present } from "../lib/assert";
import { ProblemError } from "../lib/problem";
import { rowFacts } from "../metrics/rowFacts";
import { byLength, metricsOf } from "../metrics/summary";
import { TRACE_BUCKET } from "../model/record";
import { countParameters } from "../model/shapes";
import * as tf from "../model/tf";
import { heldOut } from "../tasks/split";
import type { Intervention } from "../trace/intervention";
import type { Probe } from "../trace/probe";
import type { Trace } from "../trace/trace";
import { answer, evaluate } from "../training/evaluate";
import type { Trainer } from "../training/trainer";
import type { CallMeter } from "./glCounter";
import type { Background, Command, Event, Measured, Progress, RunStatus } from "./protocol";
import type { ReadWatch } from "./readWatch";
import type { Clock } from "./time";

/** Updates between two evaluations. */
const EVALUATE_EVERY = 50;
/** Losses are read back at the latest after so many updates or milliseconds: this also bounds the GPU's queue. */
const DRAIN_UPDATES = 64;
/** So many at first, until it is known how long they take. */
const FIRST_DRAIN_UPDATES = 8;
const DRAIN_MS = 200;
/** A read that waits longer than this had too much before it in the queue. */
const LONG_READ_MS = 500;
/**
 * The pinned sentence, from the beginning of one trace to the beginning of the next: at most 8 times a second and
 * half of the time, but at least so often that it looks alive, whatever that costs.
 */
const SNAPSHOT_MS = 125;
const SNAPSHOT_SHARE = 2;
const SNAPSHOT_SLOWEST_MS = 300;
/** While nobody sees the page. */
const SNAPSHOT_UNSEEN_MS = 5000;
/** So many updates a second at most while nobody sees the page: its reader does something else with this machine. */
const UNSEEN_UPDATES_PER_SECOND = 60;
/** At most 5 s of training may be lost: what is left is for the update, the measuring and the writing between. */
const CHECKPOINT_MS = 3000;
const SPEED_WINDOW_MS = 1000;

/** What a trace that was asked for has beyond a plain one. */
type TraceWish = Pick<Extract<Command, { type: "trace" }>, "interventions" | "forced" | "parameters">;

export interface Run {
  readonly runId: number;
  /** Updates per second at most; null without a limit. */
  throttle: number | null;
  /** What to do while nobody sees the page; null while somebody does. */
  background: Background | null;
  /** Tells what was configured and shows the pinned sentence. */
  announce(): void;
  train(updates: number | undefined): Promise<void>;
  pause(): Promise<void>;
  pin(text: string, interventions?: readonly Intervention[]): Promise<void>;
  trace(text: string, wish: TraceWish): Promise<Trace>;
  probe(text: string, forced?: string): Promise<Probe>;
  /** On the first so many held-out sentences, or on all. */
  evaluate(interventions?: readonly Intervention[], sentences?: number): Promise<Measured>;
  checkpoint(): Promise<ArrayBuffer>;
  /** Tells a checkpoint, where there were updates since the last. */
  save(): Promise<void>;
  /** Does one piece of work. Returns for how many milliseconds there is nothing to do; 0 when there is more now. */
  advance(): Promise<number>;
  dispose(): void;
}

/** tf.memory() says more on WebGL than its type does. */
function textureBytes(): Progress["textures"] {
  const { numBytesInGPU, numBytesInGPUFree } = tf.memory() as ReturnType<typeof tf.memory> & {
    readonly numBytesInGPU?: number;
    readonly numBytesInGPUFree?: number;
  };
  if (numBytesInGPU === undefined) return null;
  return { used: numBytesInGPU, free: numBytesInGPUFree ?? 0 };
}

export function createRun(
  runId: number,
  trainer: Trainer,
  emit: (event: Event) => void,
  clock: Clock,
  watch: ReadWatch,
  meter: CallMeter,
): Run {
  const { duringTraining } = heldOut(trainer.task, trainer.split);
  let throttle: number | null = null;
  let background: Background | null = null;
  let status: RunStatus = trainer.step > 0 ? "paused" : "idle";
  let pinned = trainer.task.samples[0] ?? "";
  let interventions: readonly Intervention[] = [];
  /** Train until this update. */
  let until = Number.POSITIVE_INFINITY;
  let undrained = 0;
  let mostUndrained = FIRST_DRAIN_UPDATES;
  let drainedAt = clock();
  let nextUpdateAt = 0;
  let evaluatedAt = -1;
  let savedAt = clock();
  let savedStep = trainer.step;
  let nextSnapshotAt = 0;
  let isSnapshotDue = true;
  let metrics: Record<string, number> = {};
  let speedSince = { at: clock(), step: trainer.step };
  let speed: number | null = null;

  const setStatus = (next: RunStatus): void => {
    status = next;
    emit({ type: "status", runId, status, step: trainer.step });
  };

  /** Kinds of work that were done before in this run, so that their kernels are compiled. */
  const warm = new Set<string>();
  async function watched<T>(kind: string, work: () => Promise<T>): Promise<T> {
    watch.warm = warm.has(kind);
    try {
      const result = await work();
      warm.add(kind);
      return result;
    } finally {
      watch.warm = false;
    }
  }

  async function drain(): Promise<void> {
    const asked = clock();
    const losses = await watched("drain", () => trainer.drainLosses());
    undrained = 0;
    drainedAt = clock();
    mostUndrained =
      drainedAt - asked > LONG_READ_MS
        ? Math.max(1, Math.floor(mostUndrained / 2))
        : Math.min(DRAIN_UPDATES, mostUndrained + 1);
    const elapsed = drainedAt - speedSince.at;
    if (elapsed >= SPEED_WINDOW_MS) {
      speed = ((trainer.step - speedSince.step) * 1000) / elapsed;
      speedSince = { at: drainedAt, step: trainer.step };
    }
    const diverged = losses.find(([, loss]) => !Number.isFinite(loss));
    const { numTensors, numBytes } = tf.memory();
    emit({
      type: "progress",
      runId,
      progress: {
        step: trainer.step,
        losses: losses.filter(([, loss]) => Number.isFinite(loss)),
        stepsPerSecond: speed,
        tensors: numTensors,
        bytes: numBytes,
        textures: textureBytes(),
        ...meter.take(),
      },
    });
    if (diverged) {
      // Nothing of this model is worth measuring or saving any more.
      evaluatedAt = trainer.step;
      setStatus("paused");
      throw new ProblemError({ code: "training-diverged", step: diverged[0] });
    }
  }

  async function measure(): Promise<void> {
    // A model of someone's own pairs, without the pairs, has nothing to be measured by.
    evaluatedAt = trainer.step;
    if (duringTraining.length === 0) return;
    const { sentences, loss, exact, tokenAccuracy, bleu, aer } = await watched("measure", () =>
      evaluate(trainer, duringTraining),
    );
    const numbers = {
      loss: present(loss, "a loss"),
      exact,
      tokenAccuracy,
      bleu,
      ...(aer === undefined ? {} : { aer }),
    };
    metrics = numbers;
    emit({ type: "evaluated", runId, evaluation: { step: trainer.step, ...numbers, sentences } });
  }

  /**
   * An intervention in a row is checked when the translation reaches that row, which may be many updates after it was
   * pinned. Training goes on without, and the page is told.
   */
  async function tracePinned(): Promise<Trace> {
    try {
      return await trainer.trace(pinned, { interventions });
    } catch (error) {
      if (!(error instanceof ProblemError) || interventions.length === 0) throw error;
      interventions = [];
      emit({ type: "refused", runId, requestId: null, problem: error.problem });
      return trainer.trace(pinned);
    }
  }

  async function show(): Promise<void> {
    const began = clock();
    isSnapshotDue = false;
    emit({ type: "snapshot", runId, trace: await watched(`show ${pinned}`, tracePinned) });
    const cost = clock() - began;
    const pause = Math.min(SNAPSHOT_SLOWEST_MS, Math.max(SNAPSHOT_MS, SNAPSHOT_SHARE * cost));
    nextSnapshotAt = began + (background === null ? pause : SNAPSHOT_UNSEEN_MS);
  }

  const checkpoint = (): Promise<ArrayBuffer> => watched("save", () => trainer.checkpoint(metrics));

  async function save(): Promise<void> {
    // The losses of these updates are told first: after a restart they would never come.
    if (undrained > 0) await drain();
    const model = await checkpoint();
    savedAt = clock();
    savedStep = trainer.step;
    emit({ type: "checkpoint", runId, step: trainer.step, model });
  }

  /** Until somebody sees the page again; a command wakes the engine. */
  async function waitUnseen(): Promise<number> {
    if (savedStep !== trainer.step) await save();
    speed = null;
    speedSince = { at: clock(), step: trainer.step };
    return Number.POSITIVE_INFINITY;
  }

  async function stop(): Promise<void> {
    await drain();
    setStatus("paused");
    speed = null;
    isSnapshotDue = true;
    await save();
  }

  /** What measuring, showing and saving run, for outputs as long as the task's own, so that no update waits for it. */
  async function compileTheRest(): Promise<void> {
    if (evaluatedAt !== trainer.step) await measure();
    const { longestTarget } = trainer.task;
    for (let expected = 1; expected <= longestTarget; expected += TRACE_BUCKET)
      await watched(`show ${pinned}`, () => trainer.trace(pinned, { expected }));
    await checkpoint();
  }

  /** Before the first update: which kernels train, and all of them compiled. */
  async function prepare(): Promise<void> {
    const tell = (share: number): void => emit({ type: "preparing", runId, share });
    tell(0);
    const { kernels, why, comparison } = await trainer.prepare(tell);
    if (tf.getBackend() === "webgl") await compileTheRest();
    emit({ type: "prepared", runId, kernels: { kernels, why, excess: comparison?.excess ?? null } });
    speedSince = { at: clock(), step: trainer.step };
    savedAt = clock();
  }

  async function advanceTraining(): Promise<number> {
    if (background === "pause") return waitUnseen();
    if (trainer.kernels === null) await prepare();
    const now = clock();
    if (now < nextUpdateAt) return nextUpdateAt - now;
    const most = Math.min(
      throttle ?? Number.POSITIVE_INFINITY,
      background === null ? Number.POSITIVE_INFINITY : UNSEEN_UPDATES_PER_SECOND,
    );
    nextUpdateAt = Math.max(now, nextUpdateAt) + 1000 / most;
    meter.count(() => trainer.update());
    undrained += 1;
    const isMeasured = trainer.step % EVALUATE_EVERY === 0;
    const isLast = trainer.step >= until;
    if (isMeasured || undrained >= mostUndrained || clock() - drainedAt >= DRAIN_MS || throttle !== null)
      await drain();
    if (isMeasured) await measure();
    if (clock() >= nextSnapshotAt) await show();
    if (clock() - savedAt >= CHECKPOINT_MS) await save();
    if (isLast) await stop();
    return 0;
  }

  const run: Run = {
    runId,
    get throttle() {
      return throttle;
    },
    set throttle(updatesPerSecond) {
      throttle = updatesPerSecond;
      nextUpdateAt = 0;
    },
    get background() {
      return background;
    },
    set background(next) {
      background = next;
      nextSnapshotAt = 0;
      nextUpdateAt = 0;
      speedSince = { at: clock(), step: trainer.step };
    },

    announce() {
      const { settings } = trainer;
      emit({
        type: "configured",
        runId,
        settings,
        step: trainer.step,
        parameters: countParameters(trainer.model.config),
      });
      emit({ type: "status", runId, status, step: trainer.step });
    },

    async train(updates) {
      until = updates === undefined ? Number.POSITIVE_INFINITY : trainer.step + updates;
      speedSince = { at: clock(), step: trainer.step };
      drainedAt = clock();
      savedAt = clock();
      nextUpdateAt = 0;
      setStatus("training");
    },

    async pause() {
      if (status === "training") await stop();
    },

    async pin(text, wanted = []) {
      // Traced before it is pinned: a sentence that cannot be read is refused and the old one stays.
      const trace = await trainer.trace(text, { interventions: wanted });
      pinned = text;
      interventions = wanted;
      isSnapshotDue = false;
      emit({ type: "snapshot", runId, trace });
    },

    probe: (text, forced) => trainer.probe(text, forced),
    async evaluate(wanted, sentences) {
      const pairs = heldOut(trainer.task, trainer.split).pairs.slice(0, sentences);
      const records = await watched("evaluate", () => answer(trainer, pairs, wanted));
      return { overall: metricsOf(records), byLength: byLength(records), rows: rowFacts(records) };
    },
    trace: (text, { interventions: wanted, forced, parameters: all }) =>
      trainer.trace(text, { interventions: wanted, forced, allParameters: all }),
    checkpoint,
    async save() {
      if (savedStep !== trainer.step) await save();
    },

    async advance() {
      if (status === "training") {
        try {
          return await advanceTraining();
        } catch (error) {
          // What training refuses once (it has no pairs, say) it would refuse for ever.
          if (error instanceof ProblemError && status === "training") setStatus("paused");
          throw error;
        }
      }
      if (isSnapshotDue) await show();
      else if (evaluatedAt !== trainer.step) await measure();
      else return Number.POSITIVE_INFINITY;
      return 0;
    },

    dispose: () => trainer.dispose(),
  };
  return run;
}
