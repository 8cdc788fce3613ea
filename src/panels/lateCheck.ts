/** The float64 arithmetic and its line below every panel: one chunk, fetched with the reader's first gesture. */
import { late } from "../viz/late";
import { firstGesture } from "./firstGesture";

const check = late(() => import("./CheckLine"));

const onGesture = late(async () => {
  await firstGesture();
  return check.load();
});

export const loadCheck = check.load;

/** Waits for the gesture; null where it cannot be had. */
export const useCheck = (): ReturnType<typeof check.here> => check.here() ?? onGesture.use();
