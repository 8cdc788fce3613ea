/**
 * Weights for a projector: from plain paper to nearly black, so that a tenth is seen from the last row. The hue is the
 * page's own; `color.ts` has the palette of a screen.
 */
import { lab, rgb } from "d3-color";
import { interpolateLab, piecewise } from "d3-interpolate";
import { luminance, type Theme } from "../../viz/color";

export const PROJECTOR_STOPS: Readonly<Record<Theme, readonly string[]>> = {
  light: ["#ffffff", "#f4cdd8", "#e39fb3", "#c86a8b", "#a13a66", "#731246", "#420027"],
  dark: ["#000000", "#3d1129", "#6e2a4b", "#a44c72", "#d67b9b", "#f7b3c5", "#fff0f3"],
};

const scale = (stops: readonly string[]): ((share: number) => string) =>
  piecewise(
    interpolateLab,
    stops.map((stop) => lab(stop)),
  );

const SCALES: Readonly<Record<Theme, (share: number) => string>> = {
  light: scale(PROJECTOR_STOPS.light),
  dark: scale(PROJECTOR_STOPS.dark),
};

/** The fill of a weight in 0..1, `#rrggbb`. Not a number counts as 0. */
export function projectedColour(weight: number, theme: Theme, flip: boolean): string {
  const share = weight > 0 ? Math.min(1, weight) : 0;
  return rgb(SCALES[theme](flip ? 1 - share : share)).formatHex();
}

/** Black or white, whichever stands out more on this fill. */
export function inkOnProjected(fill: string): string {
  const light = luminance(fill);
  return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? "#000" : "#fff";
}
