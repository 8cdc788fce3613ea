/** The panels that the first paint does not open: one chunk, fetched with the reader's first gesture at the latest. */
import { late } from "../viz/late";
import { loadFormulas } from "./lateFormulas";

export const { load: loadPanels, use: usePanels } = late(async () => {
  const [panels] = await Promise.all([import("./morePanels"), loadFormulas()]);
  return panels;
});
