/**
 * The loss of a whole sentence and its gradients: the two paths on which attention reads a hidden state, from their norms
 * through what the softmax lets through to p − y, as far as the trace and the probe hold the operands.
 */
import type { ScoreId } from "../trace/architecture";
import { GRADIENTS, type GradientName, type Probe } from "../trace/probe";
import type { Trace, TraceParameter } from "../trace/trace";
import type { Backpropagated, Definition, Equation } from "./equation";
import { call, constant, type Expression, evaluate, minus, over, times } from "./expression";
import { dot, indices, type Line, line, madeLine, number, series, total } from "./lines";

/** Norms by source position, and the gradients that they are taken of. */
const NORMS = {
  "gradient.value": "gradient.values",
  "gradient.score": "gradient.keys",
  "gradient.embedding": "gradient.embedded",
} as const;

export type ProbedName = "loss.mean" | keyof typeof NORMS | `gradient.${GradientName}`;

/** Between two that are stored: ∂loss/∂α, ∂loss/∂s̃, the query through W_aᵀ, and how a state moves its score. */
export const WEIGHT_GRADIENT = "gradient.weights";
export const ATTENTIONAL_GRADIENT = "gradient.attentional";
export const MAPPED_QUERY = "derived.mappedQuery";
export const SCORE_SLOPE = "derived.scoreSlope";

/** The first number of a chain says whether it is about training: along the right words, with the probe's numbers. */
export const isOfTraining = ({ name }: { readonly name: string }): boolean =>
  name === "loss.mean" || name.startsWith("gradient.");

/** A trace along given words with what a probe along the same ones, of the same moment, found. */
export function withProbe(trace: Trace, probe: Probe): Trace {
  const of = (numbers: readonly number[], shape = [numbers.length]): TraceParameter => ({
    shape,
    data: Float32Array.from(numbers),
  });
  const gradients = Object.entries(probe.gradients).map(([name, found]) => [`gradient.${name}`, found]);
  const { value, score, embedding } = probe;
  const paths = trace.tensors.scores ? { "gradient.value": of(value), "gradient.score": of(score) } : {};
  const probed: Readonly<Record<string, TraceParameter>> = {
    "loss.mean": of([probe.loss], []),
    ...paths,
    "gradient.embedding": of(embedding),
    ...Object.fromEntries(gradients),
  };
  return { ...trace, probed };
}

/** The axes of a stored one, for words about its place. */
export function axesOfProbed(name: string): readonly string[] | null {
  if (name === "loss.mean") return [];
  if (Object.hasOwn(NORMS, name)) return ["source"];
  const gradient = name.replace(/^gradient\./, "");
  return name !== gradient && Object.hasOwn(GRADIENTS, gradient) ? GRADIENTS[gradient as GradientName] : null;
}

const BACKPROPAGATED: Backpropagated = { backpropagated: true };

const defined = (id: Equation["id"], form: Expression): Equation => ({
  id,
  forms: [form],
  source: { paper: "definition" },
});
const chained = (id: Equation["id"], form: Expression): Equation => ({
  id,
  forms: [form],
  source: { paper: "chain-rule" },
});

const norm =
  (of: string): Definition =>
  (trace, [j = 0]) => {
    const parts = line(trace, of, j, null);
    const squares = series("u", indices(parts.values.length), (u) => call("square", parts.number(u)));
    return defined("norm", call("sqrt", squares));
  };

const rows = (trace: Trace): readonly number[] => indices(trace.output.tokens.length);

/** ∂loss/∂α_tj for every j of a row. */
const weightGradients = (trace: Trace, row: number): Line =>
  madeLine(WEIGHT_GRADIENT, [row], trace.source.tokens.length, (j) =>
    dot(line(trace, "gradient.context", row, null), line(trace, "states", j, null)),
  );

/** Numbers of all rows at one place, each made. */
function madeColumn(
  trace: Trace,
  name: string,
  at: readonly number[],
  made: (row: number) => Expression,
): Line {
  const values = Float64Array.from(rows(trace), (row) => evaluate(made(row)));
  return {
    values,
    number: (row) => ({ kind: "number", value: values[row] ?? Number.NaN, ref: { name, at: [row, ...at] } }),
  };
}

const mappedQuery = (trace: Trace, row: number, unit: number): Expression =>
  dot(line(trace, "attention.W_a", null, unit), line(trace, "query", row, null));

/** Σ v (1 − ε²) U: through the tanh of the additive score. */
function scoreSlope(trace: Trace, row: number, j: number, unit: number): Expression {
  const [v, energy] = [line(trace, "attention.v_a", null), line(trace, "energy", row, j, null)];
  const matrix = line(trace, "attention.U_a", null, unit);
  return series("u", indices(v.values.length), (k) =>
    times(v.number(k), minus(constant(1), call("square", energy.number(k))), matrix.number(k)),
  );
}

/** What a score's gradient does to a hidden state's unit, summed over the rows; null where a score reads no state. */
const KEY_GRADIENTS: Readonly<
  Record<ScoreId, ((trace: Trace, scores: Line, j: number, unit: number) => Expression) | null>
