/** Where everything of the unrolled translation lies: plain numbers, in pixels from the drawing's own corner. */
import type { Lane, Slot, SlotKind } from "./parts";

export interface LoopInput {
  /** The room that there is. */
  readonly width: number;
  /** Source positions and output words. */
  readonly columns: number;
  readonly rows: number;
  readonly lanes: readonly Lane[];
  readonly slots: readonly Slot[];
  /** Units of an encoder state, and of a word's embedding. */
  readonly units: number;
  readonly embed: number;
}

export interface Band {
  readonly y: number;
  readonly height: number;
}

export interface EncoderLayout {
  readonly pitch: number;
  /** Middle of each source position. */
  readonly centers: readonly number[];
  readonly indexY: number;
  readonly tokenY: number;
  /** Column strips: top, and the pitch of a unit. */
  readonly embedding: { readonly y: number; readonly unit: number };
  readonly states: { readonly y: number; readonly unit: number; readonly bottom: number };
  /** One band of cells for each lane. */
  readonly lanes: readonly Band[];
  readonly boxWidth: number;
}

/** One output word's column. `riser`: where the word before comes up; `trunk`: where the context comes down. */
export interface DecoderColumn {
  readonly left: number;
  readonly right: number;
  readonly center: number;
  readonly riser: number;
  readonly trunk: number;
}

export interface PlacedSlot extends Slot, Band {}

export interface LoopLayout {
  readonly width: number;
  readonly height: number;
  /** Before the first cell: what is handed over. */
  readonly gutter: number;
  readonly encoder: EncoderLayout;
  /** The line of what is handed over, and where threads meet. */
  readonly handY: number;
  readonly knotY: number;
  readonly decoder: { readonly columns: readonly DecoderColumn[]; readonly slots: readonly PlacedSlot[] };
  /** Right of the last word: where the loop ends. */
  readonly stopX: number;
}

export const PHONE_BELOW = 520;
/** Room for the words beside the end of the loop. */
export const STOP = 104;
export const EDGE = 12;

const SLOT_HEIGHTS: Readonly<Record<Exclude<SlotKind, "cell">, number>> = {
  input: 48,
  fed: 26,
  weights: 24,
  context: 26,
  joined: 26,
  attentional: 26,
  state: 30,
  output: 44,
};

const clamp = (low: number, x: number, high: number): number => Math.max(low, Math.min(high, x));

/** Cells are as tall as a finger is wide; one lane alone has room for its gates. */
const boxHeight = (count: number): number => (count === 1 ? 60 : count === 2 ? 50 : 44);
const GAP = 12;

export function loopLayout(input: LoopInput): LoopLayout {
  const { width, columns, rows, lanes, slots, units, embed } = input;
  const phone = width < PHONE_BELOW;
  const gutter = phone ? 52 : 76;
  const pitch = clamp(phone ? 48 : 58, (width - gutter - EDGE) / columns, 120);
  const centers = Array.from({ length: columns }, (_, j) => gutter + pitch * (j + 0.5));

  const laneHeight = boxHeight(lanes.length);
  const embeddingUnit = clamp(1, 28 / embed, 2.5);
  const embeddingY = 42;
  const firstLane = embeddingY + embeddingUnit * embed + 14;
  const placedLanes = lanes.map((_, i) => ({ y: firstLane + i * (laneHeight + GAP), height: laneHeight }));
  const stateUnit = clamp(1, 48 / units, 3);
  const statesY = firstLane + lanes.length * (laneHeight + GAP) + 4;
  const bottom = statesY + stateUnit * units;

  const handY = bottom + 16;
  const knotY = bottom + 58;

  const step = clamp(84, (width - gutter - STOP) / rows, 136);
  const decoderColumns = Array.from({ length: rows }, (_, t) => {
    const x = gutter + t * step;
    const [left, right] = [x + 26, x + step - 8];
    return { left, right, center: (left + right) / 2, riser: x + 6, trunk: x + 15 };
  });
  const cellHeight = boxHeight(slots.filter(({ kind }) => kind === "cell").length);
  let y = knotY + 10;
  const placedSlots = slots.map((slot) => {
    const height = slot.kind === "cell" ? cellHeight : SLOT_HEIGHTS[slot.kind];
    const placed = { ...slot, y, height };
    y += height + (slot.kind === "cell" ? GAP : 0);
    return placed;
  });
  const stopX = gutter + rows * step;
  return {
    width: Math.max(width, Math.ceil(gutter + columns * pitch + EDGE), Math.ceil(stopX + STOP)),
    height: Math.ceil(y + 8),
    gutter,
    encoder: {
      pitch,
      centers,
      indexY: 12,
      tokenY: 30,
      embedding: { y: embeddingY, unit: embeddingUnit },
      states: { y: statesY, unit: stateUnit, bottom },
      lanes: placedLanes,
      boxWidth: Math.min(pitch - 14, 72),
    },
    handY,
    knotY,
    decoder: { columns: decoderColumns, slots: placedSlots },
    stopX,
  };
}

