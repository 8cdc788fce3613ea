/** Geometry of the bars with which one guesses a row of weights. Pixels; a bar as tall as `high` is a weight of 1. */
export interface BarsLayout {
  readonly left: number;
  /** Width of a word's column. */
  readonly column: number;
  readonly bar: number;
  /** y of a weight of 1, and of 0. */
  readonly top: number;
  readonly base: number;
  readonly width: number;
  readonly height: number;
  /** y of the line with what was given. */
  readonly ruler: number;
}

const LABELS = 64;
const PHONE_LABELS = 34;
const WORDS = 56;
const RULER = 62;

export function barsLayout(count: number, width: number, room: number): BarsLayout {
  const isNarrow = width < 480;
  const left = isNarrow ? PHONE_LABELS : LABELS;
  const column = Math.max(26, Math.min(72, (width - left - 8) / Math.max(1, count)));
  const tall = Math.max(120, Math.min(270, room - WORDS - RULER));
  const top = WORDS;
  const base = top + tall;
  return {
    left,
    column,
    bar: Math.min(40, column * 0.62),
    top,
    base,
    width: left + column * count + 8,
    height: base + RULER,
    ruler: base + 22,
  };
}

export const columnCentre = (layout: BarsLayout, j: number): number =>
  layout.left + layout.column * (j + 0.5);

export const yOf = ({ top, base }: BarsLayout, weight: number): number => base - weight * (base - top);

/** The weight at a height, 0 … 1. */
export const weightAt = ({ top, base }: BarsLayout, y: number): number =>
  Math.min(1, Math.max(0, (base - y) / (base - top)));

/** Where each share begins and ends on the ruler. */
export function shares(
  layout: BarsLayout,
  weights: readonly number[],
): readonly (readonly [from: number, to: number])[] {
  const whole = layout.column * weights.length;
  let before = 0;
  return weights.map((weight) => {
    const from = layout.left + before * whole;
    before += weight;
    return [from, layout.left + before * whole] as const;
  });
}
