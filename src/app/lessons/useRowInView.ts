/** Where not all of the stage fits, the row that is spoken of does. */
import { type RefObject, useEffect } from "react";
import { shownTrace } from "../../state/store";
import { useLoomState } from "../../state/useStore";

/** Parts of the stage come late and move others: so long, in ms, the row is followed, unless the reader does something. */
const LATEST = 3000;
const DEEDS = ["pointerdown", "wheel", "keydown"] as const;

/** Scrolls the row in view into `room` when another translation or another row is shown, and leaves the rest to the reader. */
export function useRowInView(room: RefObject<HTMLElement | null>): void {
  const { place, row, step, view } = useLoomState((state) => state.scene);
  const translation = useLoomState((state) => {
    const trace = shownTrace(state);
    return trace && `${trace.model.wiring} ${trace.source.text} ${trace.output.tokens.length}`;
  });
  const isRow = step !== "encode" && view === "loom" && translation !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown next begins at the top, wherever the last was looked at
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [place, isRow, translation]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row of another translation is to be seen
  useEffect(() => {
    const element = room.current;
    if (!element || !isRow) return;
    const look = (): void =>
      element.querySelector(".row-frame")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    const observer = new MutationObserver(look);
    const stop = (): void => {
      clearTimeout(timer);
      observer.disconnect();
      for (const deed of DEEDS) window.removeEventListener(deed, stop);
    };
    const timer = setTimeout(stop, LATEST);
    for (const deed of DEEDS) window.addEventListener(deed, stop, { passive: true });
    observer.observe(element, { childList: true, subtree: true });
    look();
    return stop;
  }, [room, isRow, place, row, translation]);
}
