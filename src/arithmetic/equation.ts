/** How a tensor's numbers are made: one definition for each tensor, in the file of its step. */
import type { Trace } from "../trace/trace";
import type { Expression, NumberNode } from "./expression";

/** What an equation does, for a sentence about it. */
export type EquationId =
  | "look-up"
  | "copy"
  | "start"
  | "bridge"
  | "bridge-memory"
  | "preactivation"
  | "gate"
  | "candidate"
  | "candidate-reset"
  | "state-rnn"
  | "state-gru"
  | "state-lstm"
  | "memory"
  | "energy"
  | "keys"
  | "score-dot"
  | "score-scaled-dot"
  | "score-general"
  | "score-concat"
  | "score-location"
  | "score-uniform"
  | "centre-local-m"
  | "centre-local-p"
  | "window-layer"
  | "softmax"
  | "softmax-local"
  | "outside"
  | "gaussian"
  | "weighted"
  | "context"
  | "join"
  | "attentional"
  | "logit"
  | "probability"
  | "loss"
  | "entropy"
  | "coverage"
  | "mean-loss"
  | "norm"
  | "value-gradient"
  | "key-gradient"
  | "no-key-gradient"
  | "score-gradient"
  | "weight-gradient"
  | "context-gradient"
  | "attentional-gradient"
  | "mapped-query"
  | "score-slope"
  | "taken"
  | "exponential"
  | "exponential-less"
  | "exponential-sum"
  | "exponential-sum-less"
  | "weight-sum"
  | "product"
  | "product-sum"
  | "others"
  | "bell";

export type Paper =
  | "luong-2015"
  | "bahdanau-2015"
  | "vaswani-2017"
  | "sutskever-2014"
  | "cho-2014"
  | "wiegreffe-2019"
  | "torch-embedding"
  | "torch-rnn"
  | "torch-gru"
  | "torch-lstm"
  /** No paper's: what a word means, and how derivatives go through one another. */
  | "definition"
  | "chain-rule";

/** Where an equation comes from. Null is this model's own, said in no paper. */
export interface Source {
  readonly paper: Paper;
  readonly equation?: string;
  readonly section?: string;
}

export interface Equation {
  readonly id: EquationId;
  /** The same number in one or more ways; the last one is the way in which the model computes it. */
  readonly forms: readonly [Expression, ...Expression[]];
  readonly source: Source | null;
  /** A softmax whose form of books has no numbers here: an exponential is too large. It is left out of the forms. */
  readonly overflows?: boolean;
  /** The word that a look-up is of, with its id. */
  readonly word?: { readonly token: string; readonly id: NumberNode };
}

/** The intervention that put a number there; `replaced`: its operands were exchanged after it was made. */
export type Hand = "weights" | "gate" | "states" | "query" | "replaced";

/** A number that nothing in the trace makes: there is nothing to compute again. */
export interface ByHand {
  readonly byHand: Hand;
}

/** A gradient that came back through everything behind it, which is more than an equation. */
export interface Backpropagated {
  readonly backpropagated: true;
}

export type Definition = (trace: Trace, at: readonly number[]) => Equation | ByHand | Backpropagated;

/** The same number in another place. */
export const copyOf = (
  from: NumberNode,
  id: "copy" | "join" | "start" = "copy",
  source: Source | null = null,
): Equation => ({
  id,
  forms: [from],
  source,
});
