/**
 * The wire format between the page and the worker, all of it. Every message carries the run it belongs to;
 * whoever receives one of an older run drops it. The page sends nothing before `ready`.
 */
import type { Problem } from "../lib/problem";
import type { RowFacts } from "../metrics/rowFacts";
import type { Metrics } from "../metrics/summary";
import type { Intervention } from "../trace/intervention";
import type { KernelsInUse } from "../trace/kernels";
import type { Probe } from "../trace/probe";
import type { ModelChoice } from "../trace/settings";
import type { Trace } from "../trace/trace";

export type BackendId = "webgl" | "wasm" | "cpu";

/** Why a backend of the ladder was not taken. `detail` is what the browser said, or names and numbers, untranslated. */
export interface Rejection {
  readonly backend: BackendId;
  readonly why:
    | "no-context"
    | "software"
    | "float16"
    /** What it computes does not come back: no fence is ever passed, or nothing that is drawn can be read. */
    | "fence"
    /** It computes wrongly. */
    | "self-test"
    | "load-failed"
    | "timed-out"
    /** It started, and broke or fell silent in its work. */
    | "stopped"
    /** It was still compiling when the page could wait no longer, and another one stood. */
    | "compiling"
    /** It trained, and lost. */
    | "slower"
    /** It was faster than WebGL, but not by enough. */
    | "close";
  readonly detail: string;
}

/** How fast a backend was when it was timed against another one. */
export interface Timing {
  readonly backend: BackendId;
  readonly msPerUpdate: number;
  /** Updates that were timed. */
  readonly updates: number;
}

/** What WebGL is here, taken or not. */
export interface WebglFacts {
  readonly renderer: string;
  /** It is emulated on the processor. */
  readonly software: boolean;
  readonly maxTextureSize: number;
  /** Textures of 32 bits can be drawn into. */
  readonly float32: boolean;
  /** The end of queued work can be waited for; null where that was not tried. */
  readonly fence: boolean | null;
}

/** Which backend was taken and why. */
export interface BackendChoice {
  readonly backend: BackendId;
  /** The GPU as the driver names it; null off WebGL. */
  readonly renderer: string | null;
  /** What `?backend=` asked for; null when it asked for nothing. */
  readonly forced: BackendId | null;
  readonly rejected: readonly Rejection[];
  /** Empty where there was nothing to compare. */
  readonly timings: readonly Timing[];
  /** Null where no context was had or asked for. */
  readonly webgl: WebglFacts | null;
  /** tensorflow.js's version. */
  readonly tfjs: string;
}

/** What a WebGL context was asked to do. */
export interface GlCalls {
  readonly draws: number;
  /** Textures that were filled from memory; giving a texture its size is none. */
  readonly uploads: number;
  /** Programs that were linked. */
  readonly programs: number;
}

/** What the engine can do. The page holds no list of its own. */
export interface Capabilities {
  readonly tasks: readonly string[];
  readonly cells: readonly string[];
  readonly wirings: readonly string[];
  readonly scores: readonly string[];
  readonly windows: readonly string[];
}

/** What a run trains. Everything left out is the task's default. */
export interface RunSettings extends Partial<ModelChoice> {
  readonly task: string;
  readonly seed: number;
}

/** Metrics of one evaluation. `aer` is absent where no gold alignment was scored. */
export interface Evaluation {
  readonly step: number;
  /** Mean cross-entropy per target token, nats. */
  readonly loss: number;
  /** Share of sentences whose greedy translation is right in every word. */
  readonly exact: number;
  readonly tokenAccuracy: number;
  /** Of the corpus, 0 … 100. */
  readonly bleu: number;
  /** Lenient gold, rows belong to the predicted word. */
  readonly aer?: number;
  /** Held-out sentences used. */
  readonly sentences: number;
}

/** What was asked to be measured: held-out sentences all together, and by the length of their source, shortest first. */
export interface Measured {
  readonly overall: Metrics;
  readonly byLength: readonly (Metrics & { readonly length: number })[];
  readonly rows: RowFacts;
}

