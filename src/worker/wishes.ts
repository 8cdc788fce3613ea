/** What the page wishes of whichever run stands: how fast it trains, seen or not, and the sentence to show. */
import type { Intervention } from "../trace/intervention";
import type { Background, Command } from "./protocol";

export interface Wishes {
  throttle(updatesPerSecond: number | null): void;
  setBackground(background: Background | null): void;
  pin(text: string, interventions?: readonly Intervention[]): void;
  /** All of them to a new run, which has no wish of before to forget. */
  tell(runId: number): void;
  /** All of them to a run that heard older ones. */
  tellAgain(runId: number): void;
}

/** `wanted` is the run that a wish goes to at once, where there is one. */
export function createWishes(post: (command: Command) => void, wanted: () => number | null): Wishes {
  let speed: number | null = null;
  let background: Background | null = null;
  let pinned: { readonly text: string; readonly interventions?: readonly Intervention[] | undefined } | null =
    null;

  const postSpeed = (runId: number): void => post({ type: "throttle", runId, updatesPerSecond: speed });
  const postBackground = (runId: number): void => post({ type: "background", runId, background });
  const postPinned = (runId: number): void => {
    if (pinned !== null) post({ type: "pin", runId, ...pinned });
  };
  const toWanted = (tell: (runId: number) => void): void => {
    const runId = wanted();
    if (runId !== null) tell(runId);
  };

  return {
    throttle: (updatesPerSecond) => {
      speed = updatesPerSecond;
      toWanted(postSpeed);
    },
    setBackground: (next) => {
      background = next;
      toWanted(postBackground);
    },
    pin: (text, interventions) => {
      pinned = { text, interventions };
      toWanted(postPinned);
    },
    tell: (runId) => {
      if (speed !== null) postSpeed(runId);
      if (background !== null) postBackground(runId);
      postPinned(runId);
    },
    tellAgain: (runId) => {
      postSpeed(runId);
      postBackground(runId);
      postPinned(runId);
    },
  };
}
