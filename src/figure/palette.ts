/** The colours of a figure on white paper. */
import { lab } from "d3-color";
import { type AttentionMatrix, isShares } from "../matrix/matrix";
import { largestMagnitude } from "../matrix/statistics";
import { inkOn, luminance, valueColour, weightColour } from "../viz/color";
import type { FigureSettings } from "./settings";

export interface FigureColours {
  /** The numbers at the two ends of the scale. */
  readonly domain: readonly [number, number];
  /** The fill of a place on the scale, 0 … 1. */
  at(share: number): string;
  fill(value: number): string;
  ink(fill: string): string;
  readonly row: string;
  readonly column: string;
  readonly text: string;
  readonly quiet: string;
  readonly bar: string;
  readonly gold: string;
}

/** Greys of equal steps in lightness, from nearly white to nearly black, as a printer can still tell apart. */
const LIGHTEST = 97;
const DARKEST = 10;
/** Finer than a byte tells apart; each is mixed once. */
const LEVELS = 512;
const GREYS: string[] = [];
function grey(share: number): string {
  const level = Math.round(share * LEVELS);
  GREYS[level] ??= lab(LIGHTEST + ((DARKEST - LIGHTEST) * level) / LEVELS, 0, 0).formatHex();
  return GREYS[level];
}

const INKS = {
  light: {
    row: "#af4715",
    column: "#29519f",
    text: "#1c1f25",
    quiet: "#55585f",
    bar: "#a9a8a4",
    gold: "#a1790c",
  },
  greyscale: { row: "#000", column: "#000", text: "#000", quiet: "#444", bar: "#999", gold: "#000" },
} as const;

export function coloursOf(
  matrix: Pick<AttentionMatrix, "kind" | "numbers" | "rows" | "columns">,
  { palette, flip }: Pick<FigureSettings, "palette" | "flip">,
): FigureColours {
  const areShares = isShares(matrix.kind);
  const end = areShares ? 1 : largestMagnitude(matrix as AttentionMatrix);
  const domain: readonly [number, number] = areShares ? [0, 1] : [-end, end];
  const coloured = (share: number): string =>
    areShares ? weightColour(share, "light", false) : valueColour(2 * share - 1, "light");
  const scale = palette === "greyscale" ? grey : coloured;
  const at = (share: number): string => scale(flip ? 1 - share : share);
  const clamp = (share: number): number => (share > 0 ? Math.min(1, share) : 0);
  return {
    domain,
    at,
    fill: (value) => at(clamp((value - domain[0]) / (domain[1] - domain[0]))),
    ink: (fill) => (palette === "greyscale" ? (luminance(fill) > 0.179 ? "#000" : "#fff") : inkOn(fill)),
    ...INKS[palette],
  };
}
