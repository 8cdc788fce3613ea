/** The query, and how well each state answers it: one definition for each score. */
import type { ScoreId } from "../trace/architecture";
import type { Intervention } from "../trace/intervention";
import { comesBefore } from "../trace/steps";
import type { Trace } from "../trace/trace";
import { inRow } from "./byHand";
import { copyOf, type Definition, type Equation, type Source } from "./equation";
import { add, call, constant, type Expression, over, times } from "./expression";
import { dot, type Line, line, madeLine, number } from "./lines";

/** W_a h_j of the general score, which no trace holds: `derived.keys[j, unit]`. */
export const KEYS = "derived.keys";

const inLuong: Source = { paper: "luong-2015", section: "3.1" };
const ADDITIVE: Source = { paper: "bahdanau-2015", section: "A.1.2" };

const queryOf = (trace: Trace, row: number): Line => line(trace, "query", row, null);
const stateOf = (trace: Trace, j: number): Line => line(trace, "states", j, null);
const key = (trace: Trace, j: number, unit: number): Expression =>
  dot(line(trace, "attention.W_a", unit, null), stateOf(trace, j));

type Score = (trace: Trace, row: number, j: number) => { form: Expression; source: Source };

const SCORES: Readonly<Record<ScoreId, Score>> = {
  dot: (trace, row, j) => ({ form: dot(queryOf(trace, row), stateOf(trace, j)), source: inLuong }),
  "scaled-dot": (trace, row, j) => ({
    form: over(dot(queryOf(trace, row), stateOf(trace, j)), call("sqrt", constant(trace.model.units))),
    source: { paper: "vaswani-2017", equation: "1" },
  }),
  general: (trace, row, j) => ({
    form: dot(
      queryOf(trace, row),
      madeLine(KEYS, [j], trace.model.units, (u) => key(trace, j, u)),
    ),
    source: inLuong,
  }),
  concat: (trace, row, j) => ({
    form: dot(line(trace, "attention.v_a", null), line(trace, "energy", row, j, null)),
    source: ADDITIVE,
  }),
  location: (trace, row, j) => ({
    form: dot(line(trace, "attention.W_a", j, null), queryOf(trace, row)),
    source: { paper: "luong-2015", equation: "8" },
  }),
  uniform: () => ({ form: constant(0), source: { paper: "wiegreffe-2019" } }),
};

type ChangedScores = Extract<Intervention, { kind: "scores" }>;

/** (e · scale + shift) / temperature, as far as they are given. */
function changed(form: Expression, { scale, shift, temperature }: ChangedScores): Expression {
  const scaled = scale === undefined ? form : times(form, constant(scale));
  const shifted = shift === undefined ? scaled : add(scaled, constant(shift));
  return temperature === undefined ? shifted : over(shifted, constant(temperature));
}

export const SCORE: Readonly<Record<"query" | "energy" | "scores" | typeof KEYS, Definition>> = {
  query: (trace, [row = 0, unit = 0]) => {
    if (!comesBefore(trace.steps, "score", "cell")) return copyOf(number(trace, "decoderState", row, unit));
    if (inRow(trace, "query", row).length > 0) return { byHand: "query" };
    return copyOf(
      row === 0 ? number(trace, "initialState", unit) : number(trace, "decoderState", row - 1, unit),
    );
  },
  energy: (trace, [row = 0, j = 0, unit = 0]): Equation => ({
    id: "energy",
    forms: [
      call(
        "tanh",
        add(
          dot(line(trace, "attention.W_a", unit, null), queryOf(trace, row)),
          dot(line(trace, "attention.U_a", unit, null), stateOf(trace, j)),
        ),
      ),
    ],
    source: ADDITIVE,
  }),
  scores: (trace, [row = 0, j = 0]): Equation => {
    const id = trace.model.score ?? "uniform";
    const { form, source } = SCORES[id](trace, row, j);
    return { id: `score-${id}`, forms: [inRow(trace, "scores", row).reduce(changed, form)], source };
  },
  [KEYS]: (trace, [j = 0, unit = 0]): Equation => ({
    id: "keys",
    forms: [key(trace, j, unit)],
    source: inLuong,
  }),
};
