/** From the products that a score adds up to the score itself: what is divided, and what someone changed by hand. */
import { inRow } from "../arithmetic/byHand";
import type { Trace } from "../trace/trace";
import { inLedger } from "../viz/format";

/** One line under the products. */
export interface SumStep {
  /** What is done to the number above: `/ √32`, `× 2 + 100`, `/ 0.5`. */
  readonly text: string;
  readonly value: number;
}

/** As it was chosen, without the digits that a slider leaves behind. */
const short = (value: number): string => String(Number(value.toPrecision(6))).replace("-", "−");
const signed = (value: number): string => `${value < 0 ? "−" : "+"} ${short(Math.abs(value))}`;

/** In the order in which they are done; none where the sum is the score. `under`: see `ScoreTerms`. */
export function sumSteps(trace: Trace, row: number, sum: number, under: number | null): readonly SumStep[] {
  const steps: SumStep[] = [];
  let value = sum;
  const then = (text: string, next: number): void => {
    steps.push({ text, value: next });
    value = next;
  };
  if (under !== null) {
    const root = Math.sqrt(under);
    then(`/ √${under} = ${inLedger(root)}`, value / root);
  }
  for (const { scale, shift, temperature } of inRow(trace, "scores", row)) {
    if (scale !== undefined || shift !== undefined) {
      const parts = [
        scale === undefined ? "" : `× ${short(scale)}`,
        shift === undefined ? "" : signed(shift),
      ];
      then(parts.filter(Boolean).join(" "), value * (scale ?? 1) + (shift ?? 0));
    }
    if (temperature !== undefined) then(`/ ${short(temperature)}`, value / temperature);
  }
  return steps;
}
