/**
 * The vocabulary of what a run trains, its defaults, and how one choice draws another along. Page, engine and command
 * line all ask here, so that a link that leaves something out means the same everywhere.
 */
import { type Architecture, attends, DEFAULT_RADIUS, type Refusal, refusal } from "./architecture";

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
  /** The split whose sentences training does not see, `random` or one of the task's own. */
  readonly holdOut: string;
}

/** Everything that can be chosen of a model, beside its task and its seed. */
export interface ModelChoice extends Architecture, Regime {
  readonly units: number;
  readonly embed: number;
}

/** What a run trains, complete. */
export interface Settings extends ModelChoice {
  readonly task: string;
  readonly seed: number;
}

/**
 * The default preset: the smallest that learns the translation tasks to at least 0.98 held-out exact match within 600
 * updates and still shows every unit on the stage.
 */
export const DEFAULTS: ModelChoice = {
  cell: "gru",
  wiring: "luong",
  score: "dot",
  window: "global",
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
  holdOut: "random",
};

/** The worked examples: vectors of four numbers and the plainest cell. */
const BY_HAND = { cell: "rnn", units: 4, embed: 4 } as const;

/**
 * What a task sets differently. Reversed digits: read in one direction, the state after a digit also holds the digit
 * before, and the model learns to look one place off the gold alignment (error 0.99 at 0.98 exact match); read in
 * both, it looks at the digit itself (0.01). Recall: the answer stands after its key, and only a state that has read in
 * both directions can be found by the one and hold the other; in one direction half of the answers are wrong.
 */
const PRESETS: Readonly<Record<string, Partial<ModelChoice>>> = {
  reverse: { bidirectional: true },
  recall: { bidirectional: true },
  "worked-luong": BY_HAND,
  "worked-bahdanau": { ...BY_HAND, wiring: "bahdanau", score: "concat" },
};

/** Whether a task is a worked example, whose model is set by hand. */
export const isWorked = (task: string): boolean => task.startsWith("worked-");

/** A plain step down the gradient is a hundred times smaller than Adam's at the same rate. */
const RATES: Readonly<Record<OptimizerId, number>> = { adam: DEFAULTS.learningRate, sgd: 1 };

/** What a task's runs begin with; `reverse-20` takes what `reverse` has. */
export function defaultsOf(task: string): ModelChoice {
  return { ...DEFAULTS, ...PRESETS[task.replace(/-\d+$/, "")] };
}

/** Some of a choice; what is undefined is as if it were left out. */
export type SomeChoice = { readonly [K in keyof ModelChoice]?: ModelChoice[K] | undefined };

/**
 * A choice after others are made. What depends on them follows, unless it was chosen too: a wiring that does not attend
 * has neither score nor window, the predicted window needs its Gaussian, two directions need an even number of units.
 */
export function change(choice: ModelChoice, patch: SomeChoice): ModelChoice {
  const given = Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== undefined),
  ) as Partial<ModelChoice>;
  const { wiring, optimizer, bidirectional } = { ...choice, ...given };
  const isAttending = attends(wiring);
  const window =
    given.window === undefined ? (isAttending ? (choice.window ?? "global") : null) : given.window;
  const followed: Partial<ModelChoice> = {
    window,
    score: isAttending ? (choice.score ?? "dot") : null,
    gaussian: window === choice.window ? choice.gaussian : window === "local-p",
    inputFeeding: choice.inputFeeding && wiring === "luong",
    units: bidirectional ? choice.units + (choice.units % 2) : choice.units,
    learningRate: optimizer === choice.optimizer ? choice.learningRate : RATES[optimizer],
  };
  return { ...choice, ...followed, ...given };
}

/** What others follow comes before what follows. */
const FIELDS: readonly (keyof ModelChoice)[] = [
  "wiring",
  "window",
  "optimizer",
  "bidirectional",
  ...(Object.keys(DEFAULTS) as (keyof ModelChoice)[]),
];

/** The smallest patch that makes this choice of the task's defaults. */
export function differences(choice: ModelChoice, task: string): Partial<ModelChoice> {
  const defaults = defaultsOf(task);
  const patch: { -readonly [K in keyof ModelChoice]?: ModelChoice[K] } = {};
  const say = <K extends keyof ModelChoice>(field: K): void => {
    if (change(defaults, patch)[field] !== choice[field]) patch[field] = choice[field];
  };
  FIELDS.forEach(say);
  return patch;
}

export function choiceOf(settings: ModelChoice): ModelChoice {
  return Object.fromEntries(
    Object.keys(DEFAULTS).map((field) => [field, settings[field as keyof ModelChoice]]),
  ) as unknown as ModelChoice;
}

export function isSameChoice(one: ModelChoice, other: ModelChoice): boolean {
  return JSON.stringify(choiceOf(one)) === JSON.stringify(choiceOf(other));
}

export interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}

export type BoundedField =
  | "units"
  | "embed"
  | "layers"
  | "radius"
  | "batch"
  | "learningRate"
  | "clip"
  | "dropout";

export const BOUNDS: Readonly<Record<BoundedField, Bounds>> = {
  units: { low: 2, high: 256, whole: true },
  embed: { low: 1, high: 256, whole: true },
  layers: { low: 1, high: 2, whole: true },
  radius: { low: 1, high: 64, whole: true },
  batch: { low: 1, high: 512, whole: true },
  learningRate: { low: 1e-6, high: 10, whole: false },
  clip: { low: 1e-3, high: 1e3, whole: false },
  dropout: { low: 0, high: 0.9, whole: false },
};

export function isWithin(value: unknown, { low, high, whole }: Bounds): value is number {
  return (
    typeof value === "number" && value >= low && value <= high && (!whole || Number.isSafeInteger(value))
  );
}

/** Why these do not go together although each of them is a value of its own: a reason, or the number of units. */
export function clash(choice: ModelChoice): Refusal | "odd-units" | null {
  return refusal(choice) ?? (choice.bidirectional && choice.units % 2 !== 0 ? "odd-units" : null);
}
