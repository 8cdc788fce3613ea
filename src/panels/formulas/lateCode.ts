/** Code of a step: one chunk, fetched when somebody asks for it. */
import { late } from "../../viz/late";

export const { load: loadCode, use: useCode } = late(() => import("./code/CodeBlock"));
