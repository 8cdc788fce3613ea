/**
 * Weights set by hand as a part of the list of interventions. The other items of the list are somebody else's, and so
 * are the weights that a worked example is `given` by itself.
 */
import type { Intervention, Row } from "../../trace/intervention";
import { isWeightsChange } from "../weightsChange";

/** A `weights` item without the row that it is meant for. */
export type WeightsChange =
  | { readonly set: "uniform" | "drop-largest" | "hard" }
  | { readonly set: "permute"; readonly seed: number }
  | { readonly set: "one-hot"; readonly position: number }
  | { readonly set: "given"; readonly numbers: readonly number[] };

type List = readonly Intervention[];

/** The list without weights set by hand. */
export function withoutWeights(list: List, given: List): List {
  return list.filter((one) => !isWeightsChange(one, given));
}

export function hasWeightsChange(list: List, given: List): boolean {
  return list.some((one) => isWeightsChange(one, given));
}

const concerns = (one: Intervention, row: Row): boolean => "row" in one && one.row === row;

/** Whether weights set by hand stand in this row. */
export function isRowChanged(list: List, row: number, given: List): boolean {
  return list.some((one) => isWeightsChange(one, given) && (concerns(one, "all") || concerns(one, row)));
}

/**
 * The list with this change of a row's weights in place of the row's last one. A change of all rows takes the place of
 * every other; one of a single row comes after it, on what it made.
 */
export function withWeights(list: List, row: Row, change: WeightsChange, given: List): List {
  const kept = list.filter((one) => !isWeightsChange(one, given) || (row !== "all" && !concerns(one, row)));
  return [...kept, { kind: "weights", row, ...change }];
}
