/** The scale with its two ends, and what the frames mean. */
import { decimals } from "../viz/format";
import { goldFrame } from "./cells";
import type { FigureItem, Measure } from "./display";
import type { FigureColours } from "./palette";
import { shorten } from "./wrap";

export interface LegendInput {
  readonly colours: FigureColours;
  readonly areShares: boolean;
  readonly scale: string;
  /** Null where no gold links are drawn. */
  readonly gold: { readonly sure: string; readonly possible: string } | null;
  readonly size: number;
  readonly width: number;
  readonly measure: Measure;
}

export interface Legend {
  readonly height: number;
  place(top: number): readonly FigureItem[];
}

const LEVELS = 64;

interface Entry {
  readonly width: number;
  /** What follows belongs to it. */
  readonly isClose?: boolean;
  draw(x: number, y: number): readonly FigureItem[];
}

export function legend(input: LegendInput): Legend {
  const { size, width } = input;
  const apart = 1.6 * size;
  const entries = [scaleEntry(input), scaleWord(input), ...goldEntries(input)];
  const places: { entry: Entry; x: number; line: number }[] = [];
  let [x, line] = [0, 0];
  for (const entry of entries) {
    if (x > 0 && x + entry.width > width) [x, line] = [0, line + 1];
    places.push({ entry, x, line });
    x += entry.width + (entry.isClose ? 0.5 : 1) * apart;
  }
  const lineHeight = 1.6 * size;
  return {
    height: (line + 1) * lineHeight,
    place: (top) => places.flatMap(({ entry, x: at, line: row }) => entry.draw(at, top + row * lineHeight)),
  };
}

const word = ({ size, colours }: LegendInput, text: string, x: number, y: number): FigureItem => ({
  kind: "text",
  role: "legend",
  text,
  full: null,
  x,
  y: y + 0.95 * size,
  size,
  anchor: "start",
  turn: "flat",
  fill: colours.quiet,
});

function scaleEntry(input: LegendInput): Entry {
  const { colours, areShares, size, measure, width } = input;
  const [low, high] = colours.domain.map((end) => (areShares ? String(end) : decimals(end, 2)));
  const gap = 0.4 * size;
  const [lowWidth, highWidth] = [measure(low ?? "", size), measure(high ?? "", size)];
  const bar = Math.min(9 * size, width / 3);
  return {
    width: lowWidth + gap + bar + gap + highWidth,
    isClose: true,
    draw(x, y) {
      const left = x + lowWidth + gap;
      // Each level reaches to the end, so that no seams show between them.
      const levels = Array.from({ length: LEVELS }, (_, i): FigureItem => {
        const from = (i / LEVELS) * bar;
        const fill = colours.at(i / (LEVELS - 1));
        return {
          kind: "rect",
          role: "scale",
          x: left + from,
          y: y + 0.2 * size,
          width: bar - from,
          height: 0.9 * size,
          fill,
          stroke: null,
          cell: null,
        };
      });
      return [word(input, low ?? "", x, y), ...levels, word(input, high ?? "", left + bar + gap, y)];
    },
  };
}

function scaleWord(input: LegendInput): Entry {
  const text = shorten(input.scale, input.size, input.width, input.measure);
  return { width: input.measure(text, input.size), draw: (x, y) => [word(input, text, x, y)] };
}

function goldEntries(input: LegendInput): Entry[] {
  const { gold, size, width, measure, colours } = input;
  if (!gold) return [];
  const box = 1.1 * size;
  const gap = 0.4 * size;
  const entry = (name: string, dash: number | null): Entry => {
    const text = shorten(name, size, width - box - gap, measure);
    return {
      width: box + gap + measure(text, size),
      draw: (x, y) => [
        ...goldFrame({ x, y: y + 0.1 * size, width: box, height: box }, dash, colours),
        word(input, text, x + box + gap, y),
      ],
    };
  };
  return [entry(gold.sure, null), entry(gold.possible, 1.6)];
}
