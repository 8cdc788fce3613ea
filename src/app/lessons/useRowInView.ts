/** Where not all of the stage fits, the row that is spoken of does. */
import { type RefObject, useEffect } from "react";
import { shownTrace } from "../../state/store";
import { useLoomState } from "../../state/useStore";

/** Parts of the stage come late: so long, in ms, a row that is not drawn yet is waited for. */
const LATEST = 3000;

/** Scrolls the row in view into `room` when another translation or another row is shown, and leaves the rest to the reader. */
export function useRowInView(room: RefObject<HTMLElement | null>): void {
  const { place, row, step, view } = useLoomState((state) => state.scene);
  const translation = useLoomState((state) => {
    const trace = shownTrace(state);
    return trace && `${trace.model.wiring} ${trace.source.text} ${trace.output.tokens.length}`;
  });
  const isRow = step !== "encode" && view === "loom" && translation !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row of another translation is to be seen
  useEffect(() => {
    const element = room.current;
    if (!element || !isRow) return;
    const look = (): void => {
      const frame = element.querySelector(".row-frame");
      if (!frame) return;
      stop();
      frame.scrollIntoView({ block: "nearest", inline: "nearest" });
    };
    const observer = new MutationObserver(look);
    const timer = setTimeout(() => observer.disconnect(), LATEST);
    const stop = (): void => {
      clearTimeout(timer);
      observer.disconnect();
    };
    observer.observe(element, { childList: true, subtree: true });
    look();
    return stop;
  }, [room, isRow, place, row, translation]);
}
