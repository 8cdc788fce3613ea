import type { Rich } from "../../lib/rich";

/** A cell of the heatmap: words as shown, the weight already rounded for reading. */
export interface CellInWords {
  readonly output: string;
  readonly source: string;
  readonly value: string;
  readonly rank: number;
  readonly count: number;
}

interface WordInPlace {
  readonly word: string;
  readonly position: number;
  readonly count: number;
}

/** Words in and around the drawing. Short: most of them stand in a gutter of 112 px. */
export interface LoomMessages {
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
  polarity(more: "darker" | "brighter"): string;
  readonly flip: string;
  readonly vectorValue: string;
  readout(cell: CellInWords): Rich;
  /** Follows the symbol α with its indices. */
  readoutDetail(cell: CellInWords): string;
  encoded(of: WordInPlace): Rich;
  /** Accessible names. */
  cell(cell: CellInWords): string;
  token(of: WordInPlace): string;
  row(of: WordInPlace): string;
}
