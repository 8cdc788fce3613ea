import { Opens } from "../../panels/Num";
import { decimals } from "../../viz/format";
import type { Place } from "../../viz/matrix/keys";
import { behind } from "./openings";
import type { Shown } from "./shown";

/** The name of the number in a cell, where the translation on the stage has it. */
export function numberIn(shown: Shown, place: Place): string | null {
  const found = behind(shown, place);
  return found?.cell.isItself ? found.cell.number : null;
}

interface CellNumberProps {
  readonly value: number;
  readonly number: string | null;
  readonly stop?: boolean;
}

/** A number of the matrix, which opens where there is arithmetic behind it. */
export function CellNumber({ value, number, stop = true }: CellNumberProps) {
  const text = decimals(value, 3);
  return number ? <Opens value={value} text={text} number={number} stop={stop} /> : text;
}
