/** What each score adds up, unit by unit: one function per score, one sum for all of them. */
import type { ReactNode } from "react";
import { matrixProduct, parameterRows } from "../arithmetic/products";
import { askingState } from "../trace/anatomy";
import type { ScoreId } from "../trace/architecture";
import { row as rowOf } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import type { Letters } from "../viz/letters";
import { MathLabel } from "../viz/MathLabel";
import { symmetricDomain } from "../viz/strip";
import type { FlatStrip } from "./FlatStrips";
import { Sym } from "./Num";

export interface ScoreTerms {
  readonly strips: readonly FlatStrip[];
  /** The two factors of every product; null where there are none, or the trace does not carry the weights. */
  readonly factors: { readonly left: Factor; readonly right: Factor } | null;
  /** The sum is divided by the square root of this. */
  readonly under: number | null;
}

export interface Factor {
  readonly symbol: ReactNode;
  readonly values: ArrayLike<number>;
  readonly wash: "src" | "tgt" | undefined;
  /** The name of one of its numbers, without the unit behind it. */
  readonly number: string;
}

/** The query, the state, and what they are called in this row. */
function operands(trace: Trace, row: number, j: number, letters: Letters) {
  const [asks, answers] = [letters.decoder(askingState(trace, row)), letters.encoder(j + 1)];
  const query = rowOf(tensorOf(trace, "query"), row);
  const state = rowOf(tensorOf(trace, "states"), j);
  return {
    query,
    state,
    asks,
    answers,
    queryStrip: strip(<MathLabel {...asks} />, query, "tgt"),
    stateStrip: strip(<MathLabel {...answers} />, state, "src"),
    queryFactor: {
      symbol: <Sym {...asks} />,
      values: query,
      wash: "tgt" as const,
      number: `query.${row}`,
    },
    stateFactor: {
      symbol: <Sym {...answers} />,
      values: state,
      wash: "src" as const,
      number: `states.${j}`,
    },
  };
}

/** A vector with a scale of its own where it leaves −1..1. */
function strip(label: ReactNode, values: ArrayLike<number>, family?: "src" | "tgt", cap = true): FlatStrip {
  return { label, values, family, cap, domain: symmetricDomain(values) };
}

type Terms = (trace: Trace, row: number, j: number, letters: Letters) => ScoreTerms;

const dot: Terms = (trace, row, j, letters) => {
  const of = operands(trace, row, j, letters);
  return {
    strips: [of.queryStrip, of.stateStrip],
    factors: { left: of.queryFactor, right: of.stateFactor },
    under: null,
  };
};

const scaledDot: Terms = (trace, row, j, letters) => {
  const { units } = trace.model;
  return {
    ...dot(trace, row, j, letters),
    under: units,
  };
};

const general: Terms = (trace, row, j, letters) => {
  const of = operands(trace, row, j, letters);
  const map = parameterRows(trace, "attention.W_a");
  const turned = map ? matrixProduct(map, of.state) : null;
  const label = (
    <>
      <MathLabel base="W" sub="a" /> <MathLabel {...of.answers} />
    </>
  );
  return {
    strips: [of.stateStrip, ...(turned ? [strip(label, turned, "src", false)] : []), of.queryStrip],
    factors: turned
      ? {
          left: of.queryFactor,
          right: {
            symbol: (
              <>
                <Sym base="W" sub="a" /> <Sym {...of.answers} />
              </>
            ),
            values: turned,
            wash: "src",
            number: `derived.keys.${j}`,
          },
        }
      : null,
    under: null,
  };
};

const concat: Terms = (trace, row, j, letters) => {
  const of = operands(trace, row, j, letters);
  const { units } = trace.model;
  const energy = rowOf(tensorOf(trace, "energy"), row).subarray(j * units, (j + 1) * units);
  const [onQuery, onState] = [parameterRows(trace, "attention.W_a"), parameterRows(trace, "attention.U_a")];
  const sum = trace.parameters?.["attention.v_a"]?.data;
  return {
    strips: [
      ...(onQuery && onState
        ? [
            strip(
              <>
                <MathLabel base="W" sub="a" /> <MathLabel {...of.asks} />
              </>,
              matrixProduct(onQuery, of.query),
              "tgt",
              false,
            ),
            strip(
              <>
                <MathLabel base="U" sub="a" /> <MathLabel {...of.answers} />
              </>,
              matrixProduct(onState, of.state),
              "src",
              false,
            ),
          ]
        : [of.queryStrip, of.stateStrip]),
      { ...strip("tanh(+)", energy), above: "air" as const, cap: false },
      ...(sum ? [strip(<MathLabel base="v" sub="a" />, sum)] : []),
    ],
    factors: sum
      ? {
          left: { symbol: <Sym base="v" sub="a" />, values: sum, wash: undefined, number: "attention.v_a" },
          right: { symbol: "tanh", values: energy, wash: undefined, number: `energy.${row}.${j}` },
        }
      : null,
    under: null,
  };
};

const location: Terms = (trace, row, j, letters) => {
  const of = operands(trace, row, j, letters);
  const weights = parameterRows(trace, "attention.W_a")?.[j];
  return {
    strips: [of.queryStrip, ...(weights ? [strip(<MathLabel base="W" sub={`a,${j + 1}`} />, weights)] : [])],
    factors: weights
      ? {
          left: of.queryFactor,
          right: {
            symbol: <Sym base="W" sub={`a,${j + 1}`} />,
            values: weights,
            wash: undefined,
            number: `attention.W_a.${j}`,
          },
        }
      : null,
    under: null,
  };
};

const uniform: Terms = () => ({ strips: [], factors: null, under: null });

export const SCORE_TERMS: Readonly<Record<ScoreId, Terms>> = {
  dot,
  "scaled-dot": scaledDot,
  general,
  concat,
  location,
  uniform,
};

/** The longest source that a location score was made for, `<eos>` included; null where the trace does not say. */
export const longestSource = (trace: Trace): number | null =>
  trace.parameters?.["attention.W_a"]?.shape[0] ?? null;
