/** One step as a look-up in a dictionary. Loaded with its view. */
import type { ScoreId } from "../../trace/architecture";

export interface DictionaryMessages {
  readonly title: string;
  readonly hard: string;
  readonly hardSays: string;
  readonly soft: string;
  readonly softSays: string;
  readonly query: string;
  readonly key: string;
  /** Over one strip that is both. */
  readonly keyIsValue: string;
  readonly value: string;
  readonly score: string;
  readonly share: string;
  readonly sum: string;
  /** Value times share. */
  readonly given: string;
  readonly result: string;
  /** What Q, K and V are here; `asking` and `key` are symbols, `row` is the output word's number, from 1. */
  roles(of: {
    readonly asking: string;
    readonly key: string;
    readonly row: number;
    readonly word: string;
  }): string;
  /** What is compared, by the score. */
  readonly compared: Readonly<Record<ScoreId, string>>;
  found(of: { readonly word: string; readonly share: string }): string;
  /** A dictionary that is written in the sentence itself: a key is equal to the one asked for, or none is. */
  equalKey(of: { readonly asked: string; readonly value: string }): string;
  noEqualKey(asked: string): string;
  readonly storedTwice: string;
  /** Not the one that is found. */
  readonly notFound: string;
  readonly slider: string;
  readonly softEnd: string;
  readonly hardEnd: string;
  level(of: { readonly temperature: string | null }): string;
  /** While the row is changed. */
  readonly changed: string;
  difference(of: { readonly distance: string; readonly length: string }): string;
  readonly differenceStrip: string;
  readonly lessThanOne: string;
  /** In place of the view where nothing is attended. */
  readonly noDictionary: readonly string[];
  readonly waiting: string;
}
