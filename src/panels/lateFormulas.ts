/** Equations: one chunk, fetched with the reader's first gesture, or at once where a link says what to look at. */
import { late } from "../viz/late";
import { firstGesture } from "./firstGesture";

export const { load: loadFormulas, here: formulasHere } = late(() => import("./formulas/StepFormulas"));

/** As the page was opened, before the scene wrote its own address. A language alone is a first visit. */
const isLinked = typeof location !== "undefined" && /[#&](?!lang=)\w+=/.test(location.hash);

const onGesture = late(async () => {
  if (!isLinked) await firstGesture();
  return loadFormulas();
});

/** On a first visit without asking for them before the first gesture; null where they cannot be had. */
export const useFormulas = (): ReturnType<typeof formulasHere> => formulasHere() ?? onGesture.use();
