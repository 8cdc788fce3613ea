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

/**
 * The numbers that the source notes give these steps (the eight-step note): 1 = encode and cell, 2 = score,
 * 3 = softmax, 4 and 5 = scale and sum, 6 and 7 = join, then W_c and tanh, 8 = output and feedback.
 */
export const NOTE_STEPS: Readonly<Record<StepId, readonly number[]>> = {
  encode: [1],
  cell: [1],
  score: [2],
  softmax: [3],
  "weighted-sum": [4, 5],
  concat: [6, 7],
  output: [8],
};
