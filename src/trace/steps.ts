import type { WiringId } from "./architecture";

/** The steps of a translation. Their order belongs to a wiring and travels in `Trace.steps`. */
export const STEP_IDS = ["encode", "cell", "score", "softmax", "weighted-sum", "concat", "output"] as const;
export type StepId = (typeof STEP_IDS)[number];

export function isStepId(value: unknown): value is StepId {
  return (STEP_IDS as readonly unknown[]).includes(value);
}

/**
 * The steps that run once for every output word, in the wiring's order: all but `encode`, which runs once
 * for the whole sentence.
 */
export function stepsPerWord(steps: readonly StepId[]): StepId[] {
  return steps.filter((step) => step !== "encode");
}

/** Whether `first` comes before `second` in this order; false where either is missing. */
export function comesBefore(steps: readonly StepId[], first: StepId, second: StepId): boolean {
  return steps.includes(first) && steps.indexOf(first) < steps.indexOf(second);
}

/**
 * What the source notes call these steps. The eight-step note, of Luong's order: 1 = encode and cell, 2 = score,
 * 3 = softmax, 4 and 5 = scale and sum, 6 and 7 = join, then W_c and tanh, 8 = output and feedback. The note on
 * Bahdanau's order: e, α, C, S, Y.
 */
const EIGHT_STEPS: Readonly<Record<StepId, readonly string[]>> = {
  encode: ["1"],
  cell: ["1"],
  score: ["2"],
  softmax: ["3"],
  "weighted-sum": ["4", "5"],
  concat: ["6", "7"],
  output: ["8"],
};

/** Their joining of word and context has no place among the eight: there is no W_c and no tanh in it. */
const WITHOUT_ATTENTION = { ...EIGHT_STEPS, concat: [] };

export const NOTE_STEPS: Readonly<Record<WiringId, Readonly<Record<StepId, readonly string[]>>>> = {
  luong: EIGHT_STEPS,
  bahdanau: {
    encode: [],
    score: ["e"],
    softmax: ["α"],
    "weighted-sum": ["C"],
    concat: [],
    cell: ["S"],
    output: ["Y"],
  },
  plain: WITHOUT_ATTENTION,
  "plain-context": WITHOUT_ATTENTION,
};
