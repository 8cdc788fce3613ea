/** What each score adds up, unit by unit: one function per score, one sum for all of them. */
import type { ReactNode } from "react";
import { parameterRows, times } from "../arithmetic/products";
import { askingState } from "../trace/anatomy";
import type { ScoreId } from "../trace/architecture";
import { row as rowOf } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { MathLabel } from "../viz/MathLabel";
import { symmetricDomain } from "../viz/strip";
import type { FlatStrip } from "./FlatStrips";
import type { FormulaProps } from "./Formula";
import { Sym } from "./Num";
import { e, h, s } from "./symbols";

export interface ScoreTerms {
  readonly formula: FormulaProps;
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
}

/** The query, the state, and what they are called in this row. */
function operands(trace: Trace, row: number, j: number) {
  const asking = askingState(trace, row);
  const query = rowOf(tensorOf(trace, "query"), row);
  const state = rowOf(tensorOf(trace, "states"), j);
  const index = `${row + 1},${j + 1}`;
  return {
    query,
    state,
    index,
    s: s(asking),
    h: h(j + 1),
    plainS: `s_{${asking}}`,
    plainH: `h_{${j + 1}}`,
    queryStrip: strip(<MathLabel base="s" sub={asking} />, query, "tgt"),
    stateStrip: strip(<MathLabel base="h" sub={j + 1} />, state, "src"),
    queryFactor: { symbol: <Sym base="s" sub={asking} />, values: query, wash: "tgt" as const },
    stateFactor: { symbol: <Sym base="h" sub={j + 1} />, values: state, wash: "src" as const },
  };
}

/** A vector with a scale of its own where it leaves −1..1. */
function strip(label: ReactNode, values: ArrayLike<number>, family?: "src" | "tgt", cap = true): FlatStrip {
  return { label, values, family, cap, domain: symmetricDomain(values) };
}

type Terms = (trace: Trace, row: number, j: number) => ScoreTerms;

const dot: Terms = (trace, row, j) => {
  const of = operands(trace, row, j);
  return {
    formula: {
      tex: `${e(of.index)} = ${of.s} \\cdot ${of.h}`,
      plain: `e_{${of.index}} = ${of.plainS} · ${of.plainH}`,
    },
    strips: [of.queryStrip, of.stateStrip],
    factors: { left: of.queryFactor, right: of.stateFactor },
    under: null,
  };
};

const scaledDot: Terms = (trace, row, j) => {
  const of = operands(trace, row, j);
  const { units } = trace.model;
  return {
    ...dot(trace, row, j),
    formula: {
      tex: `${e(of.index)} = ${of.s} \\cdot ${of.h} \\,/ \\sqrt{${units}}`,
      plain: `e_{${of.index}} = ${of.plainS} · ${of.plainH} / √${units}`,
    },
    under: units,
  };
};

const general: Terms = (trace, row, j) => {
  const of = operands(trace, row, j);
  const map = parameterRows(trace, "attention.W_a");
  const turned = map ? times(map, of.state) : null;
  const label = (
    <>
      <MathLabel base="W" sub="a" /> <MathLabel base="h" sub={j + 1} />
    </>
  );
  return {
    formula: {
      tex: `${e(of.index)} = ${of.s}^{\\top} W_a\\, ${of.h}`,
      plain: `e_{${of.index}} = ${of.plainS}ᵀ W_{a} ${of.plainH}`,
    },
    strips: [of.stateStrip, ...(turned ? [strip(label, turned, "src", false)] : []), of.queryStrip],
    factors: turned
      ? {
          left: of.queryFactor,
          right: {
            symbol: (
              <>
                <Sym base="W" sub="a" /> <Sym base="h" sub={j + 1} />
              </>
            ),
            values: turned,
            wash: "src",
          },
        }
      : null,
    under: null,
  };
};

const concat: Terms = (trace, row, j) => {
  const of = operands(trace, row, j);
  const { units } = trace.model;
  const energy = rowOf(tensorOf(trace, "energy"), row).subarray(j * units, (j + 1) * units);
  const [onQuery, onState] = [parameterRows(trace, "attention.W_a"), parameterRows(trace, "attention.U_a")];
  const sum = trace.parameters?.["attention.v_a"]?.data;
  const asking = askingState(trace, row);
  return {
    formula: {
      tex: `${e(of.index)} = v_a^{\\top} \\tanh(W_a\\, ${of.s} + U_a\\, ${of.h})`,
      plain: `e_{${of.index}} = v_{a}ᵀ tanh(W_{a} ${of.plainS} + U_{a} ${of.plainH})`,
    },
    strips: [
      ...(onQuery && onState
        ? [
            strip(
              <>
                <MathLabel base="W" sub="a" /> <MathLabel base="s" sub={asking} />
              </>,
              times(onQuery, of.query),
              "tgt",
              false,
            ),
            strip(
              <>
                <MathLabel base="U" sub="a" /> <MathLabel base="h" sub={j + 1} />
              </>,
              times(onState, of.state),
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
          left: { symbol: <Sym base="v" sub="a" />, values: sum, wash: undefined },
          right: { symbol: "tanh", values: energy, wash: undefined },
        }
      : null,
    under: null,
  };
};

const location: Terms = (trace, row, j) => {
  const of = operands(trace, row, j);
  const weights = parameterRows(trace, "attention.W_a")?.[j];
  return {
    formula: {
      tex: `${e(of.index)} = (W_a\\, ${of.s})_{${j + 1}}`,
      plain: `e_{${of.index}} = (W_{a} ${of.plainS})_{${j + 1}}`,
    },
    strips: [of.queryStrip, ...(weights ? [strip(<MathLabel base="W" sub={`a,${j + 1}`} />, weights)] : [])],
    factors: weights
      ? {
          left: of.queryFactor,
          right: { symbol: <Sym base="W" sub={`a,${j + 1}`} />, values: weights, wash: undefined },
        }
      : null,
    under: null,
  };
};

const uniform: Terms = (trace, row, j) => {
  const of = operands(trace, row, j);
  return {
    formula: { tex: `${e(of.index)} = 0`, plain: `e_{${of.index}} = 0` },
    strips: [],
    factors: null,
    under: null,
  };
};

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
