/** The reader or the layer that a cell's code is of. */
import { handoverOf } from "../../../trace/anatomy";
import type { FormulaPlace } from "../place";

export interface CellCode {
  readonly layer: number;
  readonly backward: boolean;
}

export const cellCodeOf = ({ run }: FormulaPlace): CellCode => ({
  layer: run?.place.includes(".l1") ? 1 : 0,
  backward: run?.place.endsWith(".reverse") ?? false,
});

/**
 * Where the reader in view hands the decoder its first state: at its last word, as it is or through the bridge. Null
 * where that takes both readers, or the other one.
 */
export function handsOver(place: FormulaPlace): { readonly at: number; readonly bridge: boolean } | null {
  const { trace } = place;
  const { backward } = cellCodeOf(place);
  const how = handoverOf(trace);
  if (how === "both" || (how === "bridge" && trace.model.bidirectional !== backward)) return null;
  return { at: backward ? 0 : trace.source.tokens.length - 1, bridge: how === "bridge" };
}
