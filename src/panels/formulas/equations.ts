/** The equations of every step, as this trace's wiring has them, in the letters that are asked for. */
import type { StepId } from "../../trace/steps";
import type { Letters } from "../../viz/letters";
import { scoreEquation, softmaxEquations, weightedSumEquation } from "./attention";
import { gateEquations, updateEquations } from "./cell";
import { firstStateEquation, inputEquation } from "./handOver";
import { concatEquation, outputEquations } from "./output";
import { type Equation, type FormulaPlace, type Terms, termsOf } from "./place";

const STEPS: Readonly<Record<StepId, (place: FormulaPlace, terms: Terms) => Equation[]>> = {
  encode: (place, terms) => (place.run ? updateEquations(place, place.run, terms) : []),
  cell: (place, terms) => [
    inputEquation(place, terms),
    ...(place.run ? updateEquations(place, place.run, terms) : []),
  ],
  score: (place, terms) => [scoreEquation(place, terms)],
  softmax: softmaxEquations,
  "weighted-sum": (place, terms) => [weightedSumEquation(place, terms)],
  concat: (place, terms) => [concatEquation(place, terms)],
  output: outputEquations,
};

export function equationsOf(step: StepId, place: FormulaPlace, letters: Letters): Equation[] {
  return STEPS[step](place, termsOf(place.trace, letters));
}

/** What the gates of the update in view are computed from. */
export function gatesOf(place: FormulaPlace, letters: Letters): Equation[] {
  return place.run ? gateEquations(place, place.run, termsOf(place.trace, letters)) : [];
}

/** What the decoder starts from. */
export function firstState(place: FormulaPlace, letters: Letters): Equation[] {
  const equation = firstStateEquation(place.trace, termsOf(place.trace, letters));
  return equation ? [equation] : [];
}
