/** The first worked example's own states and queries, for scenes that change something more of it. */
import type { Intervention } from "../trace/intervention";

const STATES = [
  [3, 1, 1, -1],
  [1, 3, 1, -1],
  [1, 1, 3, -1],
];
const QUERIES = [
  [3, 1, 1, -2],
  [1, 3, 1, -2],
  [1, 1, 2, -1],
  [1, 1, 3, -2],
  [1, 1, 1, 1],
];

/** As the task opens; a test compares the two. */
export const WORKED_EXAMPLE: readonly Intervention[] = [
  { kind: "states", numbers: STATES },
  ...QUERIES.map((numbers, row) => ({ kind: "query" as const, row, numbers })),
];
