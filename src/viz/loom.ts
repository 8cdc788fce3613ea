/**
 * The loom as numbers. Source words are the warp: word j has one x from the top of the drawing to the bottom,
 * `x(j) = gx + cw·(j + ½)`, and everything about it lies on that line. Output words are the rows of the cloth.
 * A thread's width is its weight: the ribbons land side by side and their widths sum to exactly W.
 */
import type { StepId } from "../trace/steps";

export interface LoomInput {
  /** Width that is there, and the height to aim for. */
  readonly width: number;
  readonly height?: number | undefined;
  readonly tokens: readonly string[];
  readonly rows: number;
  readonly units: number;
  readonly bidirectional: boolean;
  /** So many words are read from the last to the first; they stand as they are written. */
  readonly reversed?: number | undefined;
  /** The lower of two layers: a line, or as large as the upper one. */
  readonly lower?: "folded" | "open" | undefined;
  /** Numbers of the word that the cell reads beside the context, where it stands after the sum; 0 where it does not. */
  readonly beforeCell?: number | undefined;
  /** Brackets above the tokens, a gloss below them. */
  readonly written: boolean;
  readonly gloss: boolean;
  /** Room between weights and threads for bars that can be dragged. */
  readonly handles?: boolean | undefined;
}

export type TokenMode = "flat" | "rotated" | "stacked";

export interface LoomLayout {
  readonly phone: boolean;
  /** The drawing is wider than the room: it scrolls sideways under a gutter that stays. */
  readonly scroll: boolean;
  readonly width: number;
  readonly height: number;
  /** Left edge of the gutter's words. */
  readonly inset: number;
  /** Right edge of the gutter, where the first column begins. */
  readonly gx: number;
  readonly cw: number;
  readonly centers: readonly number[];
  /** Right edge of the last column. */
  readonly right: number;
  /** Room for words right of the columns. */
  readonly margin: boolean;
  readonly tokens: { readonly mode: TokenMode; readonly size: number };
  readonly y: {
    readonly top: number;
    readonly written: number;
    readonly index: number;
    readonly token: number;
    readonly gloss: number;
    /** First unit of the lower layer's states; equal to `states` with one layer. */
    readonly lower: number;
    /** First unit of the states. With two directions: of the half-strips. */
    readonly states: number;
    /** First unit of the joined states; equal to `states` with one direction. */
    readonly joined: number;
    readonly statesEnd: number;
    readonly scores: number;
    readonly weights: number;
    readonly threads: number;
    readonly vectors: number;
    readonly labels: number;
    readonly cloth: number;
    readonly clothEnd: number;
  };
  readonly state: { readonly width: number; readonly unit: number; readonly gap: number };
  readonly query: { readonly x: number; readonly unit: number; readonly thickness: number };
  readonly vector: {
    readonly unit: number;
    readonly gap: number;
    readonly thickness: number;
    readonly length: number;
  };
  /** The input word's vector, left of the context, and the cell's name; null where the cell comes before the sum. */
  readonly joined: { readonly x: number; readonly length: number; readonly cellX: number } | null;
  readonly contextX: number;
  readonly decoderX: number;
  readonly wordX: number;
  /** Where the threads meet, and how wide all of them are together. */
  readonly knot: { readonly x: number; readonly width: number };
  readonly rowHeight: number;
  /** Every column writes its score and weight; otherwise the three largest and the focused one do. */
  readonly allNumbers: boolean;
  /** Cells write their weights. */
  readonly cellNumbers: boolean;
}

export const PHONE_BELOW = 520;
/** The height of a row, at least, in px: its word can be read. */
const LEAST_ROW = 14;
const clamp = (low: number, x: number, high: number): number => Math.max(low, Math.min(high, x));

const HANGUL = /[ᄀ-ᇿ㄰-㆏가-힯]/;

