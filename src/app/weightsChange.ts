/** Which interventions are weights that a reader has set by hand. */
import { loadedTask } from "../tasks/loaded";
import type { Intervention } from "../trace/intervention";

/** What a worked example gives by itself: its weights are those of the first translation. */
export function givenBy(task: string): readonly Intervention[] {
  return loadedTask(task)?.opening?.interventions ?? [];
}

export function isWeightsChange(one: Intervention, given: readonly Intervention[]): boolean {
  return one.kind === "weights" && !given.some((other) => JSON.stringify(other) === JSON.stringify(one));
}
