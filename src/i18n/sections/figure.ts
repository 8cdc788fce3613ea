/** The words of exported figures, and of the menu that exports them. They are loaded when one is asked for. */

import type { MatrixKind, MatrixModel, MatrixPart, Subtrahend } from "../../matrix/matrix";

/** Facts about a figure, as its sentences need them. */
export interface CaptionWords {
  readonly kind: MatrixKind;
  /** The sentence, or the name of a file. */
  readonly title: string;
  readonly output: string | null;
  readonly model: MatrixModel | null;
  readonly minus: Subtrahend | null;
  /** Rows are named by the word that was read before them. */
  readonly isNamedByInput: boolean;
  /** Null where the figure has all rows and columns. */
  readonly part: MatrixPart | null;
}

export interface DescriptionWords extends CaptionWords {
  readonly rows: number;
  readonly columns: number;
  readonly palette: "light" | "greyscale";
  readonly flip: boolean;
  readonly described: readonly {
    readonly word: string;
    readonly looked: string;
    readonly number: number;
  }[];
  /** Rows that are not described one by one. */
  readonly more: number;
  readonly aer: number | null;
}

export type FigureFile = "svg" | "pdf" | "png" | "tex" | "csv" | "json";
export type FigurePartName = "numbers" | "brackets" | "gold" | "margins" | "legend" | "caption";

export interface FigureMessages {
  /** What stands in the files. */
  readonly labels: {
    readonly language: "en" | "ko";
    readonly entropy: string;
    readonly coverage: string;
    readonly sure: string;
    readonly possible: string;
    scale(kind: CaptionWords["kind"], isDarkMore: boolean): string;
    caption(facts: CaptionWords): string;
    description(facts: DescriptionWords): string;
  };
  /** Why there is no figure, or not all of it. */
  readonly noAttention: string;
  tooLarge(cells: number, limit: number): string;
  missing(characters: readonly string[]): string;
  readonly menu: {
    /** On the button. */
    readonly open: string;
    readonly title: string;
    readonly files: Readonly<Record<FigureFile, string>>;
    pngSize(width: number, height: number): string;
    /** A file's size; `kB` has one decimal below 10. */
    kilobytes(kB: string): string;
    /** Before the names of the kinds of files. */
    readonly save: string;
    readonly working: string;
    saved(file: string): string;
    readonly failed: string;
    readonly width: string;
    readonly points: string;
    between(low: number, high: number): string;
    readonly scale: string;
    readonly palette: string;
    readonly palettes: Readonly<Record<"light" | "greyscale", string>>;
    readonly parts: string;
    readonly part: Readonly<Record<FigurePartName, string>>;
    /** Only what the zoom shows; rows and columns as "3–9". */
    readonly seen: (rows: string, columns: string) => string;
    readonly copyImage: string;
    readonly copySvg: string;
    readonly copyAlt: string;
    readonly copied: string;
    /** The clipboard was refused: the file was downloaded instead. */
    notCopied(file: string): string;
    readonly preview: string;
  };
}
