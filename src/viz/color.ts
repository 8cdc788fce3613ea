/**
 * Colours that stand for numbers. A weight runs from the paper to the farthest mulberry over nine stops, mixed
 * in Lab so that equal steps look equal; its domain is always 0..1, so that heatmaps compare. A vector value
 * runs from bronze through neutral to pine over -1..1.
 */
import { lab, rgb } from "d3-color";
import { interpolateLab, piecewise } from "d3-interpolate";

export type Theme = "light" | "dark";

export const WEIGHT_STOPS: Readonly<Record<Theme, readonly string[]>> = {
  light: ["#f6f3f3", "#e8d1d5", "#dbafb9", "#cb8da0", "#b86e89", "#a15073", "#86365e", "#691f4a", "#4b0c35"],
  dark: ["#201d1f", "#3e2d36", "#5e3c4d", "#814c63", "#a45e78", "#c4748d", "#e08fa2", "#f6aeba", "#ffd1d5"],
};

export const VALUE_STOPS: Readonly<Record<Theme, readonly string[]>> = {
  light: ["#7d5000", "#a78255", "#cfb79b", "#edf1f1", "#9fc4c5", "#599697", "#00696c"],
  dark: ["#cbbb77", "#94885a", "#5f5940", "#2c2e2e", "#3e6061", "#559596", "#6fcccf"],
};

/**
 * Numbers are coloured in steps finer than the eye separates (values in steps of 0.025, weights of 0.001): a colour is
 * mixed once, and where numbers stream by a unit is painted again only when its step changes.
 */
const VALUE_LEVELS = 81;
const WEIGHT_LEVELS = 1001;

const mixed = (stops: readonly string[]): ((share: number) => string) =>
  piecewise(
    interpolateLab,
    stops.map((stop) => lab(stop)),
  );

/** A scale cut into levels, each mixed when it is first asked for. */
function levelled(stops: readonly string[], levels: number): (share: number) => string {
  const scale = mixed(stops);
  const colours: string[] = [];
  return (share) => {
    const level = Math.round(share * (levels - 1));
    colours[level] ??= rgb(scale(level / (levels - 1))).formatHex();
    return colours[level];
  };
}

const WEIGHT_SCALES: Readonly<Record<Theme, (share: number) => string>> = {
  light: levelled(WEIGHT_STOPS.light, WEIGHT_LEVELS),
  dark: levelled(WEIGHT_STOPS.dark, WEIGHT_LEVELS),
};

const VALUE_SCALES: Readonly<Record<Theme, (share: number) => string>> = {
  light: levelled(VALUE_STOPS.light, VALUE_LEVELS),
  dark: levelled(VALUE_STOPS.dark, VALUE_LEVELS),
};

const clamp01 = (x: number): number => (x > 0 ? Math.min(1, x) : 0);

/** The fill of a weight in 0..1, `#rrggbb`. Not a number counts as 0. */
export function weightColour(weight: number, theme: Theme, flip: boolean): string {
  const share = clamp01(weight);
  return WEIGHT_SCALES[theme](flip ? 1 - share : share);
}

/** The fill of a value on the diverging scale: -1 and below, 1 and above have its two ends. */
export function valueColour(value: number, theme: Theme): string {
  return VALUE_SCALES[theme](clamp01((value + 1) / 2));
}

/** WCAG relative luminance of an opaque colour, 0..1. */
export function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  const linear = (channel: number): number => {
    const x = channel / 255;
    return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

const INKS = new Map<string, string>();

/** The ink of a number on a fill: at least 4.5 : 1 on every weight in both themes, flipped or not. */
export function inkOn(fill: string): string {
  const known = INKS.get(fill);
  if (known !== undefined) return known;
  const light = luminance(fill);
  const ink = light > 0.42 ? "#3c1a2b" : light > 0.179 ? "#000" : "#fff";
  INKS.set(fill, ink);
  return ink;
}

/** A CSS gradient of a scale, for legends. */
export function legendGradient(colourOf: (share: number) => string, stops = 33): string {
  return `linear-gradient(to right, ${Array.from({ length: stops }, (_, i) => colourOf(i / (stops - 1))).join(", ")})`;
}