/** A careful guess at the width of a word in the UI face, for layouts that must not measure. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const letter of text)
    ems += HANGUL.test(letter) ? 0.9 : /[iljt'.,f]/.test(letter) ? 0.34 : /[mw]/i.test(letter) ? 0.82 : 0.58;
  return ems * size;
}

function tokenLayout(
  tokens: readonly string[],
  cw: number,
  phone: boolean,
): { mode: TokenMode; size: number; depth: number } {
  for (const size of phone ? [14, 13] : [16, 14, 13]) {
    if (tokens.every((token) => textWidth(token, size) <= cw - 3)) return { mode: "flat", size, depth: 0 };
  }
  if (tokens.some((token) => HANGUL.test(token))) {
    return { mode: "stacked", size: 13, depth: Math.max(...tokens.map((token) => token.length)) * 14.5 };
  }
  const longest = Math.max(...tokens.map((token) => textWidth(token, 13)));
  return { mode: "rotated", size: 13, depth: clamp(24, longest * 0.74 + 4, 84) };
}

export function loomLayout(input: LoomInput): LoomLayout {
  const { width, tokens, rows, units, bidirectional, reversed = 0 } = input;
  const count = Math.max(1, tokens.length);
  const phone = width < PHONE_BELOW;
  const inset = phone ? 0 : 24;
  const gx = phone ? 47 : 136;
  const many = count > (phone ? 12 : 24);
  const cw = many ? (phone ? 26 : 22) : clamp(22, (width - gx - (phone ? 0 : 68)) / count, 72);
  const right = gx + cw * count;
  const scroll = right > width + 0.5;
  const token = tokenLayout(tokens, cw, phone);
  const flat = token.mode === "flat";

  const written = input.written && flat;
  const gloss = input.gloss && flat;
  const tokenY = flat ? (phone && !written ? 34 : 46) : 8 + token.depth;
  const indexY = written ? tokenY + 15 : phone ? tokenY - 16 : 26;
  const glossY = (written ? indexY : tokenY) + (phone ? 14 : 17) - (written ? 2 : 0);
  const below = gloss ? glossY : written ? indexY : tokenY;
  const lower = flat && !phone && !gloss && !written ? tokenY + 17 : below;
  const top = lower + (phone ? (flat ? 13 : 10) : 15);

  // Vectors of a few numbers are drawn larger, so that what is written beside and below them has its room.
  const few = units < 8;
  const unit = bidirectional
    ? clamp(2, 80 / units, few ? 18 : 5)
    : phone
      ? clamp(2, 80 / units, few ? 18 : 5)
      : clamp(2, 120 / units, few ? 18 : 7.5);
  const halves = bidirectional ? (units / 2) * unit + 15 : 0;
  const states = top + (input.lower === "open" ? halves + units * unit + 18 : input.lower ? 22 : 0);
  const joined = states + halves;
  const statesEnd = joined + units * unit;
  const scores = statesEnd + (phone ? 17 : 22);
  const weights = scores + (phone ? 16 : 19);
  const lane = input.handles ? (phone ? 76 : 68) : 0;
  // The drawing ends 8 under the cloth; the legend below it takes 54, two lines of read-out included.
  const legend = 62;
  const threadRoom = phone ? 52 : input.handles ? 58 : 95;
  const labelRoom = phone ? 39 : 74;
  // Where many rows would stand below the legend, what is above them moves together.
  const least = weights + threadRoom + lane + labelRoom + LEAST_ROW * rows + legend;
  const over = phone || input.handles ? 0 : clamp(0, least - (input.height ?? 674), 42);
  const vectors = weights + threadRoom + lane - Math.ceil((2 * over) / 3);
  const cloth = vectors + labelRoom - Math.floor(over / 3);

  const clothRoom = phone ? 180 : (input.height ?? 674) - cloth - legend;
  // Whole pixels: words are written as large as their row, and a font is made anew for every size that occurs.
  const rowHeight = Math.floor(
    clamp(input.handles ? 18 : LEAST_ROW, clothRoom / Math.max(1, rows), phone ? 21 : 27),
  );
  const extra = input.beforeCell ?? 0;
  const arrow = phone ? 26 : 30;
  const cellRoom = phone ? 44 : 76;
  const room = phone ? (Math.min(width, right) - 96 - (scroll ? gx : 0)) / 2 : 160;
  const chained =
    (width - (phone ? (scroll ? gx : 0) + 66 : gx + 98) - cellRoom - arrow) / (extra + 2 * units);
  const vectorUnit = extra > 0 ? clamp(1.2, chained, few ? 20 : 5) : clamp(2, room / units, few ? 26 : 10.5);
  const length = vectorUnit * units;
  const inputLength = extra > 0 ? vectorUnit * extra + 5 : 0;
  const between = extra > 0 ? cellRoom : phone ? 8 : 14;
  const group = inputLength + 2 * length + between + arrow + 60;
  const start = phone ? (scroll ? gx + 2 : 2) : gx + clamp(8, (count * cw - group) / 2, 50);
  const contextX = start + inputLength;
  const decoderX = contextX + length + between;
  const queryUnit = phone ? 37 / units : 80 / units;

  return {
    phone,
    scroll,
    width: Math.max(right + (phone || many ? 0 : 40), Math.min(width, decoderX + length + arrow + 90)),
    height: cloth + rowHeight * rows + 8,
    inset,
    gx,
    cw,
    centers: tokens.map((_, j) => gx + cw * ((j < reversed ? reversed - 1 - j : j) + 0.5)),
    right,
    margin: !phone && right + 68 <= width + 0.5,
    tokens: { mode: token.mode, size: token.size },
    y: {
      top: written ? 4 : phone ? 2 : 14,
      written: 25,
      index: indexY,
      token: tokenY,
      gloss: glossY,
      lower: top,
      states,
      joined,
      statesEnd,
      scores,
      weights,
      threads: weights + 7 + lane,
      vectors,
      labels: cloth - 8,
      cloth,
      clothEnd: cloth + rowHeight * rows,
    },
    state: { width: Math.min(phone ? 18 : 26, cw - 6), unit, gap: unit > 3 ? 0.75 : 0.5 },
    query: { x: phone ? 2 : gx - 14 - 80, unit: queryUnit, thickness: phone ? 9 : 10 },
    vector: { unit: vectorUnit, gap: vectorUnit > 4.5 ? 0.75 : 0.5, thickness: phone ? 13 : 18, length },
    joined:
      extra > 0 ? { x: start, length: vectorUnit * extra, cellX: contextX + length + between / 2 } : null,
    contextX,
    decoderX,
    wordX: decoderX + length + arrow,
    knot: { x: contextX + length / 2, width: phone ? 30 : 38 },
    rowHeight,
    allNumbers: cw >= 40,
    cellNumbers: cw >= 33 && rowHeight >= 14,
  };
}

export interface Ribbon {
  readonly source: number;
  /** `weight / sum of weights · W`. */
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  /** The ribbon's outline, or its middle line when it is too thin to fill. */
  readonly d: string;
  readonly thin: boolean;
  /** Middle lines of the hairlines that count tenths of the whole. */
  readonly tenths: readonly string[];
}

