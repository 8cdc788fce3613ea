/** The task of someone's own pairs: there is one at a time, and only while its page or program lives. */
import type { Task } from "./task";

export const OWN = "own";

let kept: Task | null = null;

/** Makes it the task `own` of this thread, until another takes its place. */
export function keepOwnTask(task: Task): void {
  kept = task;
}

export function keptOwnTask(): Task | null {
  return kept;
}
