/** Weights set by hand and what follows. It is loaded with the handles. */
import type { WordInPlace } from "./loom";

export interface SurgeryMessages {
  /** The whole, and the way in and out. */
  readonly title: string;
  readonly open: string;
  readonly close: string;
  handles(of: { readonly row: number; readonly output: string }): string;
  handle(of: WordInPlace): string;
  value(of: { readonly weight: string; readonly pinned: boolean }): string;
  /** What can be done with the word that is chosen. */
  word(of: { readonly word: string; readonly weight: string }): string;
  readonly zero: string;
  readonly oneHot: string;
  readonly pin: string;
  /** What can be done with a whole row. */
  readonly rowTools: string;
  readonly thisRow: string;
  readonly allRows: string;
  readonly uniform: string;
  readonly dropLargest: string;
  readonly hard: string;
  shuffle(seed: number): string;
  readonly release: string;
  /** Keys, in short. */
  readonly keys: string;
  readonly limited: string;
  /** The fork: a table of two translations. */
  readonly fork: string;
  readonly first: string;
  readonly changed: string;
  readonly logProbability: string;
  /** Follows ln p. */
  readonly nats: string;
  readonly firstDifference: string;
  readonly nothingYet: string;
  readonly same: string;
  differ(position: number): string;
  along(of: { readonly before: string; readonly after: string; readonly change: string }): string;
  readonly alongUnknown: string;
  distances(of: {
    /** Counted from 1. */
    readonly row: number;
    readonly output: string;
    readonly weights: string;
    readonly words: string;
  }): string;
  /** The row is not one of both translations. */
  readonly noDistances: string;
  moment(update: number): string;
  newer(updates: number): string;
  ghost(row: number): string;
  readonly localWindow: string;
  readonly gaussian: string;
}
