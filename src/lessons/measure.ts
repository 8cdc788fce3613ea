/**
 * Numbers and words that a lesson's sentence has from the model: which, as data. Rows count output words, positions
 * source words in reading order, both from 0; `last` is the last of them, `peak` where the row's weight is largest.
 */
import type { TensorName } from "../trace/tensors";

export type Index = number | "last" | "peak";

/** Of the scene's own translation, or of the one beside it. */
export type Of = "here" | "beside";

export type Measure =
  | { readonly number: number }
  /** One number of a tensor. */
  | { readonly tensor: TensorName; readonly at: readonly Index[]; readonly from?: Of }
  /** The sum of a tensor's row, or of its column of the table of weights. */
  | { readonly sum: TensorName; readonly row?: Index; readonly column?: Index; readonly from?: Of }
  | { readonly largest: TensorName; readonly row: Index; readonly from?: Of }
  /** Euclidean length of a row. */
  | { readonly norm: TensorName; readonly row: Index; readonly from?: Of }
  /** Euclidean distance of a row here from the same row beside; of the whole tensor without a row. */
  | { readonly distance: TensorName; readonly row?: Index }
  /** Entropy of a row of weights, nats. */
  | { readonly entropy: Index; readonly from?: Of }
  /** How many there are. `memories`: vectors that one step of the encoder hands to the next. */
  | {
      readonly count: "source" | "output" | "units" | "embed" | "vocabulary" | "memories" | "steps";
      readonly from?: Of;
    }
  /** The model's probability of a word in this row: of the one that is said, unless another is named. */
  | { readonly probability: Index; readonly word?: string; readonly from?: Of }
  /** Of the words that are said: Σ ln p. */
  | { readonly logProbability: Of }
  /**
   * BLEU of the sentence here, 0 … 1, with the one beside as its reference: the score, or the share of its runs of so many
   * words that the reference has too.
   */
  | { readonly bleu: "score" | 1 | 2 | 3 | 4 }
  /** ½ Σ |α - α'| of a row, between here and beside. */
  | { readonly variation: Index }
  /** Source positions between the peaks of this row and of the row before. */
  | { readonly jump: Index }
  /** Rows whose peak is left of the peak of the row before. */
  | { readonly crossings: Of }
  /** Of an experiment: its outcome for an arm; of a curve, at this length, or at its longest. */
  | { readonly outcome: string; readonly at?: number | "longest" }
  /** Of a curve: the first place where it is at least so high; its last place where it never is. */
  | { readonly outcome: string; readonly reaches: number }
  | { readonly minus: readonly [Measure, Measure] }
  | { readonly ratio: readonly [Measure, Measure] }
  | { readonly absolute: Measure }
  /** The number whose power to `degree` it is: of `degree` factors, their geometric mean. */
  | { readonly root: Measure; readonly degree: Measure };

export type WordMeasure =
  | { readonly source: Index; readonly from?: Of }
  | { readonly output: Index; readonly from?: Of }
  /** The source word that this row looks at most. */
  | { readonly lookedAt: Index; readonly from?: Of }
  /** What was read before this row: the word before it, or `<sos>`. */
  | { readonly fedBack: Index; readonly from?: Of };
