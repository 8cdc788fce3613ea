import { useEffect } from "react";
import { atEnd, walkOf } from "../state/position";
import { shownPosition, shownTrace } from "../state/store";
import { useLoomState } from "../state/useStore";
import { useCommands } from "./commands";

/** Milliseconds that a step stays while playing at speed 1. */
const STEP_TIME = 1200;

/** Playing: one step after another until the end of the translation. */
export function usePlay(): void {
  const playing = useLoomState((state) => state.ui.playing);
  const speed = useLoomState((state) => state.ui.speed);
  const commands = useCommands();
  useEffect(() => {
    if (!playing) return;
    const { loom } = commands;
    const timer = setInterval(() => {
      const state = loom.store.getState();
      const trace = shownTrace(state);
      if (trace && !atEnd(shownPosition(state), walkOf(trace))) commands.move("next-step");
      else loom.setUi({ playing: false });
    }, STEP_TIME / speed);
    return () => clearInterval(timer);
  }, [playing, speed, commands]);
}
