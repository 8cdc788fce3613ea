/**
 * The second worked example, of Bahdanau's order: four tokens, and S_1, Y_1, C_1 are given. Then e_21 … e_24, α, C_2,
 * S_2 and Y_2 follow.
 *
 * How the numbers were chosen. They lie between -1 and 1, where tanh units live. State j has its 0.9 in unit j, and a
 * query asks for word j by -0.5 in unit j and 0.8 elsewhere: near 0.8 tanh is flat and tells no states apart, at -0.5
 * it is steep. C_1 is given by its weights and not as a vector, because every context is an average of the states.
 */
import type { Vector } from "./worked";
import { workedTask } from "./worked";

const SOURCE = ["I", "am", "a", "student"];
const TARGET = ["je", "suis", "étudiant"];

/** h_1 … h_4. */
export const BAHDANAU_STATES: readonly Vector[] = [
  [0.9, 0.1, 0.2, -0.1],
  [0.1, 0.9, -0.1, 0.2],
  [0.2, -0.1, 0.9, 0.1],
  [-0.1, 0.2, 0.1, 0.9],
];
/** S_1, which asks in row 2. */
export const FIRST_STATE: Vector = [0.8, -0.5, 0.8, 0.8];
/** Y_1. */
export const FIRST_WORD = "je";
/** The weights of row 1, which make C_1. */
export const FIRST_WEIGHTS: Vector = [0.7, 0.1, 0.1, 0.1];

export const workedBahdanau = workedTask({
  id: "worked-bahdanau",
  sourceLanguage: "en",
  targetLanguage: "fr",
  source: SOURCE,
  target: TARGET,
  sure: [
    [0, 0],
    [1, 1],
    [2, 3],
  ],
  possible: [
    [0, 0],
    [1, 1],
    [2, 2],
    [2, 3],
  ],
  gloss: { ko: { I: "나", am: "이다", a: "(관사)", student: "학생" } },
  opening: {
    interventions: [
      { kind: "states", numbers: BAHDANAU_STATES },
      { kind: "weights", row: 0, set: "given", numbers: FIRST_WEIGHTS },
      { kind: "token", row: 0, force: FIRST_WORD },
      { kind: "query", row: 1, numbers: FIRST_STATE },
    ],
    row: 1,
  },
});
