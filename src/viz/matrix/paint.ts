/** A large matrix painted on a canvas: the tiles that are seen, seams, numbers, labels, margins. */
import { inkOn } from "../color";
import { inCell } from "../format";
import { fillOf, goldOn, paletteOf } from "./colours";
import { type LabelPlace, LETTER_HEIGHT, TURN } from "./labels";
import type { MatrixLayout } from "./layout";
import type { Plot } from "./plot";
import { coarsenessOf, type TilePlace, tileNumbers, tilesSeen } from "./tiles";

/** Colours and face of the page, as a canvas needs them. */
export interface Inks {
  readonly paper: string;
  readonly quiet: string;
  readonly rule: string;
  readonly source: string;
  readonly target: string;
  readonly bar: string;
  readonly face: string;
  readonly mathFace: string;
}

export function inksOf(element: Element): Inks {
  const style = getComputedStyle(element);
  const get = (name: string): string => style.getPropertyValue(name).trim();
  return {
    paper: get("--paper"),
    quiet: get("--ink-3"),
    rule: get("--rule-2"),
    source: get("--src"),
    target: get("--tgt"),
    bar: get("--rule-2"),
    face: get("--font-ui"),
    mathFace: get("--font-math"),
  };
}

/** What one frame took: cells of the tiles that were drawn, and tiles that had to be painted first. */
export interface Painted {
  readonly cells: number;
  readonly tiles: number;
  readonly fresh: number;
}

/** Tiles that are kept; a tile of 256 × 256 is a quarter of a megabyte. */
const MOST_TILES = 96;

export interface Painter {
  paint(context: CanvasRenderingContext2D, layout: MatrixLayout, density: number): Painted;
}

export function createPainter(plot: Plot, inks: Inks): Painter {
  const { matrix, scale } = plot;
  const palette = paletteOf(scale);
  const tiles = new Map<string, HTMLCanvasElement>();

  const tileOf = (place: TilePlace): { image: HTMLCanvasElement; fresh: boolean } => {
    const key = `${place.step.rows} ${place.step.columns} ${place.row} ${place.column}`;
    const known = tiles.get(key);
    if (known) {
      // The one that was drawn longest ago goes first.
      tiles.delete(key);
      tiles.set(key, known);
      return { image: known, fresh: false };
    }
    const { width, height, data } = tileNumbers(matrix.numbers, matrix.columns.length, place);
    const image = document.createElement("canvas");
    image.width = width;
    image.height = height;
    const pixels = new ImageData(width, height);
    const bits = new Uint32Array(pixels.data.buffer);
    for (let i = 0; i < data.length; i++) bits[i] = palette.of(data[i] ?? Number.NaN);
    image.getContext("2d")?.putImageData(pixels, 0, 0);
    tiles.set(key, image);
    for (const oldest of tiles.keys()) {
      if (tiles.size <= MOST_TILES) break;
      tiles.delete(oldest);
    }
    return { image, fresh: true };
  };

  const paintTiles = (context: CanvasRenderingContext2D, layout: MatrixLayout, density: number): Painted => {
    const step = coarsenessOf(layout.cell, density);
    const places = tilesSeen(layout.extent, plot.input, step);
    let cells = 0;
    let fresh = 0;
    context.imageSmoothingEnabled = false;
    for (const place of places) {
      const { image, fresh: isNew } = tileOf(place);
      if (isNew) fresh += 1;
      cells += place.rows * place.columns;
      const x = layout.x(place.left);
      const y = layout.y(place.top);
      context.drawImage(
        image,
        0,
        0,
        place.columns / step.columns,
        place.rows / step.rows,
        x,
        y,
        layout.x(place.left + place.columns) - x,
        layout.y(place.top + place.rows) - y,
      );
    }
    return { cells, tiles: places.length, fresh };
  };

  return {
    paint(context, layout, density) {
      const { plot: room } = layout.frame;
      context.setTransform(density, 0, 0, density, 0, 0);
      context.clearRect(0, 0, plot.frame.width, plot.frame.height);
      context.save();
      context.beginPath();
      context.rect(room.x, room.y, room.width, room.height);
      context.clip();
      const painted = paintTiles(context, layout, density);
      paintSeams(context, layout, inks);
      paintGold(context, layout, plot);
      if (layout.numbers) paintNumbers(context, layout, plot, inks);
      context.restore();
      paintLabels(context, layout, plot, inks);
      paintMargins(context, layout, plot, inks);
      return painted;
    },
  };
}

function paintSeams(context: CanvasRenderingContext2D, layout: MatrixLayout, inks: Inks): void {
  if (layout.seam === 0) return;
  const { plot } = layout.frame;
  const { firstRow, endRow, firstColumn, endColumn } = layout.seen;
  context.fillStyle = inks.paper;
  for (let column = firstColumn; column <= endColumn; column++)
    context.fillRect(layout.x(column) - 0.5, plot.y, 1, plot.height);
  for (let row = firstRow; row <= endRow; row++) context.fillRect(plot.x, layout.y(row) - 0.5, plot.width, 1);
}

