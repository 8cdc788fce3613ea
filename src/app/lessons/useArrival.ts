/** Puts a part's scene on the stage when the part is opened. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Bookmark } from "../../lessons/lesson";
import { useLoom, useLoomState } from "../../state/useStore";
import { isSameChoice } from "../../trace/settings";
import { useCommands } from "../commands";
import { noteRefusal } from "../noteRefusal";
import { isWholeLink, placeIn, wholeBookmark } from "./bookmark";

/** The place whose scene was put on the stage last; coming back from another screen leaves it as the reader left it. */
let shownPlace: string | null = null;

/** Of a link that was opened later: what it says stands, and where it only names a part, that part's scene is due. */
const NOWHERE = "";
let isListening = false;

function followLinks(): void {
  if (isListening) return;
  isListening = true;
  addEventListener("hashchange", ({ newURL }) => {
    if (isWholeLink(newURL)) shownPlace = placeIn(newURL);
    else if (placeIn(newURL) !== null) shownPlace = NOWHERE;
  });
}

/** Whether a part's scene has not been on the stage since a link named it; what the reader made of it is kept. */
export const isDue = (place: string): boolean =>
  shownPlace !== place && !(shownPlace === null && isOpenedWhole(place));

/** Whether the page was opened at this place with everything said: then what was said stands. */
function isOpenedWhole(place: string): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return entry !== undefined && isWholeLink(entry.name) && placeIn(entry.name) === place;
}

export interface Arrival {
  /** The scene is on the stage, or could not be put there, which a note says. */
  readonly arrived: boolean;
  /** Puts it there once more. */
  restore(): void;
}

export function useArrival(place: string, bookmark: Bookmark | null): Arrival {
  const loom = useLoom();
  const { runs } = useCommands();
  const hasRun = useLoomState(({ session }) => session.runId > 0 || session.status === "failed");
  const [at, setAt] = useState<string | null>(null);
  const newest = useRef(0);

  const go = useCallback(
    async (isAgain: boolean): Promise<void> => {
      newest.current += 1;
      const mine = newest.current;
      const isNewest = (): boolean => mine === newest.current;
      // On a phone the sheet of the part before leaves the next one's figure its room.
      if (isAgain || shownPlace !== place) loom.setUi({ sheet: "peek" });
      try {
        const whole = bookmark && (await wholeBookmark(bookmark));
        const { scene } = loom.store.getState();
        const isThere =
          !isAgain &&
          (shownPlace === place || (shownPlace === null && isOpenedWhole(place))) &&
          scene.task === whole?.task &&
          isSameChoice(scene, whole);
        if (whole && !isThere && isNewest()) {
          setAt(null);
          loom.clearSpots();
          await runs.applyScene(whole);
        }
      } catch (error) {
        if (isNewest()) noteRefusal(loom, error);
      }
      if (!isNewest()) return;
      shownPlace = place;
      setAt(place);
    },
    [place, bookmark, loom, runs],
  );

  useEffect(() => {
    if (hasRun) void go(false);
    return () => {
      newest.current += 1;
    };
  }, [hasRun, go]);

  // A link pasted into the open page may name the part that is open already: its scene is put there again.
  useEffect(() => {
    followLinks();
    const listen = ({ newURL }: HashChangeEvent): void => {
      const named = placeIn(newURL);
      const isHere = named === place || (named !== null && place.startsWith(`${named}.`));
      if (hasRun && isHere && !isWholeLink(newURL)) void go(true);
    };
    addEventListener("hashchange", listen);
    return () => removeEventListener("hashchange", listen);
  }, [hasRun, place, go]);

  return { arrived: at === place, restore: () => void go(true) };
}
