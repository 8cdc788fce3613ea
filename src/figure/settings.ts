/** What a figure for a paper can be told. Its look is its own: never the screen's theme. */

export const FIGURE_FORMATS = ["svg", "pdf", "png", "tex", "csv", "json"] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

export const FIGURE_PALETTES = ["light", "greyscale"] as const;
export type FigurePalette = (typeof FIGURE_PALETTES)[number];

export const FIGURE_PARTS = ["numbers", "brackets", "gold", "margins", "legend", "caption"] as const;
export type FigurePart = (typeof FIGURE_PARTS)[number];

export interface FigureSettings {
  /** Of the whole figure, millimetres. */
  readonly width: number;
  /** Size of words, points. */
  readonly points: number;
  readonly palette: FigurePalette;
  /** 1 is the lightest colour instead of the darkest. */
  readonly flip: boolean;
  readonly parts: Readonly<Record<FigurePart, boolean>>;
}

export const DEFAULT_FIGURE: FigureSettings = {
  width: 120,
  points: 8,
  palette: "light",
  flip: false,
  parts: { numbers: true, brackets: true, gold: true, margins: true, legend: true, caption: true },
};

/** A column of a journal is about 80 mm wide, a poster a metre. */
export const WIDTH_BOUNDS = { low: 30, high: 1000 } as const;
export const POINT_BOUNDS = { low: 4, high: 48 } as const;
/** Times 96 pixels an inch. */
export const SCALES = [1, 2, 3, 4] as const;
export type PngScale = (typeof SCALES)[number];

/** With more cells they become one image of a pixel each, which programs can still open. */
export const MOST_RECTANGLES = 20_000;
/** Cells of a figure; a table with more is written as numbers only. */
export const MOST_CELLS = 1_000_000;
/** TeX takes minutes for more. */
export const MOST_LATEX_CELLS = 10_000;
