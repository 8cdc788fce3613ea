/** The reader or the layer that a cell's code is of. */
import type { FormulaPlace } from "../place";

export interface CellCode {
  readonly layer: number;
  readonly backward: boolean;
}

export const cellCodeOf = ({ run }: FormulaPlace): CellCode => ({
  layer: run?.place.includes(".l1") ? 1 : 0,
  backward: run?.place.endsWith(".reverse") ?? false,
});
