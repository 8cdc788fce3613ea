/** Letters that are not the wiring's own: one chunk, fetched when a link or the reader asks for one of them. */
import { late } from "./late";

export const { load: loadNotations, here: notationsHere } = late(() => import("./notations"));
