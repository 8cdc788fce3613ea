/** The numbers of a worksheet and of its answer key, both from one trace. */
import { softmaxTerms } from "../../arithmetic/exponentials";
import { bell, distanceFrom, isInside, windowOf } from "../../arithmetic/localWindow";
import { wordBefore } from "../../panels/wordBefore";
import { row as rowOf } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { ranked } from "../../viz/focus";

export interface SheetLine {
  readonly token: string;
  readonly score: number;
  /** Null outside a local window. */
  readonly exp: number | null;
  /** The Gaussian of a local window; null where there is none. */
  readonly curve: number | null;
  readonly weight: number;
  /** The chosen unit of the state, and its part of the context. */
  readonly state: number;
  readonly product: number;
}

export interface WorksheetRows {
  readonly before: string;
  readonly lines: readonly SheetLine[];
  /** Of the exponentials. */
  readonly sum: number;
  /** Of the weights. */
  readonly whole: number;
  /** Query and states written out, where a score is a product short enough to be computed by hand. */
  readonly vectors: {
    readonly query: readonly number[];
    readonly states: readonly (readonly number[])[];
  } | null;
  /** The unit of the context that is computed, from 0, and what it comes to. */
  readonly unit: number;
  readonly context: number;
  /** The words with the largest logits, in the order of the vocabulary. */
  readonly words: readonly { readonly word: string; readonly logit: number }[];
  readonly said: string;
}

/** Longer vectors are no work for a pencil. */
const MOST_UNITS = 8;
const WORDS = 5;

/** Of one output word, from 0; null where the model does not attend. */
export function worksheetRows(trace: Trace, row: number): WorksheetRows | null {
  if (!trace.tensors.weights) return null;
  const scores = rowOf(tensorOf(trace, "scores"), row);
  const weights = rowOf(trace.tensors.weights, row);
  const states = tensorOf(trace, "states");
  const context = rowOf(tensorOf(trace, "context"), row);
  const parts = rowOf(tensorOf(trace, "weighted"), row);
  const logits = rowOf(tensorOf(trace, "logits"), row);
  const local = windowOf(trace, row);
  const units = context.length;
  const unit = ranked(Array.from(context, Math.abs))[0] ?? 0;
  const { powers } = softmaxTerms(scores, false);
  const lines = trace.source.tokens.map((token, j): SheetLine => {
    const isIn = !local || isInside(local, j);
    return {
      token,
      score: scores[j] ?? 0,
      exp: isIn ? (powers[j] ?? 0) : null,
      curve: local && trace.model.gaussian && isIn ? bell(distanceFrom(local, j), local.radius) : null,
      weight: weights[j] ?? 0,
      state: rowOf(states, j)[unit] ?? 0,
      product: parts[j * units + unit] ?? 0,
    };
  });
  const isProduct = trace.model.score === "dot" || trace.model.score === "scaled-dot";
  return {
    before: wordBefore(trace.output.tokens, row),
    lines,
    sum: lines.reduce((sum, { exp }) => sum + (exp ?? 0), 0),
    whole: weights.reduce((sum, weight) => sum + weight, 0),
    vectors:
      isProduct && units <= MOST_UNITS
        ? {
            query: Array.from(rowOf(tensorOf(trace, "query"), row)),
            states: trace.source.tokens.map((_, j) => Array.from(rowOf(states, j))),
          }
        : null,
    unit,
    context: context[unit] ?? 0,
    words: ranked(logits)
      .slice(0, WORDS)
      .sort((a, b) => a - b)
      .map((id) => ({ word: trace.model.targetVocabulary[id] ?? "", logit: logits[id] ?? 0 })),
    said: trace.output.tokens[row] ?? "",
  };
}
