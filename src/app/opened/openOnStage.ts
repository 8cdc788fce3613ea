/** From another screen to the stage, where a number is opened and takes the focus. */
import { spotOfNumber } from "../../panels/numberSpot";
import type { Loom } from "../../state/store";

let hasCome = false;

export function openOnStage(loom: Loom, target: EventTarget): void {
  const shown = target instanceof Element ? target.closest<HTMLElement>("[data-number]") : null;
  const number = shown?.dataset.number;
  if (number === undefined) return;
  const { target: row } = spotOfNumber(number);
  hasCome = true;
  loom.setScene({
    screen: "stage",
    view: "loom",
    step: number.startsWith("scores.") ? "score" : "softmax",
    ...(row === undefined ? {} : { row }),
    opened: number,
  });
}

/** Whether the number in view was opened on another screen. Asked once. */
export function comesFromElsewhere(): boolean {
  const came = hasCome;
  hasCome = false;
  return came;
}
