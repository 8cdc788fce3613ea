import type { Figure } from "./display";
import type { PngScale } from "./settings";

/** At 1x 96 pixels are an inch, as CSS has it. */
export const PIXELS_PER_INCH = 96;

/** How large a figure is as PNG. */
export function pixelsOf({ width, height }: Pick<Figure, "width" | "height">, scale: PngScale) {
  const pixels = (points: number): number => Math.round((points / 72) * PIXELS_PER_INCH * scale);
  return { width: pixels(width), height: pixels(height) };
}
