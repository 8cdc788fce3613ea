/**
 * What can go wrong for a user, as data. Whoever finds a problem names it; the words come from the locale
 * (`messages.problem`), so the page and the command line say it in the reader's language.
 */
export type Problem =
  | { code: "sentence-empty" }
  | { code: "sentence-too-long"; length: number; limit: number }
  | { code: "task-unknown"; task: string; known: readonly string[] }
  | { code: "option-unknown"; option: string }
  | { code: "option-value"; option: string; value: string; expected: string }
  | { code: "option-missing"; option: string }
  | { code: "file-unwritable"; path: string }
  | { code: "word-unknown"; word: string }
  | { code: "option-conflict"; option: string; other: string }
  | { code: "command-unknown"; command: string; known: readonly string[] }
  | { code: "file-unreadable"; path: string }
  | { code: "model-truncated"; expected: number; actual: number }
  | { code: "model-oversized"; bytes: number; limit: number }
  | { code: "model-not-safetensors" }
  | { code: "model-version"; version: string; expected: string }
  | { code: "model-metadata"; field: string }
  | { code: "model-tensor-missing"; tensor: string }
  | { code: "model-tensor-unknown"; tensor: string }
  | { code: "model-tensor-shape"; tensor: string; expected: string; actual: string }
  | { code: "model-tensor-not-finite"; tensor: string }
  | { code: "model-tensor-type"; tensor: string; type: string }
  | { code: "intervention-malformed"; item: number; field: string }
  | { code: "intervention-value"; item: number; field: string; expected: string }
  | { code: "pairs-needed" }
  /** A model that is set by hand is not trained. */
  | { code: "hand-set" }
  | { code: "architecture-refused"; reason: string }
  | { code: "twin-interventions" }
  | { code: "twin-other-model"; field: string }
  | { code: "training-diverged"; step: number }
  | { code: "worker-stopped"; step: number | null }
  | { code: "worker-busy" }
  | { code: "message-malformed"; field: string }
  /** `detail` is what the browser or tensorflow.js said, or a name and a number: nothing that wants translating. */
  | { code: "engine-failed"; detail: string }
  /** WebGL's context was lost, or a read of it does not come back. */
  | { code: "device-lost" }
  | { code: "pairs-encoding"; line: number }
  | { code: "pairs-columns"; line: number }
  | { code: "pairs-alignment"; line: number; value: string }
  | { code: "pairs-few"; pairs: number; least: number }
  | { code: "link-field"; field: string; value: string };

export type ProblemCode = Problem["code"];

/** An error that a user can act on. Anything else that is thrown is a bug. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { code: "engine-failed", detail: error instanceof Error ? error.message : String(error) };
}
