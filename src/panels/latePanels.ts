/** The panels that the first paint does not open: one chunk, fetched with the reader's first gesture at the latest. */
import { late } from "../viz/late";

export const { load: loadPanels, use: usePanels } = late(() => import("./morePanels"));