const short = (x: number): number => Math.round(x * 100) / 100;

/** From `(x1, y1)` down to `(x2, y2)`, handles at 52 % and 48 % of the drop. */
function strand(x1: number, y1: number, x2: number, y2: number): string {
  const m1 = y1 + (y2 - y1) * 0.52;
  const m2 = y1 + (y2 - y1) * 0.48;
  return `M${short(x1)} ${short(y1)}C${short(x1)} ${short(m1)} ${short(x2)} ${short(m2)} ${short(x2)} ${short(y2)}`;
}

function band(x1: number, y1: number, x2: number, y2: number, width: number): string {
  const [a, b, c, d] = [x1 - width / 2, x2 - width / 2, x2 + width / 2, x1 + width / 2].map(short);
  const m1 = short(y1 + (y2 - y1) * 0.52);
  const m2 = short(y1 + (y2 - y1) * 0.48);
  const [top, end] = [short(y1), short(y2)];
  return `M${a} ${top}C${a} ${m1} ${b} ${m2} ${b} ${end}L${c} ${end}C${c} ${m2} ${d} ${m1} ${d} ${top}Z`;
}

/** Below this width a ribbon is drawn as a line. */
const THIN = 1.2;

/**
 * Threads from the columns to the knot, in source order. Their widths sum to `whole` whatever the weights sum
 * to, but at least to `least`: weights that a Gaussian made less than one fill less than the knot. Weights that are
 * all zero or not numbers give threads of width 0.
 */
export function ribbonLayout(
  weights: ArrayLike<number>,
  centers: readonly number[],
  knot: { readonly x: number; readonly width: number },
  from: number,
  to: number,
  least = 0,
): Ribbon[] {
  const shares = centers.map((_, j) => Math.max(0, weights[j] ?? 0) || 0);
  const sum = Math.max(
    least,
    shares.reduce((total, share) => total + share, 0),
  );
  const widths = shares.map((share) => (sum > 0 ? (share / sum) * knot.width : 0));
  return shares.map((share, source) => {
    const width = widths[source] ?? 0;
    const top = centers[source] ?? 0;
    // Side by side in the order of their columns.
    const before = widths.filter((_, j) => (centers[j] ?? 0) < top).reduce((total, one) => total + one, 0);
    const bottom = knot.x - knot.width / 2 + before + width / 2;
    const thin = width < THIN;
    const tenths: string[] = [];
    for (let tenth = 0.1; sum > 0 && tenth < share / sum - 0.02; tenth += 0.1) {
      const offset = -width / 2 + tenth * knot.width;
      tenths.push(strand(top + offset, from, bottom + offset, to));
    }
    const d = thin ? strand(top, from, bottom, to) : band(top, from, bottom, to, width);
    return { source, width, top, bottom, d, thin, tenths };
  });
}

/** How much ink a part of the drawing has: what comes later in the wiring, or is not the previewed step, is lighter. */
export function inkOf(
  part: StepId,
  step: StepId,
  steps: readonly StepId[],
  previewed: StepId | undefined,
): number {
  if (previewed !== undefined) return part === previewed ? 1 : 0.6;
  return steps.indexOf(part) > steps.indexOf(step) ? 0.6 : 1;
}
