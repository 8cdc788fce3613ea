/** A table of attention: how much each output word (row) looked at each source word (column), whoever computed it. */

export interface Word {
  readonly text: string;
  /** `<eos>` and its kin are set apart from words. */
  readonly special: boolean;
}

/** Words that belong to one written word: 보 + ㄴ다 stand under 본다. `from` and `to` count columns from 0, `to` excluded. */
export interface Bracket {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Links as `[row, column]`, from 0. */
export interface Gold {
  readonly sure: readonly (readonly [number, number])[];
  readonly possible: readonly (readonly [number, number])[];
}

/** `weights` are shares, 0 … 1, of one row each; `scores` and `differences` are any numbers. */
export type MatrixKind = "weights" | "scores" | "difference";

export interface AttentionMatrix {
  /** The sentence, or the name of a file. */
  readonly title: string;
  readonly kind: MatrixKind;
  readonly rows: readonly Word[];
  readonly columns: readonly Word[];
  /** Row-major, rows × columns. */
  readonly numbers: Float32Array | Float64Array;
  readonly brackets: readonly Bracket[];
  /** Null where no alignment is known, which is not the same as one without links. */
  readonly gold: Gold | null;
  /** Null where it came from a file that does not say. */
  readonly model: MatrixModel | null;
}

/** What a caption says of the model. */
export interface MatrixModel {
  readonly task: string;
  /** Cell, wiring and score, by their ids. */
  readonly kind: string;
  readonly seed: number;
  /** Updates made. */
  readonly step: number;
}

export function numberAt({ numbers, columns }: AttentionMatrix, row: number, column: number): number {
  return numbers[row * columns.length + column] ?? Number.NaN;
}

export function rowAt({ numbers, columns }: AttentionMatrix, row: number): Float32Array | Float64Array {
  return numbers.subarray(row * columns.length, (row + 1) * columns.length);
}
