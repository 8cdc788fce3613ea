/** What each source word means in the reader's language, by token. */
export type Gloss = Readonly<Record<string, string>>;

/** Several tokens that are written as one word: Korean morphemes under their eojeol. */
export interface WrittenWord {
  readonly text: string;
  readonly from: number;
  /** One past the last token. */
  readonly to: number;
}
