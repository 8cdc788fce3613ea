/**
 * The loom for a room, as numbers: the same warp as on the stage (a source word has one x from its token to its column
 * in the cloth), with no text under 20 px. What does not fit is scrolled, never made smaller.
 */
import { textWidth } from "../../viz/loom";

export interface PresenterInput {
  readonly width: number;
  readonly height: number;
  readonly tokens: readonly string[];
  /** Output words. */
  readonly rows: readonly string[];
  readonly units: number;
  /** Without weights there are no scores, no threads and no cloth. */
  readonly attends: boolean;
  /** The context goes through the cell on its way to the state. */
  readonly throughCell?: boolean;
  /** So many words are read from the last to the first; they stand as they are written. */
  readonly reversed?: number;
}

/** The smallest text of the view. */
export const TEXT = 20;
const WORDS = 21;
/** ".83", and "1.00" in bold, with air beside them. */
const LEAST_COLUMN = 50;
const LEAST_ROW = 30;
const MOST_ROW = 40;
/** Below the drawing, in HTML. */
const LEGEND = 42;

export interface PresenterLayout {
  readonly width: number;
  readonly height: number;
  /** Right edge of the gutter. */
  readonly gx: number;
  readonly cw: number;
  readonly centers: readonly number[];
  readonly right: number;
  /** Degrees that the source words are turned by; 0 where they fit their columns. */
  readonly turn: number;
  readonly words: number;
  readonly y: {
    readonly token: number;
    readonly states: number;
    readonly statesEnd: number;
    readonly scores: number;
    readonly weights: number;
    readonly threads: number;
    readonly vectors: number;
    readonly cloth: number;
    readonly end: number;
  };
  readonly state: { readonly width: number; readonly unit: number };
  readonly vector: { readonly unit: number; readonly thickness: number; readonly length: number };
  readonly contextX: number;
  readonly decoderX: number;
  readonly wordX: number;
  readonly knot: { readonly x: number; readonly width: number };
  readonly rowHeight: number;
}

export function presenterLayout(input: PresenterInput): PresenterLayout {
  const { tokens, rows, units, attends, throughCell = false, reversed = 0 } = input;
  const count = Math.max(1, tokens.length);
  const longest = Math.max(0, ...rows.map((row) => textWidth(row, WORDS)));
  const gx = Math.round(Math.min(150, Math.max(96, longest + 20)));
  const margin = 12;
  const cw = Math.max(LEAST_COLUMN, Math.min(96, (input.width - gx - margin) / count));
  const right = gx + cw * count;
  const width = Math.max(input.width, right + margin);
  const widest = Math.max(0, ...tokens.map((token) => textWidth(token, WORDS)));
  const turn = widest <= cw - 4 ? 0 : 48;
  const token = turn === 0 ? 34 : Math.min(120, 20 + widest * 0.76);
  const states = token + 16;
  const unit = Math.max(1.5, Math.min(16, 76 / units));
  const statesEnd = states + unit * units;
  const scores = statesEnd + 28;
  const weights = scores + (attends ? 29 : 0);
  const threads = weights + (attends ? 10 : 0);
  const vectors = threads + 78;
  const cloth = vectors + 62;
  const free = input.height - cloth - (attends ? LEGEND : 0) - 8;
  const rowHeight = Math.floor(Math.max(LEAST_ROW, Math.min(MOST_ROW, free / Math.max(1, rows.length))));
  const end = cloth + (attends ? rowHeight * rows.length : LEAST_ROW * 3);
  // The two vectors, an arrow and the word that is said, side by side: the word keeps its room.
  const said = Math.max(110, longest * (28 / WORDS) + 10);
  const between = throughCell ? 136 : 48;
  const room = (input.width - gx - said - 34 - between - 4) / 2;
  const vectorUnit = Math.max(1, Math.min(20, room / units));
  const length = vectorUnit * units;
  const contextX = gx + 4;
  const decoderX = contextX + length + between;
  return {
    width,
    height: end + 8,
    gx,
    cw,
    centers: tokens.map((_, j) => gx + cw * ((j < reversed ? reversed - 1 - j : j) + 0.5)),
    right,
    turn,
    words: WORDS,
    y: { token, states, statesEnd, scores, weights, threads, vectors, cloth, end },
    state: { width: Math.min(36, cw - 14), unit },
    vector: { unit: vectorUnit, thickness: 22, length },
    contextX,
    decoderX,
    wordX: decoderX + length + 34,
    knot: { x: contextX + Math.min(length / 2, cw * count - 30), width: 46 },
    rowHeight,
  };
}
