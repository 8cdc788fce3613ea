/** A link of a gold alignment, by position: `[target, source]`. `<eos>` is never linked. */
export type Link = readonly [target: number, source: number];

/** One sentence and its translation, as words, without `<eos>`. `sure` is a subset of `possible`. */
export interface Pair {
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly sure: readonly Link[];
  readonly possible: readonly Link[];
  /** Phenomena: negation, elision, post-adjective … */
  readonly tags: readonly string[];
}
