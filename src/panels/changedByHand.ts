/** Where an intervention put numbers in place of the model's own: there is nothing to compute again. */
import type { Intervention } from "../trace/intervention";
import { comesBefore, type StepId } from "../trace/steps";
import type { Trace } from "../trace/trace";

/** The steps in which an intervention puts numbers. What follows from them is computed as ever. */
function touched(one: Intervention, trace: Trace): readonly StepId[] {
  switch (one.kind) {
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
      // The state that the cell made, where it asks after the cell. Where it asks before, a score and a cell are
      // computed from the given state as from any other.
      return comesBefore(trace.steps, "cell", "score") ? ["cell"] : [];
    case "gate":
      return [one.side === "encoder" ? "encode" : "cell"];
    default:
      return [];
  }
}

const isHere = (one: Intervention, trace: Trace, step: StepId, row: number): boolean =>
  touched(one, trace).includes(step) && (!("row" in one) || one.row === "all" || one.row === row);

/** Some number of the step was put there. */
export const isChangedByHand = (trace: Trace, step: StepId, row: number): boolean =>
  trace.interventions.some((one) => isHere(one, trace, step, row));

/** The step's result was put there. Of a held gate the new state is still made, by the same equation. */
export const isResultByHand = (trace: Trace, step: StepId, row: number): boolean =>
  trace.interventions.some((one) => one.kind !== "gate" && isHere(one, trace, step, row));
