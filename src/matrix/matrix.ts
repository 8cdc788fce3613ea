/** A table of attention: how much each output word (row) looked at each source word (column), whoever computed it. */
import { isSpecialToken } from "../lib/tokens";

export interface Word {
  readonly text: string;
  /** `<eos>` and its kin are set apart from words. */
  readonly special: boolean;
}

/** Columns that are written as one word: 보 + ㄴ다 stand under 본다. `from` and `to` count from 0, `to` is excluded. */
export interface Bracket {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A link of a gold alignment, from 0. */
export type Link = readonly [row: number, column: number];

/** `sure` is a subset of `possible`. */
export interface Gold {
  readonly sure: readonly Link[];
  readonly possible: readonly Link[];
  /** Links of words that have no row are left out: there is no rate against these. */
  readonly isPart?: boolean;
}

/**
 * `weights`: shares, 0 … 1, as they were given; each row sums to 1, or to less under a Gaussian window. `row-shares` and
 * `column-shares`: weights divided by the sum of their row or column. `scores`, `difference`: any numbers.
 */
export type MatrixKind = "weights" | "row-shares" | "column-shares" | "scores" | "difference";

/** Whether the numbers are 0 … 1. */
export const isShares = (kind: MatrixKind): boolean => kind !== "scores" && kind !== "difference";

/** Whether a row says how one output word divides its look: it has a sum and an entropy. */
export const isByRow = (kind: MatrixKind): boolean => kind === "weights" || kind === "row-shares";

/** What a difference subtracts: one of its rows, another table, the gold alignment. */
export type Subtrahend =
  | { readonly of: "row"; readonly word: string }
  | { readonly of: "matrix"; readonly title: string }
  | { readonly of: "gold" };

/** What a caption says of the model. */
export interface MatrixModel {
  readonly task: string;
  readonly cell: string;
  readonly wiring: string;
  /** Null where the wiring has none. */
  readonly score: string | null;
  readonly seed: number;
  /** Updates made. */
  readonly step: number;
  /** Interventions changed this translation. */
  readonly isChanged: boolean;
  /** Words of the output were given to the model, not chosen by it. */
  readonly isForced: boolean;
}

/** Which rows and columns of a larger table these are, from 0, the ends excluded; and how many that one has. */
export interface MatrixPart {
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
  readonly of: { readonly rows: number; readonly columns: number };
}

export interface AttentionMatrix {
  /** The sentence, or the name of a file. */
  readonly title: string;
  readonly kind: MatrixKind;
  readonly rows: readonly Word[];
  readonly columns: readonly Word[];
  /** Row-major, `[rows, columns]`. */
  readonly numbers: Float32Array | Float64Array;
  readonly brackets: readonly Bracket[];
  /** Null where no alignment is known, which is not the same as one without links. */
  readonly gold: Gold | null;
  /** Null where it came from a file that does not say. */
  readonly model: MatrixModel | null;
  /** The output as it was said, whatever rows have become of it. */
  readonly said?: string;
  /** Of a difference. */
  readonly minus?: Subtrahend;
  /** Rows are named by the word that was read before them, not by the one that they predict. */
  readonly isNamedByInput?: boolean;
  /** Left out where these are all rows and columns. A part's rows need not sum to 1. */
  readonly part?: MatrixPart;
}

export function wordOf(text: string): Word {
  return { text, special: isSpecialToken(text) };
}

export function numberAt({ numbers, columns }: AttentionMatrix, row: number, column: number): number {
  return numbers[row * columns.length + column] ?? Number.NaN;
}

/** The numbers of a row, without copying. */
export function rowAt({ numbers, columns }: AttentionMatrix, row: number): Float32Array | Float64Array {
  return numbers.subarray(row * columns.length, (row + 1) * columns.length);
}

/** The same words with other numbers, `[rows, columns]`. */
export function withNumbers(
  matrix: AttentionMatrix,
  kind: MatrixKind,
  numbers: Float64Array,
): AttentionMatrix {
  return { ...matrix, kind, numbers };
}
