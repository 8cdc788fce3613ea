/** Whatever shows a number with its name opens it when it is clicked; within an opened number it goes on from there. */
import type { Loom } from "../state/store";

/** As much as a link may say of opened numbers. */
const LONGEST = 1900;

export function openClicked(loom: Loom, target: EventTarget): void {
  const shown = target instanceof Element ? target.closest<HTMLElement>("[data-number]") : null;
  const number = shown?.dataset.number;
  if (!shown || !number) return;
  const { opened } = loom.store.getState().scene;
  const chain = opened && shown.closest(".opened") ? `${opened}~${number}` : number;
  loom.setScene({ opened: chain.length > LONGEST ? number : chain });
}
