/** The lower of two layers and the ends of two readers, which few models have, as a chunk of their own. */
import { late } from "./late";

export const { load: loadLanes, use: useLanes } = late(() => import("./Lanes"));
