/** Every word that the loom shows, in the reader's language. The messages' `loom` section has this shape. */
import type { Rich } from "../lib/rich";

export interface CellInWords {
  /** Words as shown, eos included. */
  readonly output: string;
  readonly source: string;
  /** Already rounded for reading. */
  readonly value: string;
  readonly rank: number;
  readonly count: number;
}

export interface LoomLabels {
  /** The drawing as a whole. */
  figure(of: { readonly source: string; readonly output: string }): string;
  readonly grid: string;
  readonly source: string;
  readonly written: string;
  readonly gloss: string;
  readonly states: string;
  unitsEach(units: number): string;
  readonly readers: string;
  joined(units: number): string;
  readonly query: string;
  readonly score: string;
  readonly weight: string;
  sum(value: string): string;
  /** Two lines. */
  readonly threadWidth: readonly [string, string];
  readonly context: string;
  readonly contextShort: string;
  readonly decoderState: string;
  readonly decoderStateShort: string;
  readonly output: string;
  /** What more weight looks like. */
  polarity(more: "darker" | "brighter"): string;
  readonly flip: string;
  readonly vectorValue: string;
  readout(cell: CellInWords): Rich;
  /** After the symbol, e.g. " = 0.925, rank 1 of 4". */
  readoutDetail(cell: CellInWords): string;
  encoded(of: { readonly word: string; readonly position: number; readonly count: number }): Rich;
  /** Accessible names. */
  cell(cell: CellInWords): string;
  token(of: { readonly word: string; readonly position: number; readonly count: number }): string;
  row(of: { readonly word: string; readonly position: number; readonly count: number }): string;
}
