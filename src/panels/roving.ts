/** One stop of the Tab key for a whole table: the arrow keys go on from number to number. */
import type { KeyboardEvent } from "react";

const STEPS: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function rove(event: KeyboardEvent<HTMLTableElement>): void {
  const cell = (event.target as Element).closest("td");
  const step = event.shiftKey ? undefined : STEPS[event.key];
  if (!cell || !step) return;
  const { rows } = event.currentTarget;
  let row = (cell.parentElement as HTMLTableRowElement).rowIndex;
  let column = cell.cellIndex;
  // The page's own arrow keys are for moving through the translation.
  event.preventDefault();
  event.stopPropagation();
  for (;;) {
    row += step[0];
    column += step[1];
    const next = rows[row]?.cells[column];
    if (!next) return;
    const button = next.querySelector("button");
    if (button) {
      button.focus();
      return;
    }
  }
}
