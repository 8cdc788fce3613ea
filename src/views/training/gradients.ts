/** Gradients by source position, of two models on one scale: which numbers, which ticks, and what they say. */
import type { Probe } from "../../trace/probe";

/** A model's gradients. The paths are null where nothing is attended: there are none. */
export interface GradientSeries {
  readonly tokens: readonly string[];
  readonly paths: { readonly value: readonly number[]; readonly score: readonly number[] } | null;
  readonly embedding: readonly number[];
  /** Of the same words. */
  readonly loss: number;
  /** Updates made. */
  readonly step: number;
}

export type ScaleKind = "linear" | "log";

export interface GradientScale {
  readonly kind: ScaleKind;
  readonly ticks: readonly number[];
  /** Height of a number as a share of the drawing, 0 … 1. */
  readonly share: (value: number) => number;
}

export function seriesOf(
  probe: Probe,
  tokens: readonly string[],
  step: number,
  attends: boolean,
): GradientSeries {
  const { value, score, embedding, loss } = probe;
  return { tokens, paths: attends ? { value, score } : null, embedding, loss, step };
}

function numbersOf({ paths, embedding }: GradientSeries): number[] {
  return [...(paths ? [...paths.value, ...paths.score] : []), ...embedding].filter(
    (number) => Number.isFinite(number) && number > 0,
  );
}

/** Differences that a linear scale would swallow. */
const WIDE = 100;
/** Decades that a logarithmic scale shows at most: what is smaller lies on its floor. */
const DECADES = 12;

/** How many times the largest number of the one is the largest of the other; 1 where there is only one. */
export function contrast(series: readonly GradientSeries[]): number {
  const largest = series.map((one) => Math.max(0, ...numbersOf(one))).filter((number) => number > 0);
  return largest.length < 2 ? 1 : Math.max(...largest) / Math.min(...largest);
}

/** The scale to begin with: logarithmic where the models, or the words of one, are more than 100 times apart. */
export function usualScale(series: readonly GradientSeries[]): ScaleKind {
  const apart = series.some(({ embedding }) => {
    const some = embedding.filter((number) => number > 0);
    return some.length > 0 && Math.max(...some) > WIDE * Math.min(...some);
  });
  return apart || contrast(series) > WIDE ? "log" : "linear";
}

/** One scale for all of them, so that their bars compare. */
export function gradientScale(series: readonly GradientSeries[], kind: ScaleKind): GradientScale {
  const numbers = series.flatMap(numbersOf);
  const most = Math.max(Number.MIN_VALUE, ...numbers);
  if (numbers.length === 0) return { kind, ticks: [], share: () => 0 };
  if (kind === "linear") {
    const top = niceCeiling(most);
    return { kind, ticks: [0, top / 2, top], share: (value) => Math.max(0, Math.min(1, value / top)) };
  }
  const high = Math.ceil(Math.log10(most) - 1e-9);
  const low = Math.max(
    high - DECADES,
    Math.min(high - 1, Math.floor(Math.log10(Math.min(...numbers)) - 1e-9)),
  );
  const every = Math.ceil((high - low) / 4);
  const ticks = Array.from(
    { length: Math.floor((high - low) / every) + 1 },
    (_, i) => 10 ** (low + i * every),
  );
  const share = (value: number): number =>
    value > 0 ? Math.max(0, Math.min(1, (Math.log10(value) - low) / (high - low))) : 0;
  return { kind, ticks, share };
}

/** 1, 2 or 5 times a power of ten, at least as large. */
function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= value * (1 - 1e-12)) ?? 10;
  return step * power;
}

export interface Bar {
  readonly position: number;
  readonly kind: "value" | "score" | "embedding";
  readonly value: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface BarRoom {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The bars of each source position side by side, in its own part of the room. */
export function barsOf(series: GradientSeries, scale: GradientScale, room: BarRoom): Bar[] {
  const pitch = (room.right - room.left) / series.tokens.length;
  const kinds = series.paths ? (["value", "score", "embedding"] as const) : (["embedding"] as const);
  const width = Math.min(12, (pitch * 0.72) / kinds.length);
  return series.tokens.flatMap((_, position) => {
    const from = room.left + pitch * (position + 0.5) - (width * kinds.length) / 2;
    return kinds.map((kind, k) => {
      const value = (kind === "embedding" ? series.embedding : series.paths?.[kind])?.[position] ?? 0;
      const height = scale.share(value) * (room.bottom - room.top);
      return {
        position,
        kind,
        value,
        x: from + k * width,
        y: room.bottom - height,
        width: width - 1,
        height,
      };
    });
  });
}

/** The first word's part of the gradients of all words, 0 … 1; an even part would be one by their number. */
export function firstShare({ embedding }: GradientSeries): number {
  return (embedding[0] ?? Number.NaN) / embedding.reduce((sum, value) => sum + value, 0);
}

/** How many times the value path's norms are the score path's, summed over the words; null without paths. */
export function pathRatio({ paths }: GradientSeries): number | null {
  if (!paths) return null;
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return sum(paths.value) / sum(paths.score);
}
