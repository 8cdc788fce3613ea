/**
 * The first worked example, of Luong's order: three encoder states and a query of four numbers each, whose dot products
 * are 13, 9 and 9.
 *
 * How the numbers were chosen. State j has its 3 in unit j, so that a query finds it by unit j; the fourth unit is -1 in
 * all of them, so that one product of two negative numbers stands in every score. A query that is a state with -2 at the
 * end scores 9 + 1 + 1 + 2 = 13 with that state and 3 + 3 + 1 + 2 = 9 with the others. The article `a`, which no French
 * word says, asks less sharply for the noun (7, 7, 9); the end asks for nothing (4, 4, 4).
 */
import type { Vector } from "./worked";
import { workedTask } from "./worked";

const SOURCE = ["je", "suis", "étudiant"];
const TARGET = ["I", "am", "a", "student"];

/** h_1, h_2, h_3. */
export const LUONG_STATES: readonly Vector[] = [
  [3, 1, 1, -1],
  [1, 3, 1, -1],
  [1, 1, 3, -1],
];

/** s_1 … s_5: what asks before I, am, a, student and the end are said. */
export const LUONG_QUERIES: readonly Vector[] = [
  [3, 1, 1, -2],
  [1, 3, 1, -2],
  [1, 1, 2, -1],
  [1, 1, 3, -2],
  [1, 1, 1, 1],
];

export const workedLuong = workedTask({
  id: "worked-luong",
  sourceLanguage: "fr",
  targetLanguage: "en",
  source: SOURCE,
  target: TARGET,
  sure: [
    [0, 0],
    [1, 1],
    [3, 2],
  ],
  possible: [
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 2],
  ],
  gloss: {
    en: { je: "I", suis: "am", étudiant: "student" },
    ko: { je: "나", suis: "이다", étudiant: "학생" },
  },
  opening: {
    interventions: [
      { kind: "states", numbers: LUONG_STATES },
      ...LUONG_QUERIES.map((numbers, row) => ({ kind: "query" as const, row, numbers })),
    ],
    row: 0,
  },
});
