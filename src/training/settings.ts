import { ProblemError } from "../lib/problem";
import { SEED_LIMIT } from "../lib/seed";
import { SPECIAL_TOKENS } from "../lib/tokens";
import type { ModelConfig } from "../model/config";
import type { Task } from "../tasks/task";
import {
  type Architecture,
  attends,
  CELL_IDS,
  DEFAULT_RADIUS,
  refusal,
  SCORE_IDS,
  WINDOW_IDS,
  WIRING_IDS,
} from "../trace/architecture";
import { readSchedule } from "./schedule";

export const OPTIMIZER_IDS = ["adam", "sgd"] as const;
export type OptimizerId = (typeof OPTIMIZER_IDS)[number];

/** How a model is trained, whatever it is. */
export interface Regime {
  readonly batch: number;
  readonly learningRate: number;
  /** Bound on the global norm of the gradients. */
  readonly clip: number;
  readonly optimizer: OptimizerId;
  /** Share of the numbers dropped in training, 0 … 0.9. */
  readonly dropout: number;
  /** The chance that a word of the decoder's input is the right one: a number or a schedule (`schedule.ts`). */
  readonly teacherForcing: string;
  /** Sutskever's trick: the source is read from its last word to its first. */
  readonly reverseSource: boolean;
  /** Targets without `<eos>`: a model that never learned to stop. */
  readonly withoutEos: boolean;
}

/** What a run trains, complete. */
export interface Settings extends Architecture, Regime {
  readonly task: string;
  readonly seed: number;
  readonly units: number;
  readonly embed: number;
}

/**
 * The default preset: the smallest that learns the translation tasks to at least 0.98 held-out exact match within 600
 * updates and still shows every unit on the stage.
 */
export const DEFAULTS = {
  cell: "gru",
  wiring: "luong",
  gaussian: false,
  radius: DEFAULT_RADIUS,
  inputFeeding: false,
  layers: 1,
  bidirectional: false,
  units: 32,
  embed: 16,
  batch: 64,
  learningRate: 0.03,
  clip: 1,
  optimizer: "adam",
  dropout: 0,
  teacherForcing: "1",
  reverseSource: false,
  withoutEos: false,
} as const;

/**
 * What a task sets differently. Reversed digits: read in one direction, the state after a digit also holds the digit
 * before, and the model learns to look one place off the gold alignment (error 0.99 at 0.98 exact match); read in
 * both, it looks at the digit itself (0.01).
 */
const PRESETS: Readonly<Record<string, Partial<Settings>>> = { reverse: { bidirectional: true } };

export interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}

export const BOUNDS: Readonly<
  Record<
    "seed" | "units" | "embed" | "layers" | "radius" | "batch" | "learningRate" | "clip" | "dropout",
    Bounds
  >
> = {
  seed: { low: 0, high: SEED_LIMIT, whole: true },
  units: { low: 2, high: 256, whole: true },
  embed: { low: 1, high: 256, whole: true },
  layers: { low: 1, high: 2, whole: true },
  radius: { low: 1, high: 64, whole: true },
  batch: { low: 1, high: 512, whole: true },
  learningRate: { low: 1e-6, high: 10, whole: false },
  clip: { low: 1e-3, high: 1e3, whole: false },
  dropout: { low: 0, high: 0.9, whole: false },
};

const CHOICES: Readonly<Record<"cell" | "wiring" | "score" | "window" | "optimizer", readonly string[]>> = {
  cell: CELL_IDS,
  wiring: WIRING_IDS,
  score: SCORE_IDS,
  window: WINDOW_IDS,
  optimizer: OPTIMIZER_IDS,
};
const SWITCHES = ["gaussian", "inputFeeding", "bidirectional", "reverseSource", "withoutEos"] as const;

/** A task and a seed; what is left out or undefined is the default. */
export type SomeSettings = { readonly [K in keyof Settings]?: Settings[K] | undefined } & {
  readonly task: string;
  readonly seed: number;
};

/**
 * Fills in the defaults; a wiring that does not attend has neither score nor window. Throws ProblemError naming the
 * first setting that is out of bounds, or why the combination is refused.
 */
export function completeSettings(partial: SomeSettings): Settings {
  const given = Object.fromEntries(
    Object.entries(partial).filter(([, value]) => value !== undefined),
  ) as Partial<Settings> & Pick<Settings, "task" | "seed">;
  const base = { ...DEFAULTS, ...PRESETS[partial.task], ...given };
  const isAttending = attends(base.wiring);
  const window = given.window ?? (isAttending ? "global" : null);
  const settings: Settings = {
    ...base,
    score: given.score ?? (isAttending ? "dot" : null),
    window,
    // The predicted window needs its Gaussian; where nothing was said it has it.
    gaussian: given.gaussian ?? window === "local-p",
    // A plain step down the gradient is a hundred times smaller than Adam's at the same rate.
    learningRate: given.learningRate ?? (base.optimizer === "sgd" ? 1 : base.learningRate),
  };
  for (const [option, { low, high, whole }] of Object.entries(BOUNDS)) {
    const value = settings[option as keyof typeof BOUNDS];
    const fits =
      Number.isFinite(value) && value >= low && value <= high && (!whole || Number.isInteger(value));
    if (!fits) throw valueProblem(option, value, `${low} … ${high}`);
  }
  for (const [option, ids] of Object.entries(CHOICES)) {
    const value = settings[option as keyof typeof CHOICES];
    if (value !== null && !ids.includes(value)) throw valueProblem(option, value, ids.join(", "));
  }
  for (const option of SWITCHES)
    if (typeof settings[option] !== "boolean") throw valueProblem(option, settings[option], "true, false");
  readSchedule(settings.teacherForcing);
  if (settings.bidirectional && settings.units % 2 !== 0)
    throw valueProblem("units", settings.units, "2, 4, 6 …");
  const reason = refusal(settings);
  if (reason) throw new ProblemError({ code: "architecture-refused", reason });
  return settings;
}

function valueProblem(option: string, value: unknown, expected: string): ProblemError {
  return new ProblemError({ code: "option-value", option, value: String(value), expected });
}

export function architectureOf(settings: Architecture): Architecture {
  const { cell, wiring, score, window, gaussian, radius, inputFeeding, layers, bidirectional } = settings;
  return { cell, wiring, score, window, gaussian, radius, inputFeeding, layers, bidirectional };
}

export function regimeOf(settings: Regime): Regime {
  const { batch, learningRate, clip, optimizer, dropout, teacherForcing, reverseSource, withoutEos } =
    settings;
  return { batch, learningRate, clip, optimizer, dropout, teacherForcing, reverseSource, withoutEos };
}

export function modelConfig(settings: Settings, task: Task): ModelConfig {
  return {
    ...architectureOf(settings),
    units: settings.units,
    embed: settings.embed,
    sourceVocab: SPECIAL_TOKENS.length + task.sourceWords.length,
    targetVocab: SPECIAL_TOKENS.length + task.targetWords.length,
    maxSource: task.maxSource,
  };
}
