import { ProblemError } from "../lib/problem";
import { SEED_LIMIT } from "../lib/seed";
import { SPECIAL_TOKENS } from "../lib/tokens";
import type { ModelConfig } from "../model/config";
import type { Task } from "../tasks/task";
import { type Architecture, CELL_IDS, SCORE_IDS, WINDOW_IDS, WIRING_IDS } from "../trace/architecture";
import {
  BOUNDS,
  type Bounds,
  change,
  choiceOf,
  clash,
  defaultsOf,
  isWithin,
  OPTIMIZER_IDS,
  type Regime,
  type Settings,
} from "../trace/settings";
import { readSchedule } from "./schedule";

export const SEED_BOUNDS: Bounds = { low: 0, high: SEED_LIMIT, whole: true };

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
export function completeSettings({ task, seed, ...given }: SomeSettings): Settings {
  const said = {
    ...given,
    // Null is what a wiring without attention has of itself; where it attends, it is nothing that was said.
    score: given.score ?? undefined,
    window: given.window ?? undefined,
  };
  const settings: Settings = { task, seed, ...choiceOf(change(defaultsOf(task), said)) };
  for (const [option, bounds] of Object.entries({ seed: SEED_BOUNDS, ...BOUNDS })) {
    const value = settings[option as keyof typeof BOUNDS];
    if (!isWithin(value, bounds)) throw valueProblem(option, value, `${bounds.low} … ${bounds.high}`);
  }
  for (const [option, ids] of Object.entries(CHOICES)) {
    const value = settings[option as keyof typeof CHOICES];
    const isNone = value === null && (option === "score" || option === "window");
    if (!isNone && !ids.includes(value as string)) throw valueProblem(option, value, ids.join(", "));
  }
  for (const option of SWITCHES)
    if (typeof settings[option] !== "boolean") throw valueProblem(option, settings[option], "true, false");
  readSchedule(settings.teacherForcing);
  const reason = clash(settings);
  if (reason === "odd-units") throw valueProblem("units", settings.units, "2, 4, 6 …");
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
  const { batch, learningRate, clip, optimizer, dropout, ...rest } = settings;
  const { teacherForcing, reverseSource, withoutEos, holdOut } = rest;
  return {
    batch,
    learningRate,
    clip,
    optimizer,
    dropout,
    teacherForcing,
    reverseSource,
    withoutEos,
    holdOut,
  };
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
