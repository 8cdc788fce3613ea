/**
 * Numbers that a panel shows between two tensors: the share of a candidate, the exponentials of a softmax and their sum,
 * the sum of the weights, the products of a score, and the words that the output adds up.
 */
import { ranked } from "../lib/ranked";
import type { Trace } from "../trace/trace";
import { BEST_WORDS } from "./bestWords";
import type { Definition, Equation } from "./equation";
import { call, constant, type Expression, minus, times } from "./expression";
import { dot, indices, type Line, largest, line, number, series, sumOfExp, total } from "./lines";
import { isInside, windowOf } from "./localWindow";
import { PLACES, type PlaceName } from "./place";
import { factorsOf, scoreSource } from "./score";
import { gaussian } from "./softmax";

/** 1 − z of a GRU. */
export type TakenName = `${PlaceName}.taken`;
/** `exp(e)` and `Σ exp(e)` as in books; with `Less` after the largest is taken off. */
export type ExponentialName = `derived.${"exp" | "expLess" | "expSum" | "expSumLess"}.${"scores" | "logits"}`;

export type BetweenName =
  | TakenName
  | ExponentialName
  | "derived.sum.weights"
  | "derived.sum.aligned"
  | "derived.product"
  | "derived.productSum"
  | "derived.others"
  | "derived.bell";

/** `readerUnits` are those of one direction of the encoder. */
export type Axis = "source" | "target" | "units" | "readerUnits" | "vocab";
type AxesOf = (trace: Trace) => readonly Axis[] | null;

const placeNames = Object.keys(PLACES) as PlaceName[];

const taken =
  (place: PlaceName): Definition =>
  (trace, [at = 0, unit = 0]) => ({
    id: "taken",
    forms: [minus(constant(1), number(trace, `${place}.update`, at, unit))],
    source: { paper: "torch-gru" },
  });

const takenAxes =
  (place: PlaceName): AxesOf =>
  ({ model, tensors }) => {
    if (model.cell !== "gru" || !tensors[`${place}.update`]) return null;
    return place.startsWith("encoder") ? ["source", "readerUnits"] : ["target", "units"];
  };

/** What a softmax is taken of in a row, and over which of it. */
function softmaxOf(
  trace: Trace,
  of: "scores" | "logits",
  row: number,
): { of: Line; over: readonly number[] } {
  const values = line(trace, of, row, null);
  const all = indices(values.values.length);
  const local = of === "scores" ? windowOf(trace, row) : null;
  return { of: values, over: local ? all.filter((k) => isInside(local, k)) : all };
}

const defined = (id: Equation["id"], form: Expression): Equation => ({
  id,
  forms: [form],
  source: { paper: "definition" },
});

function exponentials(of: "scores" | "logits"): Readonly<Record<string, Definition>> {
  const letter = of === "scores" ? "k" : "w";
  const most = (trace: Trace, row: number): Expression => {
    const softmax = softmaxOf(trace, of, row);
    return largest(softmax.of, letter, softmax.over);
  };
  const sum = (trace: Trace, row: number, less: Expression | null): Expression => {
    const softmax = softmaxOf(trace, of, row);
    return sumOfExp(softmax.of, less, letter, softmax.over);
  };
  return {
    [`derived.exp.${of}`]: (trace, [row = 0, k = 0]) =>
      defined("exponential", call("exp", number(trace, of, row, k))),
    [`derived.expLess.${of}`]: (trace, [row = 0, k = 0]) =>
      defined("exponential-less", call("exp", minus(number(trace, of, row, k), most(trace, row)))),
    [`derived.expSum.${of}`]: (trace, [row = 0]) => defined("exponential-sum", sum(trace, row, null)),
    [`derived.expSumLess.${of}`]: (trace, [row = 0]) =>
      defined("exponential-sum-less", sum(trace, row, most(trace, row))),
  };
}

const sumOfRow =
  (of: "weights" | "aligned"): Definition =>
  (trace, [row = 0]) =>
    defined("weight-sum", total(line(trace, of, row, null), "k"));

/** The two lines whose products a score adds up. Throws RangeError where it is no such sum. */
function factors(trace: Trace, row: number, j: number): readonly [Line, Line] {
  const found = factorsOf(trace, row, j);
  if (!found) throw new RangeError("this score has no products");
  return found;
}

export const BETWEEN = {
  ...Object.fromEntries(placeNames.map((place) => [`${place}.taken`, taken(place)])),
  ...exponentials("scores"),
  ...exponentials("logits"),
  "derived.sum.weights": sumOfRow("weights"),
  "derived.sum.aligned": sumOfRow("aligned"),
  "derived.product": (trace: Trace, [row = 0, j = 0, unit = 0]: readonly number[]): Equation => {
    const [left, right] = factors(trace, row, j);
    return {
      id: "product",
      forms: [times(left.number(unit), right.number(unit))],
      source: scoreSource(trace),
    };
  },
  "derived.productSum": (trace: Trace, [row = 0, j = 0]: readonly number[]): Equation => {
    const [left, right] = factors(trace, row, j);
    return { id: "product-sum", forms: [dot(left, right)], source: scoreSource(trace) };
  },
  "derived.others": (trace: Trace, [row = 0]: readonly number[]): Equation => {
    const shares = line(trace, "probabilities", row, null);
    return defined("others", series("w", ranked(shares.values).slice(BEST_WORDS), shares.number));
  },
  "derived.bell": (trace: Trace, [row = 0, j = 0]: readonly number[]): Equation => ({
    id: "bell",
    forms: [gaussian(trace, row, j)],
    source: { paper: "luong-2015", equation: "10" },
  }),
} as unknown as Readonly<Record<BetweenName, Definition>>;

const hasWeights = ({ tensors }: Trace): boolean => tensors.weights !== undefined;
const ofSource: AxesOf = (trace) => (hasWeights(trace) ? ["target", "source"] : null);
const ofRow: AxesOf = (trace) => (hasWeights(trace) ? ["target"] : null);
const hasProducts = ({ model }: Trace): boolean => model.score !== null && model.score !== "uniform";

/** Null where this trace has none of it. */
export const BETWEEN_AXES: Readonly<Record<BetweenName, AxesOf>> = {
  ...(Object.fromEntries(placeNames.map((place) => [`${place}.taken`, takenAxes(place)])) as Readonly<
    Record<TakenName, AxesOf>
  >),
  "derived.exp.scores": ofSource,
  "derived.expLess.scores": ofSource,
  "derived.expSum.scores": ofRow,
  "derived.expSumLess.scores": ofRow,
  "derived.exp.logits": () => ["target", "vocab"],
  "derived.expLess.logits": () => ["target", "vocab"],
  "derived.expSum.logits": () => ["target"],
  "derived.expSumLess.logits": () => ["target"],
  "derived.sum.weights": ofRow,
  "derived.sum.aligned": ({ tensors }) => (tensors.aligned ? ["target"] : null),
  "derived.product": (trace) => (hasProducts(trace) ? ["target", "source", "units"] : null),
  "derived.productSum": (trace) => (hasProducts(trace) ? ["target", "source"] : null),
  "derived.others": ({ model }) => (model.targetVocabulary.length > BEST_WORDS ? ["target"] : null),
  "derived.bell": ({ model, tensors }) => (model.gaussian && tensors.position ? ["target", "source"] : null),
};
