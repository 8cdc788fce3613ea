/** A line from low to high: where a value lies on it, and how it is written. */
import type { Measure } from "../../../lessons/measure";
import { decimals } from "../../../viz/format";

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly logarithmic?: boolean;
  /** What is asked for; where it is counted, values are whole numbers. */
  readonly truth?: Measure;
}

const isCounted = ({ truth }: Scale): boolean => truth !== undefined && "count" in truth;

/** As many steps as one can tell apart on a line. */
const STEPS = 200;

export const stepsOf = (scale: Scale): number => (isCounted(scale) ? scale.high - scale.low : STEPS);

/** The share of the line that lies left of a value. */
export function shareOf({ low, high, logarithmic = false }: Scale, value: number): number {
  const inside = Math.min(high, Math.max(low, value));
  return logarithmic ? Math.log(inside / low) / Math.log(high / low) : (inside - low) / (high - low);
}

export function valueAt(scale: Scale, share: number): number {
  const { low, high, logarithmic = false } = scale;
  const value = logarithmic ? low * (high / low) ** share : low + (high - low) * share;
  return isCounted(scale) ? Math.round(value) : value;
}

/** Enough digits for the scale: a hundredth of it can be read. */
export function scaleText(scale: Scale, value: number): string {
  const { low, high, logarithmic } = scale;
  if (isCounted(scale)) return decimals(value, 0);
  const size = logarithmic ? Math.abs(value) : high - low;
  const places = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.5 ? 2 : size >= 0.05 ? 3 : 4;
  return decimals(value, places);
}
