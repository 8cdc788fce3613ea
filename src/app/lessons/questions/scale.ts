/** A line from low to high: where a value lies on it, and how it is written. */
import { decimals } from "../../../viz/format";

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly logarithmic?: boolean;
}

/** The share of the line that lies left of a value. */
export function shareOf({ low, high, logarithmic = false }: Scale, value: number): number {
  const inside = Math.min(high, Math.max(low, value));
  return logarithmic ? Math.log(inside / low) / Math.log(high / low) : (inside - low) / (high - low);
}

export function valueAt({ low, high, logarithmic = false }: Scale, share: number): number {
  return logarithmic ? low * (high / low) ** share : low + (high - low) * share;
}

/** Enough digits for the scale: a hundredth of it can be read. */
export function scaleText({ low, high, logarithmic }: Scale, value: number): string {
  const size = logarithmic ? Math.abs(value) : high - low;
  const places = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.5 ? 2 : size >= 0.05 ? 3 : 4;
  return decimals(value, places);
}