> = {
  dot: (trace, scores, _j, unit) => dot(scores, line(trace, "query", null, unit), "t"),
  "scaled-dot": (trace, scores, _j, unit) =>
    over(dot(scores, line(trace, "query", null, unit), "t"), call("sqrt", constant(trace.model.units))),
  general: (trace, scores, _j, unit) =>
    dot(
      scores,
      madeColumn(trace, MAPPED_QUERY, [unit], (row) => mappedQuery(trace, row, unit)),
      "t",
    ),
  concat: (trace, scores, j, unit) =>
    dot(
      scores,
      madeColumn(trace, SCORE_SLOPE, [j, unit], (row) => scoreSlope(trace, row, j, unit)),
      "t",
    ),
  location: null,
  uniform: null,
};

/** ∂loss/∂s̃, through the output layer alone: Σ_w W_o[w] (p_w − y_w) / T. */
function attentionalGradient(trace: Trace, row: number, unit: number): Expression {
  const [weights, shares] = [
    line(trace, "output.weight", null, unit),
    line(trace, "probabilities", row, null),
  ];
  const right = trace.output.ids[row] ?? -1;
  const sum = series("w", indices(shares.values.length), (w) =>
    times(weights.number(w), minus(shares.number(w), constant(w === right ? 1 : 0))),
  );
  return over(sum, constant(trace.output.tokens.length));
}

/** Nothing but its own output word hears of a context: Luong's wiring without input feeding. */
const endsInItsRow = ({ model }: Trace): boolean => model.wiring === "luong" && !model.inputFeeding;

export const PROBED: Readonly<Record<ProbedName, Definition>> = {
  "loss.mean": (trace) => {
    const sum = total(line(trace, "loss", null), "t");
    return defined("mean-loss", over(sum, constant(trace.output.tokens.length)));
  },
  "gradient.value": norm(NORMS["gradient.value"]),
  "gradient.score": norm(NORMS["gradient.score"]),
  "gradient.embedding": norm(NORMS["gradient.embedding"]),
  "gradient.embedded": () => BACKPROPAGATED,
  "gradient.values": (trace, [j = 0, unit = 0]) =>
    chained(
      "value-gradient",
      dot(line(trace, "weights", null, j), line(trace, "gradient.context", null, unit), "t"),
    ),
  "gradient.keys": (trace, [j = 0, unit = 0]) => {
    const through = KEY_GRADIENTS[trace.model.score ?? "uniform"];
    if (!through) return chained("no-key-gradient", constant(0));
    return chained("key-gradient", through(trace, line(trace, "gradient.scores", null, j), j, unit));
  },
  /** Of the softmax, with the shares inside a window where a Gaussian comes behind it. */
  "gradient.scores": (trace, [row = 0, j = 0]) => {
    const [weights, pulls] = [line(trace, "weights", row, null), weightGradients(trace, row)];
    const share = number(trace, trace.model.gaussian ? "aligned" : "weights", row, j);
    const mean = dot(weights, pulls, "k");
    return chained("score-gradient", minus(times(weights.number(j), pulls.number(j)), times(share, mean)));
  },
  "gradient.context": (trace, [row = 0, unit = 0]) => {
    if (!endsInItsRow(trace)) return BACKPROPAGATED;
    const [matrix, joined] = [
      line(trace, "combine.weight", null, unit),
      line(trace, "attentional", row, null),
    ];
    const pulls = madeLine(ATTENTIONAL_GRADIENT, [row], joined.values.length, (v) =>
      attentionalGradient(trace, row, v),
    );
    const sum = series("u", indices(joined.values.length), (v) =>
      times(matrix.number(v), minus(constant(1), call("square", joined.number(v))), pulls.number(v)),
    );
    return chained("context-gradient", sum);
  },
};

type Made = typeof WEIGHT_GRADIENT | typeof ATTENTIONAL_GRADIENT | typeof MAPPED_QUERY | typeof SCORE_SLOPE;

export const MADE: Readonly<Record<Made, Definition>> = {
  [WEIGHT_GRADIENT]: (trace, [row = 0, j = 0]) =>
    chained(
      "weight-gradient",
      dot(line(trace, "gradient.context", row, null), line(trace, "states", j, null)),
    ),
  [ATTENTIONAL_GRADIENT]: (trace, [row = 0, unit = 0]) =>
    chained("attentional-gradient", attentionalGradient(trace, row, unit)),
  [MAPPED_QUERY]: (trace, [row = 0, unit = 0]) => defined("mapped-query", mappedQuery(trace, row, unit)),
  [SCORE_SLOPE]: (trace, [row = 0, j = 0, unit = 0]) =>
    chained("score-slope", scoreSlope(trace, row, j, unit)),
};

const isAttended = ({ probed }: Trace): boolean => probed?.["gradient.context"] !== undefined;

/** The axes of what lies between; null where this trace has no such numbers. */
export const MADE_AXES: Readonly<
  Record<Made, (trace: Trace) => readonly ("target" | "source" | "units")[] | null>
> = {
  [WEIGHT_GRADIENT]: (trace) => (isAttended(trace) ? ["target", "source"] : null),
  [ATTENTIONAL_GRADIENT]: (trace) => (isAttended(trace) && endsInItsRow(trace) ? ["target", "units"] : null),
  [MAPPED_QUERY]: (trace) => (trace.model.score === "general" ? ["target", "units"] : null),
  [SCORE_SLOPE]: (trace) => (trace.model.score === "concat" ? ["target", "source", "units"] : null),
};
