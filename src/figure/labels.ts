/** The words of a figure, in one language, and the facts that its sentences are made of. */
import type { MatrixKind, MatrixModel, MatrixPart, Subtrahend } from "../matrix/matrix";

export interface CaptionFacts {
  readonly kind: MatrixKind;
  /** The sentence, or the name of a file. */
  readonly title: string;
  /** The words of the rows as one would write them, without `<eos>`; null for a file. */
  readonly output: string | null;
  readonly model: MatrixModel | null;
  /** Of a difference; null where it is not known. */
  readonly minus: Subtrahend | null;
  /** Rows are named by the word that was read before them. */
  readonly isNamedByInput: boolean;
  /** Null where the figure has all rows and columns. */
  readonly part: MatrixPart | null;
}

export interface DescribedRow {
  readonly word: string;
  /** The column with the row's largest number. */
  readonly looked: string;
  readonly number: number;
}

export interface DescriptionFacts extends CaptionFacts {
  readonly rows: number;
  readonly columns: number;
  readonly palette: "light" | "greyscale";
  readonly flip: boolean;
  readonly described: readonly DescribedRow[];
  /** Rows that are not described one by one. */
  readonly more: number;
  /** Alignment error rate; null without gold links. */
  readonly aer: number | null;
}

export interface FigureLabels {
  readonly language: "en" | "ko";
  readonly entropy: string;
  readonly coverage: string;
  readonly sure: string;
  readonly possible: string;
  /** Beside the scale. */
  scale(kind: MatrixKind, isDarkMore: boolean): string;
  caption(facts: CaptionFacts): string;
  description(facts: DescriptionFacts): string;
}
