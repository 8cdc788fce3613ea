/** Weights set by hand as a part of the list of interventions: the other items of the list are somebody else's. */
import type { Intervention, Row } from "../../trace/intervention";

type WeightsItem = Extract<Intervention, { kind: "weights" }>;

/** A `weights` item without the row that it is meant for. */
export type WeightsChange =
  | { readonly set: "uniform" | "drop-largest" | "hard" }
  | { readonly set: "permute"; readonly seed: number }
  | { readonly set: "one-hot"; readonly position: number }
  | { readonly set: "given"; readonly numbers: readonly number[] };

const isWeights = (one: Intervention): one is WeightsItem => one.kind === "weights";

/** The list without weights set by hand. */
export function withoutWeights(list: readonly Intervention[]): readonly Intervention[] {
  return list.filter((one) => !isWeights(one));
}

export function hasWeightsChange(list: readonly Intervention[]): boolean {
  return list.some(isWeights);
}

/** Whether something in the list replaces the weights of this row. */
export function isRowChanged(list: readonly Intervention[], row: number): boolean {
  return list.some((one) => isWeights(one) && (one.row === "all" || one.row === row));
}

/**
 * The list with this change of a row's weights in place of the row's last one. A change of all rows takes the place of
 * every other; one of a single row comes after it, on what it made.
 */
export function withWeights(
  list: readonly Intervention[],
  row: Row,
  change: WeightsChange,
): readonly Intervention[] {
  const kept = list.filter((one) => !isWeights(one) || (row !== "all" && one.row !== row));
  return [...kept, { kind: "weights", row, ...change }];
}
