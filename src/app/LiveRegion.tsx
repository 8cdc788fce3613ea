import { useEffect, useRef, useState } from "react";
import { useMessages } from "../i18n/useMessages";
import { shownPosition, shownTrace } from "../state/store";
import { useLoom, useLoomState } from "../state/useStore";
import { liveText } from "./liveText";

/** Speaks each step that the reader takes, and nothing that training does on its own. */
export function LiveRegion() {
  const messages = useMessages();
  const { store } = useLoom();
  const row = useLoomState((state) => state.scene.row);
  const step = useLoomState((state) => state.scene.step);
  const column = useLoomState((state) => state.scene.column);
  const [said, setSaid] = useState("");
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of place is what there is to speak of
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const state = store.getState();
    const trace = shownTrace(state);
    if (trace && !state.ui.veil) setSaid(liveText(trace, shownPosition(state), messages));
  }, [row, step, column, store, messages]);
  return (
    <div className="visually-hidden" aria-live="polite" id="live">
      {said}
    </div>
  );
}
