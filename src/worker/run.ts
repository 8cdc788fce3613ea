/**
 * One run inside the engine: when to update, measure, show and save. Measuring happens at fixed updates and every
 * update's loss is kept, so that the same seed draws the same curves however fast the machine is; only showing and
 * saving go by the clock.
 */
import { ProblemError } from "../lib/problem";
import { countParameters } from "../model/shapes";
import * as tf from "../model/tf";
import type { Intervention } from "../trace/intervention";
import type { Probe } from "../trace/probe";
import type { Trace } from "../trace/trace";
import type { Trainer } from "../training/trainer";
import type { CallMeter } from "./glCounter";
import { createMeasuring } from "./measuring";
import { createPinned } from "./pinned";
import { createProgress } from "./progress";
import type { Background, Command, Event, Measured, RunStatus } from "./protocol";
import { createWatched, type ReadWatch } from "./readWatch";
import type { RunParts } from "./runParts";
import type { Clock } from "./time";
import { warmUp } from "./warmUp";

/** Updates between two evaluations. */
const EVALUATE_EVERY = 50;
/** So many updates a second at most while nobody sees the page: its reader does something else with this machine. */
const UNSEEN_UPDATES_PER_SECOND = 60;
/** At most 5 s of training may be lost: what is left is for the update, the measuring and the writing between. */
const CHECKPOINT_MS = 3000;

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

const wordsOf = (text: string): number => text.trim().split(/\s+/).length;

/** What two traces have in common that are made by the same kernels, as far as can be told before they are made. */
function traceKind(text: string, interventions: readonly Intervention[] = [], allParameters = false): string {
  return `trace ${wordsOf(text)} ${interventions.map(({ kind }) => kind).join()} ${allParameters}`;
}

export function createRun(
  runId: number,
  trainer: Trainer,
  emit: (event: Event) => void,
  clock: Clock,
  watch: ReadWatch,
  meter: CallMeter,
): Run {
  let throttle: number | null = null;
  let background: Background | null = null;
  let status: RunStatus = trainer.step > 0 ? "paused" : "idle";
  /** Train until this update. */
  let until = Number.POSITIVE_INFINITY;
  let nextUpdateAt = 0;
  let savedAt = clock();
  let savedStep = trainer.step;
  const parts: RunParts = { runId, trainer, emit, clock, watched: createWatched(watch) };
  const { watched } = parts;
  const measuring = createMeasuring(parts);
  const pinned = createPinned(parts);
  const progress = createProgress(parts, meter);

  const setStatus = (next: RunStatus): void => {
    status = next;
    emit({ type: "status", runId, status, step: trainer.step });
  };

  /** Reads the losses back and tells them. Throws ProblemError where they diverged. */
  async function drain(): Promise<void> {
    const diverged = await progress.tell();
    if (diverged === null) return;
    // Nothing of this model is worth measuring or saving any more.
    measuring.skip();
    setStatus("paused");
    throw new ProblemError({ code: "training-diverged", step: diverged });
  }

  const show = (): Promise<void> => pinned.show(background === null);
  const checkpoint = (): Promise<ArrayBuffer> => watched("save", () => trainer.checkpoint(measuring.metrics));

  async function save(): Promise<void> {
    // The losses of these updates are told first: after a restart they would never come.
    if (progress.hasMore()) await drain();
    const model = await checkpoint();
    savedAt = clock();
    savedStep = trainer.step;
    emit({ type: "checkpoint", runId, step: trainer.step, model });
  }

  /** Until somebody sees the page again; a command wakes the engine. */
  async function waitUnseen(): Promise<number> {
    if (savedStep !== trainer.step) await save();
    progress.rest();
    return Number.POSITIVE_INFINITY;
  }

  async function stop(): Promise<void> {
    await drain();
    setStatus("paused");
    progress.rest();
    pinned.isDue = true;
    await save();
  }

  /** Before the first update: which kernels train, and all of them compiled. */
  async function prepare(): Promise<void> {
    const tell = (share: number): void => emit({ type: "preparing", runId, share });
    tell(0);
    // On WebGL about half of all programs are those of updates.
    const ofUpdates = tf.getBackend() === "webgl" ? 0.5 : 1;
    const { kernels, why, detail, comparison } = await trainer.prepare((share) => tell(ofUpdates * share));
    if (ofUpdates < 1)
      await warmUp(parts, { measuring, pinned, checkpoint }, (share) =>
        tell(ofUpdates + (1 - ofUpdates) * share),
      );
    const excess = comparison?.excess ?? null;
    emit({ type: "prepared", runId, kernels: { kernels, why, excess, detail } });
    progress.measureAnew();
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
    progress.updated();
    const isMeasured = trainer.step % EVALUATE_EVERY === 0;
    const isLast = trainer.step >= until;
    if (isMeasured || progress.isDue() || throttle !== null) await drain();
    if (isMeasured) await measuring.measure();
    if (pinned.isTime()) await show();
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
      nextUpdateAt = 0;
      pinned.hurry();
      progress.measureAnew();
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
      progress.begin();
      savedAt = clock();
      nextUpdateAt = 0;
      setStatus("training");
    },

    async pause() {
      if (status === "training") await stop();
    },

    pin: (text, wanted = []) => watched(traceKind(text, wanted), () => pinned.pin(text, wanted)),
    probe: (text, forced) => watched(`probe ${wordsOf(text)}`, () => trainer.probe(text, forced)),
    evaluate: (wanted, sentences) => measuring.evaluate(wanted, sentences),
    trace: (text, { interventions: wanted, forced, parameters: all }) =>
      watched(traceKind(text, wanted, all), () =>
        trainer.trace(text, { interventions: wanted, forced, allParameters: all }),
      ),
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
      if (pinned.isDue) await show();
      else if (measuring.isDue()) await measuring.measure();
      else return Number.POSITIVE_INFINITY;
      return 0;
    },

    dispose: () => trainer.dispose(),
  };
  return run;
}
