import type { Outcome, OutcomeMetric } from "../../lessons/lesson";

/** What the numbers of an outcome are. */
export type OutcomeKind =
  | OutcomeMetric
  | Exclude<Outcome["of"], "metric" | "by-length" | "by-updates">
  /** Of a measure of one translation. */
  | "norm";

/** Words around an experiment of a lesson; what it is about is said by the experiment itself. */
export interface ExperimentsMessages {
  readonly predict: string;
  readonly yours: string;
  /** Beside the number of the run in the page, or of the record. */
  readonly truth: Readonly<Record<"here" | "record", string>>;
  readonly run: string;
  readonly again: string;
  readonly stop: string;
  readonly showRecord: string;
  readonly otherPrediction: string;
  readonly seed: string;
  /** Of a run in the page: how long the recorded one took. */
  took(seconds: string): string;
  readonly long: string;
  /** While it runs. */
  running(percent: number): string;
  readonly pausedStage: string;
  readonly short: string;
  readonly shortDone: string;
  readonly noRecord: string;
  readonly loadingRecord: string;
  /** What the horizontal axis of a curve is. */
  readonly axis: Readonly<Record<"length" | "updates", string>>;
  readonly kind: Readonly<Record<OutcomeKind, string>>;
  /** Accessible name of a chart. */
  chart(of: { readonly what: string; readonly arms: string }): string;
  readonly logarithmic: string;
  /** Below what a float32 holds. */
  readonly vanished: string;
  readonly here: string;
  readonly bySeed: string;
  seedColumn(seed: number): string;
  readonly contrastRow: string;
  /** Of the record: when, how many updates, on what. */
  recorded(of: {
    readonly date: string;
    readonly seeds: string;
    readonly updates: string;
    readonly backend: string;
    readonly seconds: string;
  }): string;
  updates(count: number): string;
  readonly shipped: string;
  /** From which to which seed's number it goes; the same twice where all seeds are alike as they are written. */
  spread(of: { readonly seeds: number; readonly low: string; readonly high: string }): string;
  /** On how many of the record's seeds the experiment's bounds hold; `claim` is a sentence without its full stop. */
  held(of: { readonly held: number; readonly of: number; readonly claim: string }): string;
  compared(of: { readonly yours: string; readonly truth: string; readonly nearness: string }): string;
  readonly legend: Readonly<Record<"here" | "record", string>>;
}
