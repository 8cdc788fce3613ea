/**
 * What the oracle is asked. Its own words for the model family, so that it depends on nothing that it judges.
 */
export type Numbers = ArrayLike<number>;

export interface StoredNumbers {
  readonly shape: readonly number[];
  readonly data: Numbers;
}

/** Parameters by PyTorch's names, each flat, row by row; a weight is [out, in]. */
export type Weights = Readonly<Record<string, StoredNumbers>>;

export interface OracleConfig {
  readonly cell: "rnn" | "gru" | "lstm";
  readonly wiring: "luong" | "bahdanau" | "plain" | "plain-context";
  /** Null, as the window, exactly without attention: plain and plain-context. */
  readonly score: "dot" | "scaled-dot" | "general" | "concat" | "location" | "uniform" | null;
  readonly window: "global" | "local-m" | "local-p" | null;
  readonly gaussian: boolean;
  /** Of a local window. */
  readonly radius: number;
  readonly inputFeeding: boolean;
  readonly units: number;
  readonly embed: number;
  readonly layers: 1 | 2;
  readonly bidirectional: boolean;
  readonly sourceVocab: number;
  readonly targetVocab: number;
  /** The rows of the location score. */
  readonly maxSource: number;
}

/** Output rows count from 0. */
export type Row = number | "all";

export type OracleIntervention =
  | { readonly kind: "weights"; readonly row: Row; readonly set: "uniform" | "drop-largest" | "hard" }
  | { readonly kind: "weights"; readonly row: Row; readonly set: "permute"; readonly seed: number }
  | { readonly kind: "weights"; readonly row: Row; readonly set: "one-hot"; readonly position: number }
  | { readonly kind: "weights"; readonly row: Row; readonly set: "given"; readonly numbers: Numbers }
  | {
      readonly kind: "scores";
      readonly row: Row;
      readonly scale?: number | undefined;
      readonly shift?: number | undefined;
      readonly temperature?: number | undefined;
    }
  | {
      readonly kind: "gate";
      readonly side: "encoder" | "decoder";
      readonly gate: string;
      readonly value: number;
      readonly layer?: number | undefined;
      readonly direction?: "forward" | "backward" | undefined;
      readonly unit?: number | undefined;
    }
  // The words that a run says are given to the oracle, so what chose them is nothing that it computes.
  | { readonly kind: "token"; readonly row: Row; readonly force: string }
  | { readonly kind: "token"; readonly row: Row; readonly ban: string }
  | { readonly kind: "source"; readonly position: number; readonly word: string }
  | { readonly kind: "swap-source"; readonly positions: readonly [number, number] }
  | { readonly kind: "value"; readonly position: number; readonly numbers: Numbers }
  | { readonly kind: "swap-values"; readonly positions: readonly [number, number] }
  | { readonly kind: "parameter"; readonly name: string; readonly set: "zero" }
  | { readonly kind: "states"; readonly numbers: readonly Numbers[] }
  | { readonly kind: "query"; readonly row: Row; readonly numbers: Numbers };

export interface OracleModel {
  readonly config: OracleConfig;
  readonly weights: Weights;
  /** The word that the decoder reads first. */
  readonly sos: number;
  readonly interventions?: readonly OracleIntervention[];
  /** What "permute" draws: the new weight at position p is the old one at the p-th of these. */
  readonly permutation?: (seed: number, row: number, length: number) => readonly number[];
  /** The id of a word that a "source" intervention puts in. */
  readonly wordId?: (word: string) => number;
}

export interface OracleInput extends OracleModel {
  /** Ends in `<eos>`; as they were before a "source" or "swap-source" intervention. */
  readonly sourceIds: readonly number[];
  /** One word a row, fed back into the next: the run's own output, or a forced target. */
  readonly outputIds: readonly number[];
  /** With a forced target: the words that the loss asks for. */
  readonly targetIds?: readonly number[];
}
