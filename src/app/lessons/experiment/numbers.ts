/** How the numbers of an experiment are written. */

import type { OutcomeKind } from "../../../i18n/sections/experiments";
import type { Experiment, Outcome } from "../../../lessons/lesson";
import { decimals, scientific } from "../../../viz/format";

/** A prediction's number, on its scale. */
export function predictionText({ predict }: Experiment, value: number): string {
  if (predict.logarithmic) {
    const isLong = Math.abs(value) >= 1e4 || (value !== 0 && Math.abs(value) < 1e-2);
    return isLong ? scientific(value) : decimals(value, predict.decimals ?? 2);
  }
  if (predict.as === "percent") return `${decimals(100 * value, predict.decimals ?? 0)}%`;
  return decimals(value, predict.decimals ?? 2);
}

/** What the numbers of an outcome are. */
export function kindOf(outcome: Outcome): OutcomeKind {
  if (outcome.of === "measure") {
    if ("entropy" in outcome.measure) return "entropy";
    return "norm" in outcome.measure ? "norm" : "measure";
  }
  return outcome.of === "metric" || outcome.of === "by-length" || outcome.of === "by-updates"
    ? outcome.metric
    : outcome.of;
}

const SHARES: readonly OutcomeKind[] = [
  "exact",
  "tokenAccuracy",
  "aer",
  "aerInputWord",
  "largestWeight",
  "linked-weight",
  "swapped-value",
];

/** The highest value there can be; undefined where there is none. */
export const highest = (kind: OutcomeKind): number | undefined => (SHARES.includes(kind) ? 1 : undefined);

export const isLogarithmic = (kind: OutcomeKind): boolean => kind === "gradient-by-length";

const PERCENT: readonly OutcomeKind[] = ["exact", "tokenAccuracy", "swapped-value"];

export function outcomeText(kind: OutcomeKind, value: number): string {
  // A power of ten stands alone.
  if (isLogarithmic(kind)) return scientific(value).replace(/^1 × (?=10⁻|10$|10[⁰-⁹])/, "");
  if (PERCENT.includes(kind)) return `${decimals(100 * value, 0)}%`;
  return decimals(value, kind === "outputLength" || kind === "bleu" ? 1 : 2);
}
