import { asProblem } from "../lib/problem";
import type { Loom } from "../state/store";

/** Tells of a run that could not be had. One that gave way to a newer run is nothing to tell of. */
export function noteRefusal(loom: Loom, error: unknown): void {
  const problem = asProblem(error);
  if (problem.code !== "worker-busy") loom.apply({ type: "noted", note: { kind: "problem", problem } });
}
