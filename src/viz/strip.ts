/**
 * Vectors as strips of coloured units. All strips of a group share one path per colour step, so that ten
 * vectors of 32 units cost at most 81 elements instead of 320.
 */
import { valueLevel } from "./color";

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

export interface LevelPath {
  readonly level: number;
  readonly d: string;
}

const short = (x: number): number => Math.round(x * 100) / 100;

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

/** One path per colour step that occurs, lowest first. */
export function stripPaths(strips: readonly Strip[]): LevelPath[] {
  const byLevel = new Map<number, string>();
  for (const { values, place, domain = 1 } of strips) {
    for (let u = 0; u < values.length; u++) {
      const level = valueLevel((values[u] ?? 0) / domain);
      const box = unitBox(place, u);
      const width = short(box.width);
      const d = `M${short(box.x)} ${short(box.y)}h${width}v${short(box.height)}h${-width}z`;
      byLevel.set(level, (byLevel.get(level) ?? "") + d);
    }
  }
  return Array.from(byLevel, ([level, d]) => ({ level, d })).sort((a, b) => a.level - b.level);
}

/** The symmetric scale of a vector: 1 for states, the largest magnitude, rounded up to a tenth, for values beyond. */
export function symmetricDomain(values: ArrayLike<number>): number {
  let most = 1;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i] ?? 0));
  return Math.ceil(most * 10 - 1e-9) / 10;
}

/** A scale wider than -1..1 as it is printed beside its strip. */
export const scaleLimit = (domain: number): string => `±${domain.toFixed(1)}`;
