/** The drawing without attention, which few models need, as a chunk of its own. */
import { late } from "./late";

export const { load: loadUnattended, use: useUnattended } = late(() => import("./Unattended"));