export function slotAt(layout: LoopLayout, kind: SlotKind): PlacedSlot | undefined {
  return layout.decoder.slots.find((slot) => slot.kind === kind);
}

export type Point = readonly [x: number, y: number];

/** A line from one row to the next: the word that is fed back, or a vector. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly points: readonly Point[];
}

/** Ground of the lines' names, which stay at the edge while the columns scroll under them. */
export const namesWidth = ({ gutter }: LoopLayout): number => gutter + 10;

/** Middle of a word or strip of a slot. */
export const inputY = (slot: Band): number => slot.y + 14;
export const outputY = (slot: Band): number => slot.y + 18;
export const stripY = (slot: Band): number => slot.y + 6;

/**
 * From each output word to the input of the next row, around the column between them: there is one for every row but
 * the last, whatever ended the loop. `reach(t)` is half the width of the word that row `t` said.
 */
export function feedbackEdges(layout: LoopLayout, reach: (row: number) => number): Edge[] {
  const [input, output] = [slotAt(layout, "input"), slotAt(layout, "output")];
  if (!input || !output) return [];
  const { columns } = layout.decoder;
  return columns.slice(1).map((next, i) => {
    const column = columns[i] ?? next;
    const out = outputY(output);
    return {
      from: i,
      to: i + 1,
      points: [
        [Math.min(column.center + reach(i) + 5, column.right + 2), out],
        [next.riser, out],
        [next.riser, inputY(input)],
        [next.left - 4, inputY(input)],
      ],
    };
  });
}

/** Input feeding: s̃ of a row joins the input of the next one. */
export function fedEdges(layout: LoopLayout): Edge[] {
  const [fed, made] = [slotAt(layout, "fed"), slotAt(layout, "attentional")];
  if (!fed || !made) return [];
  const { columns } = layout.decoder;
  return columns.slice(1).map((next, i) => ({
    from: i,
    to: i + 1,
    points: [
      [(columns[i] ?? next).right + 1, stripY(made)],
      [next.riser + 5, stripY(made)],
      [next.riser + 5, stripY(fed)],
      [next.left - 3, stripY(fed)],
    ],
  }));
}

/** Lines with rounded corners. */
export function pathOf(points: readonly Point[], radius = 7): string {
  const round = (x: number): number => Math.round(x * 10) / 10;
  const parts = points.map(([x, y], i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (!before || !after) return `${i === 0 ? "M" : "L"}${round(x)} ${round(y)}`;
    const towards = ([x2, y2]: Point): Point => {
      const length = Math.hypot(x2 - x, y2 - y) || 1;
      const share = Math.min(radius, length / 2) / length;
      return [x + (x2 - x) * share, y + (y2 - y) * share];
    };
    const [a, b] = [towards(before), towards(after)];
    return `L${round(a[0])} ${round(a[1])}Q${round(x)} ${round(y)} ${round(b[0])} ${round(b[1])}`;
  });
  return parts.join("");
}

/**
 * How far to scroll so that what lies from `from` to `to` is in view; the place itself where it is already. `before` is
 * what stays free on the left.
 */
export function scrollTo(
  from: number,
  to: number,
  left: number,
  room: number,
  margin = 24,
  before = margin,
): number {
  if (from - before < left) return Math.max(0, from - before);
  if (to + margin > left + room) return to + margin - room;
  return left;
}
