import { ProblemError } from "../lib/problem";
import { SEED_LIMIT } from "../lib/seed";
import { SPECIAL_TOKENS } from "../lib/tokens";
import type { ModelConfig } from "../model/config";
import type { Task } from "../tasks/task";

/** What a run trains, complete. */
export interface Settings {
  readonly task: string;
  readonly seed: number;
  readonly bidirectional: boolean;
  readonly units: number;
  readonly embed: number;
  readonly batch: number;
  readonly learningRate: number;
  /** Bound on the global norm of the gradients. */
  readonly clip: number;
}

/**
 * The default preset: the smallest that learns every task here to at least 0.98 held-out exact match within 600
 * updates and still shows every unit on the stage.
 */
export const DEFAULTS = {
  bidirectional: false,
  units: 32,
  embed: 16,
  batch: 64,
  learningRate: 0.03,
  clip: 1,
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
  Record<"seed" | "units" | "embed" | "batch" | "learningRate" | "clip", Bounds>
> = {
  seed: { low: 0, high: SEED_LIMIT, whole: true },
  units: { low: 2, high: 256, whole: true },
  embed: { low: 1, high: 256, whole: true },
  batch: { low: 1, high: 512, whole: true },
  learningRate: { low: 1e-6, high: 1, whole: false },
  clip: { low: 1e-3, high: 1e3, whole: false },
};

/** A task and a seed; what is left out or undefined is the default. */
export type SomeSettings = { readonly [K in keyof Settings]?: Settings[K] | undefined } & {
  readonly task: string;
  readonly seed: number;
};

/** Fills in the defaults. Throws ProblemError naming the first setting that is out of bounds. */
export function completeSettings(partial: SomeSettings): Settings {
  const given = Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined));
  const settings: Settings = {
    ...DEFAULTS,
    ...PRESETS[partial.task],
    ...(given as Pick<Settings, "task" | "seed">),
  };
  for (const [option, { low, high, whole }] of Object.entries(BOUNDS)) {
    const value = settings[option as keyof typeof BOUNDS];
    const fits =
      Number.isFinite(value) && value >= low && value <= high && (!whole || Number.isInteger(value));
    if (!fits) throw valueProblem(option, value, `${low} … ${high}`);
  }
  if (settings.bidirectional && settings.units % 2 !== 0)
    throw valueProblem("units", settings.units, "2, 4, 6 …");
  return settings;
}

function valueProblem(option: string, value: unknown, expected: string): ProblemError {
  return new ProblemError({ code: "option-value", option, value: String(value), expected });
}

export function modelConfig(settings: Settings, task: Task): ModelConfig {
  return {
    cell: "gru",
    wiring: "luong",
    score: "dot",
    window: "global",
    units: settings.units,
    embed: settings.embed,
    layers: 1,
    bidirectional: settings.bidirectional,
    sourceVocab: SPECIAL_TOKENS.length + task.sourceWords.length,
    targetVocab: SPECIAL_TOKENS.length + task.targetWords.length,
  };
}
