/** Vectors as strips of coloured units. */
import type { Trace } from "../trace/trace";

export interface StripPlace {
  readonly x: number;
  readonly y: number;
  /** Along the vector: one unit's pitch, and the gap that is left of it. */
  readonly unit: number;
  readonly gap: number;
  /** Across the vector. */
  readonly thickness: number;
  readonly direction: "column" | "row";
}

export interface Strip {
  readonly values: ArrayLike<number>;
  readonly place: StripPlace;
  /** The value drawn in the scale's last colour. 1 unless said. */
  readonly domain?: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where unit `u` of a strip lies. */
export function unitBox({ x, y, unit, gap, thickness, direction }: StripPlace, u: number): Box {
  return direction === "column"
    ? { x, y: y + u * unit, width: thickness, height: unit - gap }
    : { x: x + u * unit, y, width: unit - gap, height: thickness };
}

/** The symmetric scale of a vector: 1 for states, the largest magnitude, rounded up to a tenth, for values beyond. */
export function symmetricDomain(values: ArrayLike<number>): number {
  let most = 1;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i] ?? 0));
  return Math.ceil(most * 10 - 1e-9) / 10;
}

const STATES = ["states", "query", "context", "decoderState"] as const;
const domains = new WeakMap<Trace, number>();

/**
 * The symmetric scale of all states, queries and contexts of a translation, so that they compare: 1, which bounds what
 * a cell makes, unless vectors were given by hand.
 */
export function stateDomain(trace: Trace): number {
  const known = domains.get(trace);
  if (known !== undefined) return known;
  const domain =
    trace.interventions.length === 0
      ? 1
      : Math.max(...STATES.map((name) => symmetricDomain(trace.tensors[name]?.data ?? [])));
  domains.set(trace, domain);
  return domain;
}

/** A scale wider than -1..1 as it is printed beside its strip. */
export const scaleLimit = (domain: number): string => `±${domain.toFixed(1)}`;
