/** The query, and how well each state answers it: one definition for each score. */
import type { ScoreId } from "../trace/architecture";
import type { Intervention } from "../trace/intervention";
import { comesBefore } from "../trace/steps";
import type { Trace } from "../trace/trace";
import { inRow } from "./byHand";
import { copyOf, type Definition, type Equation, type Source } from "./equation";
import { add, call, constant, type Expression, over, type Ref, times } from "./expression";
import { dot, type Line, line, madeLine, number } from "./lines";

/** W_a h_j of the general score, which no trace holds: `derived.keys[j, unit]`. */
export const KEYS = "derived.keys";

const inLuong: Source = { paper: "luong-2015", section: "3.1" };
const ADDITIVE: Source = { paper: "bahdanau-2015", section: "A.1.2" };

const queryOf = (trace: Trace, row: number): Line => line(trace, "query", row, null);
const stateOf = (trace: Trace, j: number): Line => line(trace, "states", j, null);
const key = (trace: Trace, j: number, unit: number): Expression =>
  dot(line(trace, "attention.W_a", unit, null), stateOf(trace, j));

type Factors = (row: number, j: number) => readonly [Ref, Ref];

const queryAndState: Factors = (row, j) => [
  { name: "query", at: [row] },
  { name: "states", at: [j] },
];

/** What is multiplied unit by unit and added, as names without the unit behind them; null where a score is no such sum. */
const FACTORS: Readonly<Record<ScoreId, Factors | null>> = {
  dot: queryAndState,
  "scaled-dot": queryAndState,
  general: (row, j) => [
    { name: "query", at: [row] },
    { name: KEYS, at: [j] },
  ],
  concat: (row, j) => [
    { name: "attention.v_a", at: [] },
    { name: "energy", at: [row, j] },
  ],
  location: (row, j) => [
    { name: "attention.W_a", at: [j] },
    { name: "query", at: [row] },
  ],
  uniform: null,
};

const SOURCES: Readonly<Record<ScoreId, Source>> = {
  dot: inLuong,
  "scaled-dot": { paper: "vaswani-2017", equation: "1" },
  general: inLuong,
  concat: ADDITIVE,
  location: { paper: "luong-2015", equation: "8" },
  uniform: { paper: "wiegreffe-2019" },
};

const kindOf = ({ model }: Trace): ScoreId => model.score ?? "uniform";

export const scoreSource = (trace: Trace): Source => SOURCES[kindOf(trace)];

/** Whether the trace has them or not. */
export const factorNames = (trace: Trace, row: number, j: number): readonly [Ref, Ref] | null =>
  FACTORS[kindOf(trace)]?.(row, j) ?? null;

export function factorsOf(trace: Trace, row: number, j: number): readonly [Line, Line] | null {
  const names = factorNames(trace, row, j);
  if (!names) return null;
  const [left, right] = names.map(({ name, at }) =>
    name === KEYS
      ? madeLine(KEYS, at, trace.model.units, (u) => key(trace, j, u))
      : line(trace, name, ...at, null),
  );
  return left && right ? [left, right] : null;
}

function scoreForm(trace: Trace, row: number, j: number): Expression {
  const factors = factorsOf(trace, row, j);
  if (!factors) return constant(0);
  const sum = dot(...factors);
  return kindOf(trace) === "scaled-dot" ? over(sum, call("sqrt", constant(trace.model.units))) : sum;
}

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
    const form = inRow(trace, "scores", row).reduce(changed, scoreForm(trace, row, j));
    return { id: `score-${kindOf(trace)}`, forms: [form], source: scoreSource(trace) };
  },
  [KEYS]: (trace, [j = 0, unit = 0]): Equation => ({
    id: "keys",
    forms: [key(trace, j, unit)],
    source: inLuong,
  }),
};
