/** Where an intervention put numbers in place of the model's own: there is nothing to compute again. */
import type { Intervention } from "../trace/intervention";
import { comesBefore, type StepId } from "../trace/steps";
import type { Trace } from "../trace/trace";

/** The steps whose result an intervention replaces. What follows from it is computed as ever. */
function replaced(intervention: Intervention, trace: Trace): readonly StepId[] {
  switch (intervention.kind) {
    case "weights":
      return ["softmax"];
    case "scores":
      return ["score"];
    case "value":
    case "swap-values":
      return ["weighted-sum"];
    case "states":
      return ["encode"];
    case "query":
      // The state itself where it asks after the cell; the one that goes into the cell where it asks before.
      return comesBefore(trace.steps, "cell", "score") ? ["cell"] : ["score", "cell"];
    default:
      return [];
  }
}

export function isChangedByHand(trace: Trace, step: StepId, row: number): boolean {
  return trace.interventions.some(
    (one) => replaced(one, trace).includes(step) && (!("row" in one) || one.row === "all" || one.row === row),
  );
}
