/** The float64 arithmetic and its line below every panel: one chunk, fetched with the reader's first gesture. */
import { late } from "../viz/late";

export const { load: loadCheck, use: useCheck } = late(() => import("./CheckLine"));
