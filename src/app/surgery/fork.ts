/** Two translations of one sentence by one model, with and without weights set by hand, compared. */
import { lossesAgain } from "../../arithmetic/lossAgain";
import { totalVariation } from "../../metrics/totalVariation";
import { row as rowOf } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";

export interface Fork {
  /** Without weights set by hand. */
  readonly first: Trace;
  readonly changed: Trace;
  /** Under the changed weights along the first one's words; null where it could not be had. */
  readonly along: Trace | null;
}

export interface ForkInNumbers {
  /** The first place where the words differ; null where they are the same to the end. */
  readonly difference: number | null;
  /** Σ log p of a translation's own words, nats. */
  readonly first: number;
  readonly changed: number;
  /** Σ log p of the first translation's words under the changed weights, nats. */
  readonly along: number | null;
  /** Total variation distance of a row's weights, and of its distribution over words, after the same words before. */
  readonly weights: number | null;
  readonly words: number | null;
}

/** log p of every word that was written, nats; of the logits in float64, since a p in float32 can be 0. */
export const logProbabilities = (trace: Trace): number[] => lossesAgain(trace).map((loss) => -loss);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** The first place where two lists of words differ; null where they do not. */
export function firstDifference(one: readonly string[], other: readonly string[]): number | null {
  const length = Math.max(one.length, other.length);
  for (let t = 0; t < length; t++) if (one[t] !== other[t]) return t;
  return null;
}

export function compareFork({ first, changed, along }: Fork, row: number): ForkInNumbers {
  const difference = firstDifference(first.output.tokens, changed.output.tokens);
  // Up to the row itself the changed one has the same words too, where the first translation cannot be gone along.
  const beside = along ?? (difference === null || row <= difference ? changed : null);
  const distance = (name: "weights" | "probabilities"): number | null => {
    const isThere = beside !== null && row < Math.min(first.output.ids.length, beside.output.ids.length);
    return isThere
      ? totalVariation(rowOf(tensorOf(first, name), row), rowOf(tensorOf(beside, name), row))
      : null;
  };
  return {
    difference,
    first: sum(logProbabilities(first)),
    changed: sum(logProbabilities(changed)),
    along: along && sum(logProbabilities(along)),
    weights: distance("weights"),
    words: distance("probabilities"),
  };
}
