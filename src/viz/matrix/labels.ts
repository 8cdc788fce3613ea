/**
 * Labels that never overlap. Column labels lie flat while all of them fit, else they are turned by 48 degrees, or stand
 * upright letter by letter where the script does; where even that is too dense every k-th is left; what is too long
 * ends in an ellipsis. Which of these it is depends on all labels and the cell's size alone, so that nothing changes
 * while the matrix is moved.
 */
import { fitText, isolated, lettersOf, type Measure, standsUpright } from "./text";

export type LabelMode = "flat" | "turned" | "upright" | "sideways";

export interface LabelPlace {
  /** Which row or column. */
  readonly index: number;
  /** As it is drawn. */
  readonly text: string;
  /** One by one, from above, of an upright label. */
  readonly letters: readonly string[];
  readonly mode: LabelMode;
  /**
   * Where it is held: flat column labels by the middle of their baseline, turned and sideways ones by their beginning,
   * upright ones by the middle of their last baseline, row labels by the end of their baseline.
   */
  readonly x: number;
  readonly y: number;
  /** Along the text. */
  readonly length: number;
  /** Of the face, px. */
  readonly size: number;
}

export interface AxisLabels {
  readonly texts: readonly string[];
  readonly widths: readonly number[];
  readonly longest: number;
  /** Whether any word stands upright: then the others stand sideways between them. */
  readonly upright: boolean;
  readonly mostLetters: number;
  readonly size: number;
  readonly measure: Measure;
}

export const LABEL_SIZE = 13;
/** From one upright letter to the next. */
export const LETTER_HEIGHT = 14.5;
export const TURN = 48;
const RADIANS = (TURN * Math.PI) / 180;
const LINE = 13;
/** Turned lines of this height leave each other in peace from so many px between their beginnings. */
export const TURNED_PITCH = LINE / Math.sin(RADIANS);
const UPRIGHT_PITCH = 15;
export const ROW_PITCH = 14;
/** Rows a little too dense for that have smaller words before any is left out. */
const SMALL_SIZE = 11;
const SMALL_ROW_PITCH = 12;
const LONGEST_TURNED = 110;
const MOST_LETTERS = 8;
const AIR = 6;
/** What an upright label ends in that is too long. */
export const CUT = "⋮";

/** Of any number of values; 0 of none. */
const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);

/** Measured once for a matrix. */
export function measureLabels(words: readonly string[], measure: Measure, size = LABEL_SIZE): AxisLabels {
  const texts = words.map((word) => word.normalize("NFC"));
  const widths = texts.map((text) => measure(text, size));
  const upright = texts.some(standsUpright);
  return {
    texts,
    widths,
    longest: largest(widths),
    upright,
    mostLetters: upright
      ? largest(texts.map((text) => (standsUpright(text) ? lettersOf(text).length : 0)))
      : 0,
    size,
    measure,
  };
}

/** Every how many columns one is written: 1, 2, 5, 10, 20, 50 … */
export function thinning(pitch: number, cell: number): number {
  for (let ten = 1; ; ten *= 10)
    for (const step of [ten, 2 * ten, 5 * ten]) if (step * cell >= pitch || cell <= 0) return step;
}

export function columnMode(labels: AxisLabels, cell: number): "flat" | "turned" | "upright" {
  if (labels.longest + AIR <= cell) return "flat";
  return labels.upright ? "upright" : "turned";
}

/** Height of the band that the labels need. */
export function columnDepth(labels: AxisLabels, cell: number): number {
  switch (columnMode(labels, cell)) {
    case "flat":
      return 20;
    case "turned":
      return Math.min(labels.longest, LONGEST_TURNED) * Math.sin(RADIANS) + LINE * Math.cos(RADIANS) + 8;
    case "upright":
      return Math.min(Math.max(labels.mostLetters, 2), MOST_LETTERS) * LETTER_HEIGHT + 8;
  }
}

export interface ColumnRoom {
  /** Columns from `first` to before `end` are seen. */
  readonly first: number;
  readonly end: number;
  /** The middle of a column. */
  readonly center: (column: number) => number;
  readonly cell: number;
  /** The baseline that labels stand on. */
  readonly y: number;
  readonly depth: number;
  /** No label goes beyond these. */
  readonly left: number;
  readonly right: number;
}