function paintGold(context: CanvasRenderingContext2D, layout: MatrixLayout, plot: Plot): void {
  if (plot.gold.size === 0 || Math.min(layout.cell.width, layout.cell.height) < 5) return;
  const { columns } = plot.input;
  const { firstRow, endRow, firstColumn, endColumn } = layout.seen;
  for (const [key, sure] of plot.gold) {
    const row = Math.floor(key / columns);
    const column = key % columns;
    if (row < firstRow || row >= endRow || column < firstColumn || column >= endColumn) continue;
    context.strokeStyle = goldOn(fillOf(plot.matrix.numbers[key] ?? 0, plot.scale), plot.scale.theme);
    context.setLineDash(sure ? [] : [2, 2]);
    context.lineWidth = 1.5;
    context.strokeRect(
      layout.x(column) + 1.75,
      layout.y(row) + 1.75,
      layout.cell.width - 3.5,
      layout.cell.height - 3.5,
    );
  }
  context.setLineDash([]);
}

function paintNumbers(context: CanvasRenderingContext2D, layout: MatrixLayout, plot: Plot, inks: Inks): void {
  const { firstRow, endRow, firstColumn, endColumn } = layout.seen;
  context.font = `500 11px ${inks.face}`;
  context.textAlign = "center";
  for (let row = firstRow; row < endRow; row++)
    for (let column = firstColumn; column < endColumn; column++) {
      const value = plot.matrix.numbers[row * plot.input.columns + column] ?? Number.NaN;
      const fill = fillOf(value, plot.scale);
      if (fill === null) continue;
      context.fillStyle = inkOn(fill);
      context.fillText(inCell(value), layout.x(column + 0.5), layout.y(row + 0.5) + 4);
    }
}

function paintLabels(context: CanvasRenderingContext2D, layout: MatrixLayout, plot: Plot, inks: Inks): void {
  const style = (special: boolean, ink: string, size: number): void => {
    context.font = special ? `italic 400 ${size}px ${inks.mathFace}` : `500 ${size}px ${inks.face}`;
    context.fillStyle = special ? inks.quiet : ink;
  };
  context.textAlign = "right";
  for (const place of layout.rowLabels) {
    style(plot.matrix.rows[place.index]?.special ?? false, inks.target, place.size);
    context.fillText(place.text, place.x, place.y);
  }
  for (const place of layout.columnLabels) {
    style(plot.matrix.columns[place.index]?.special ?? false, inks.source, place.size);
    paintColumnLabel(context, place);
  }
}

function paintColumnLabel(
  context: CanvasRenderingContext2D,
  { mode, x, y, text, letters }: LabelPlace,
): void {
  if (mode === "upright") {
    context.textAlign = "center";
    letters.forEach((letter, i) => {
      context.fillText(letter, x, y - (letters.length - 1 - i) * LETTER_HEIGHT);
    });
    return;
  }
  if (mode === "flat") {
    context.textAlign = "center";
    context.fillText(text, x, y);
    return;
  }
  context.save();
  context.textAlign = "left";
  context.translate(x, y);
  context.rotate(((mode === "turned" ? -TURN : -90) * Math.PI) / 180);
  context.fillText(text, 0, 0);
  context.restore();
}

function paintMargins(context: CanvasRenderingContext2D, layout: MatrixLayout, plot: Plot, inks: Inks): void {
  const { margins, frame } = plot;
  if (!margins) return;
  const { firstRow, endRow, firstColumn, endColumn } = layout.seen;
  const { plot: room } = frame;
  context.fillStyle = inks.bar;
  const most = Math.log2(Math.max(2, plot.input.columns));
  for (let row = firstRow; row < endRow; row++) {
    const [y1, y2] = clipped(layout.y(row), layout.y(row + 1), room.y, room.y + room.height);
    const length = ((margins.entropies[row] ?? 0) / most) * frame.entropyBar;
    context.fillRect(room.x + room.width + 8, y1 + barGap(layout.cell.height), length, barSize(y2 - y1));
  }
  const bottom = room.y + room.height + 8;
  for (let column = firstColumn; column < endColumn; column++) {
    const [x1, x2] = clipped(layout.x(column), layout.x(column + 1), room.x, room.x + room.width);
    const length = coverageLength(margins.coverages[column] ?? 0, frame.coverageBar);
    context.fillRect(x1 + barGap(layout.cell.width), bottom, barSize(x2 - x1), length);
  }
}

const clipped = (from: number, to: number, low: number, high: number): [number, number] => [
  Math.max(from, low),
  Math.min(to, high),
];

/** Bars leave a quarter of their cell free on either side; where cells are a pixel or two they fill them. */
export const barGap = (cell: number): number => (cell >= 6 ? cell * 0.25 : 0);
export const barSize = (cell: number): number => Math.max(0, cell >= 6 ? cell * 0.5 : cell);

/** A coverage of 1 is half of the room; twice as much and more fills it. */
export const coverageLength = (coverage: number, room: number): number =>
  (Math.max(0, Math.min(2, coverage)) / 2) * room;