export interface Progress {
  readonly step: number;
  /** `[step, loss]` of every update since the last progress, oldest first. */
  readonly losses: readonly (readonly [number, number])[];
  /** Updates per second since the last progress; null until two were measured. */
  readonly stepsPerSecond: number | null;
  /** Live tensors and their bytes, `tf.memory()`. */
  readonly tensors: number;
  readonly bytes: number;
  /** On WebGL: bytes of textures that hold tensors, and of those kept for the next ones; null elsewhere. */
  readonly textures: { readonly used: number; readonly free: number } | null;
  /** On WebGL, by an update since the last progress, on average. Measuring and showing do not count. */
  readonly calls?: GlCalls;
  /** On WebGL: programs linked so far, by updates and by everything else. */
  readonly linked?: number;
}

/** What a run does while nobody sees the page: train on, or wait until somebody does. */
export type Background = "train" | "pause";

export type Command =
  | {
      type: "configure";
      runId: number;
      settings: RunSettings;
      model?: ArrayBuffer | undefined;
      /** The text of a pairs file, for the task `own`. */
      pairs?: string | undefined;
    }
  | { type: "train"; runId: number; updates?: number | undefined }
  | { type: "pause"; runId: number }
  /** Updates per second at most; null trains as fast as it can. */
  | { type: "throttle"; runId: number; updatesPerSecond: number | null }
  /** Null while the page is seen. */
  | { type: "background"; runId: number; background: Background | null }
  /** A checkpoint now, if there were updates since the last one. */
  | { type: "save"; runId: number }
  /** The sentence whose trace is sent again and again while training. */
  | {
      type: "pin";
      runId: number;
      text: string;
      interventions?: readonly Intervention[] | undefined;
    }
  | {
      type: "trace";
      runId: number;
      requestId: number;
      text: string;
      interventions?: readonly Intervention[] | undefined;
      /** Along these words instead of the model's own. */
      forced?: string | undefined;
      /** With all of the model's parameters, of the same moment. */
      parameters?: boolean | undefined;
    }
  /** Along the model's own words when none are given. */
  | { type: "probe"; runId: number; requestId: number; text: string; forced?: string | undefined }
  /** On the held-out sentences, or the first so many of them. */
  | {
      type: "evaluate";
      runId: number;
      requestId: number;
      interventions?: readonly Intervention[] | undefined;
      sentences?: number | undefined;
    }
  | { type: "export"; runId: number; requestId: number }
  | { type: "ping"; runId: number };

/** The state of a run. `configure` leads to `idle`, or to `paused` when the model already has updates. */
export type RunStatus = "idle" | "training" | "paused";

export type Event =
  | { type: "ready"; choice: BackendChoice; capabilities: Capabilities }
  | { type: "configured"; runId: number; settings: RunSettings; step: number; parameters: number }
  | { type: "status"; runId: number; status: RunStatus; step: number }
  | { type: "progress"; runId: number; progress: Progress }
  | { type: "evaluated"; runId: number; evaluation: Evaluation }
  /** The pinned sentence, after `configured`, after each pin, and several times a second while training. */
  | { type: "snapshot"; runId: number; trace: Trace }
  | { type: "traced"; runId: number; requestId: number; trace: Trace }
  | { type: "probed"; runId: number; requestId: number; probe: Probe }
  | { type: "measured"; runId: number; requestId: number; measured: Measured }
  | { type: "exported"; runId: number; requestId: number; model: ArrayBuffer }
  /** Before a run's first update: how much of what it runs is compared and compiled, 0 … 1. */
  | { type: "preparing"; runId: number; share: number }
  | { type: "prepared"; runId: number; kernels: KernelsInUse }
  /** A checkpoint to restart from, every few seconds of training and on pause. */
  | { type: "checkpoint"; runId: number; step: number; model: ArrayBuffer }
  /** A request that could not be met; the run goes on as it was. */
  | { type: "refused"; runId: number; requestId: number | null; problem: Problem }
  /** The engine cannot go on: the page restarts the worker. `runId` is null before the first run. */
  | { type: "failed"; runId: number | null; problem: Problem }
  | { type: "pong"; runId: number };