/** Columns whose middle is seen, thinned, cut. */
export function placeColumns(labels: AxisLabels, room: ColumnRoom): LabelPlace[] {
  const mode = columnMode(labels, room.cell);
  const pitch = mode === "turned" ? TURNED_PITCH : mode === "upright" ? UPRIGHT_PITCH : 0;
  const step = thinning(pitch, room.cell);
  const places: LabelPlace[] = [];
  for (let index = Math.ceil(room.first / step) * step; index < room.end; index += step) {
    const x = room.center(index);
    if (x < room.left || x > room.right) continue;
    const place = placeColumn(labels, index, mode, x, room);
    if (place) places.push(place);
  }
  return places;
}

function placeColumn(
  labels: AxisLabels,
  index: number,
  mode: "flat" | "turned" | "upright",
  x: number,
  room: ColumnRoom,
): LabelPlace | null {
  const { size, measure } = labels;
  const text = labels.texts[index] ?? "";
  const width = labels.widths[index] ?? 0;
  if (mode === "flat") return { index, text, letters: [], mode, x, y: room.y, length: width, size };
  if (mode === "upright" && standsUpright(text)) {
    const letters = cutLetters(lettersOf(text), Math.floor((room.depth - 8) / LETTER_HEIGHT));
    const length = letters.length * LETTER_HEIGHT;
    return { index, text: letters.join(""), letters, mode, x, y: room.y, length, size };
  }
  // Leaning to the right, a label must end before the drawing does.
  const lean = mode === "turned" ? (room.right - x - LINE / 2) / Math.cos(RADIANS) : Number.POSITIVE_INFINITY;
  const deep = mode === "turned" ? LONGEST_TURNED : room.depth - 4;
  const limit = Math.min(deep, Math.floor(lean / 4) * 4);
  const cut = width <= limit ? text : fitText(text, limit, size, measure);
  if (cut === "") return null;
  return {
    index,
    text: isolated(cut),
    letters: [],
    mode: mode === "turned" ? "turned" : "sideways",
    x: x + 4,
    y: room.y,
    length: cut === text ? width : measure(cut, size),
    size,
  };
}

function cutLetters(letters: readonly string[], most: number): readonly string[] {
  return letters.length <= most ? letters : [...letters.slice(0, Math.max(1, most - 1)), CUT];
}

export interface RowRoom {
  readonly first: number;
  readonly end: number;
  readonly center: (row: number) => number;
  readonly cell: number;
  /** Where labels end, and how long they may be. */
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

/** Row labels lie flat and end at the matrix. */
export function placeRows(labels: AxisLabels, room: RowRoom): LabelPlace[] {
  const isSmall = room.cell < ROW_PITCH && room.cell >= SMALL_ROW_PITCH;
  const size = isSmall ? SMALL_SIZE : labels.size;
  const step = thinning(isSmall ? SMALL_ROW_PITCH : ROW_PITCH, room.cell);
  const places: LabelPlace[] = [];
  for (let index = Math.ceil(room.first / step) * step; index < room.end; index += step) {
    const middle = room.center(index);
    if (middle < room.top || middle > room.bottom) continue;
    const text = labels.texts[index] ?? "";
    const width = ((labels.widths[index] ?? 0) * size) / labels.size;
    const cut = width <= room.width ? text : fitText(text, room.width, size, labels.measure);
    if (cut === "") continue;
    places.push({
      index,
      text: isolated(cut),
      letters: [],
      mode: "flat",
      x: room.x,
      y: middle + size * 0.35,
      length: cut === text ? width : labels.measure(cut, size),
      size,
    });
  }
  return places;
}

/** The corners of what a label covers; `axis` says how a flat one is held. */
export function cornersOf(place: LabelPlace, axis: "row" | "column"): readonly (readonly [number, number])[] {
  const { x, y, length, mode, size } = place;
  const up = size * 0.75;
  const down = size * 0.25;
  if (mode === "upright") {
    const half = size * 0.52;
    return [
      [x - half, y - length + down],
      [x + half, y - length + down],
      [x + half, y + down],
      [x - half, y + down],
    ];
  }
  const angle = mode === "turned" ? -RADIANS : mode === "sideways" ? -Math.PI / 2 : 0;
  const from = mode === "flat" ? (axis === "row" ? -length : -length / 2) : 0;
  const turn = (along: number, across: number): readonly [number, number] => [
    x + along * Math.cos(angle) - across * Math.sin(angle),
    y + along * Math.sin(angle) + across * Math.cos(angle),
  ];
  return [turn(from, -up), turn(from + length, -up), turn(from + length, down), turn(from, down)];
}
