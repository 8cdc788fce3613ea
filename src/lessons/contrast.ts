/** What an experiment's outcome says: the number that was predicted, and whether the experiment's bounds hold. */
import type { Bound, Experiment } from "./lesson";
import { measured } from "./measured";
import type { Outcomes } from "./runExperiment";

const numberOf = ({ measure }: Bound, outcome: Outcomes): number =>
  measured(measure, { here: null, beside: null, outcome });

/** The truth that stands beside the reader's prediction. */
export const contrastOf = ({ contrast }: Experiment, outcome: Outcomes): number =>
  numberOf(contrast, outcome);

/** Whether all bounds hold for this outcome. A number that is none keeps no bound. */
export function holds({ contrast }: Experiment, outcome: Outcomes): boolean {
  return [contrast, ...(contrast.also ?? [])].every((bound) => {
    const value = numberOf(bound, outcome);
    const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = bound;
    return value >= atLeast && value <= atMost;
  });
}
