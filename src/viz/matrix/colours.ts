/** The colours of a matrix: shares on 0 … 1 always, anything else diverging about 0 on a symmetric domain. */
import { isShares, type MatrixKind } from "../../matrix/matrix";
import { inkOn, luminance, type Theme, valueColour, weightColour } from "../color";

export interface ColourScale {
  /** From -limit to limit, or from 0 to 1. */
  readonly diverging: boolean;
  readonly limit: number;
  readonly theme: Theme;
  readonly flip: boolean;
  /** Smaller amounts are left out; 0 shows all. */
  readonly threshold: number;
}

export function colourScale(
  kind: MatrixKind,
  largest: number,
  theme: Theme,
  flip: boolean,
  threshold: number,
): ColourScale {
  const diverging = !isShares(kind);
  return { diverging, limit: diverging ? largest : 1, theme, flip, threshold };
}

/** The fill of a number, `#rrggbb`; null for what is left out: under the threshold, or no number. */
export function fillOf(value: number, scale: ColourScale): string | null {
  if (!Number.isFinite(value) || Math.abs(value) < scale.threshold) return null;
  if (!scale.diverging) return weightColour(value, scale.theme, scale.flip);
  return valueColour((scale.flip ? -1 : 1) * (value / scale.limit), scale.theme);
}

const GOLD = { onLight: "#a1790c", onDark: "#f2cf6b" } as const;

/** The line of a gold link that is seen on a fill. */
export function goldOn(fill: string | null, theme: Theme): string {
  if (fill === null) return theme === "dark" ? GOLD.onDark : GOLD.onLight;
  const light = luminance(fill);
  return light > 0.42 ? (theme === "dark" ? "#5b4300" : GOLD.onLight) : GOLD.onDark;
}

export const inkOf = (fill: string | null): string | null => (fill === null ? null : inkOn(fill));

const STEPS = 1000;

/** Colours as the bytes of an image, for matrices with more cells than one would mix colours for. */
export interface Palette {
  /** The 32 bits of a pixel as an `ImageData` has them; 0 is transparent. */
  of(value: number): number;
}

export function paletteOf(scale: ColourScale): Palette {
  const low = scale.diverging ? -scale.limit : 0;
  const span = scale.limit - low || 1;
  const table = new Uint32Array(STEPS + 1);
  const everything = { ...scale, threshold: 0 };
  for (let step = 0; step <= STEPS; step++) {
    const colour = fillOf(low + (span * step) / STEPS, everything) ?? "#000000";
    const bits = Number.parseInt(colour.slice(1), 16);
    // Little endian, as every machine that runs a browser is: alpha, blue, green, red from above.
    table[step] = (0xff000000 | ((bits & 0xff) << 16) | (bits & 0xff00) | ((bits >> 16) & 0xff)) >>> 0;
  }
  const { threshold } = scale;
  return {
    of(value) {
      if (!Number.isFinite(value) || Math.abs(value) < threshold) return 0;
      const share = (value - low) / span;
      return table[Math.round((share < 0 ? 0 : share > 1 ? 1 : share) * STEPS)] ?? 0;
    },
  };
}
