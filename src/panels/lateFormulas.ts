/** Equations: one chunk, fetched with the reader's first gesture, or with the panels where a link opens one of them. */
import { late } from "../viz/late";
import { firstGesture } from "./firstGesture";

export const { load: loadFormulas, here: formulasHere } = late(() => import("./formulas/StepFormulas"));

const onGesture = late(async () => {
  await firstGesture();
  return loadFormulas();
});

/** Without asking for them before the first gesture; null where they cannot be had. */
export const useFormulas = (): ReturnType<typeof formulasHere> => formulasHere() ?? onGesture.use();
