import { ProblemError } from "../lib/problem";
import { parseSchedule, type Schedule } from "../trace/schedule";

const EXPECTED = "0 … 1, linear:START,SLOPE,FLOOR, exponential:BASE, inverse-sigmoid:K";

/** Throws ProblemError where the text is not a schedule. */
export function readSchedule(text: string): Schedule {
  const schedule = typeof text === "string" ? parseSchedule(text) : null;
  if (schedule) return schedule;
  throw new ProblemError({
    code: "option-value",
    option: "teacher-forcing",
    value: String(text),
    expected: EXPECTED,
  });
}

/** ε_i, in 0 … 1. */
export function chanceOfTruth(schedule: Schedule, update: number): number {
  switch (schedule.kind) {
    case "constant":
      return schedule.chance;
    case "linear":
      return Math.max(schedule.floor, schedule.start - schedule.slope * update);
    case "exponential":
      return schedule.base ** update;
    case "inverse-sigmoid":
      return schedule.k / (schedule.k + Math.exp(update / schedule.k));
  }
}
