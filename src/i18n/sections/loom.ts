import type { Rich } from "../../lib/rich";

/** A cell of the heatmap: words as shown, the weight already rounded for reading. */
export interface CellInWords {
  readonly output: string;
  readonly source: string;
  readonly value: string;
  readonly rank: number;
  readonly count: number;
}

export interface WordInPlace {
  readonly word: string;
  readonly position: number;
  /** When a source word is read, where that is not its place in the sentence. */
  readonly read?: number;
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
  /** The drawing of a model that does not attend, and the words in its parts. */
  figureUnattended(of: { readonly source: string; readonly output: string }): string;
  /** Two lines. */
  readonly oneVector: readonly [string, string];
  /** The states that are not handed over. */
  readonly othersEnd: string;
  readonly copiedOnce: string;
  /** A fixed context. */
  readonly sameVector: string;
  readonly input: string;
  /** In the cloth's place; `sentence` under the drawing. */
  readonly noAttention: {
    readonly title: readonly string[];
    readonly detail: readonly string[];
    readonly sentence: string;
  };
  saidFrom(of: { readonly output: string; readonly state: string }): Rich;
  readonly untrainedUnattended: string;
  readonly upperLayer: string;
  readonly lowerLayer: string;
  /** Follows the symbol of an LSTM's cell states; the limit of their colours. */
  cellStates(limit: string): string;
  /** What else the cell reads: the state that asked. */
  cellReads(state: string): string;
  readonly fedBack: string;
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
