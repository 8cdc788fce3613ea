/** Words of the Inspect screen: the heatmap as an instrument. */
import type { Finding } from "../../matrix/diagnosis";
import type { MatrixKind } from "../../matrix/matrix";
import type { MatrixProblem } from "../../matrix/read";
import type { ColumnOrder, Normalisation, RowOrder } from "../../matrix/transform";

/** What the cells show. */
export type InspectLayer = "weights" | "scores" | "row" | "second" | "gold";

export interface CellTold {
  /** Counted from 1. */
  readonly row: number;
  readonly output: string;
  readonly source: string;
  readonly value: string;
  readonly rank: number;
  readonly count: number;
}

export interface ReadoutTold extends CellTold {
  /** Whether the number is a weight of the model. */
  readonly isWeight: boolean;
  /** Bits, and the most that there can be. */
  readonly entropy: string;
  readonly uniform: string;
  readonly coverage: string;
}

type Told<C extends Finding["id"], F = Finding> = F extends { readonly id: infer I }
  ? C extends I
    ? F
    : never
  : never;

/** A finding in one sentence; words of columns come by their places. */
export type FindingSays = {
  readonly [C in Finding["id"]]: (finding: Told<C>, word: (column: number) => string) => string;
};

export interface InspectMessages {
  readonly label: string;
  readonly toolbar: string;
  /** Opens the settings where there is no room for all of them. */
  readonly settings: string;
  readonly open: {
    readonly translation: string;
    readonly file: string;
    readonly paste: string;
    readonly back: string;
    readonly formats: string;
    readonly sample: string;
    readonly use: string;
    readonly drop: string;
    readonly pasted: string;
    readonly reading: (name: string) => string;
    readonly opened: (name: string, rows: number, columns: number) => string;
    /** Before the problem. */
    readonly refused: (name: string) => string;
    readonly kept: string;
    readonly close: string;
  };
  readonly problems: {
    readonly [C in MatrixProblem["code"]]: (problem: Extract<MatrixProblem, { code: C }>) => string;
  };
  readonly unreadable: string;
  readonly beside: {
    readonly label: string;
    readonly none: string;
    readonly keep: string;
    readonly kept: string;
    readonly untouched: string;
    /** Opens a file chooser. */
    readonly model: string;
    readonly shipped: (name: string) => string;
    /** `own`: its own words, where it was given the first one's. */
    readonly modelTitle: (name: string, updates: number, own: string | null) => string;
    readonly noAttention: string;
    readonly otherTask: (task: string) => string;
    readonly file: string;
    readonly shown: (title: string) => string;
    readonly keptTitle: (title: string, updates: number) => string;
  };
  readonly layer: {
    readonly label: string;
    readonly options: Readonly<Record<InspectLayer, string>>;
    readonly noScores: string;
    readonly noSecond: string;
    readonly otherShape: string;
    readonly noGold: string;
    readonly minusRow: (word: string) => string;
    readonly minusSecond: (title: string) => string;
    readonly minusGold: string;
  };
  readonly rows: { readonly label: string; readonly options: Readonly<Record<RowOrder, string>> };
  readonly columns: { readonly label: string; readonly options: Readonly<Record<ColumnOrder, string>> };
  readonly normalise: {
    readonly label: string;
    readonly options: Readonly<Record<Normalisation, string>>;
    /** Columns need not sum to 1, and what that means for the numbers. */
    readonly warning: string;
    readonly rowWarning: string;
  };
  readonly rowWord: {
    readonly label: string;
    readonly predicted: string;
    readonly input: string;
  };
  readonly gold: {
    readonly show: string;
    readonly sure: string;
    readonly possible: string;
    readonly none: string;
    readonly noneOfTranslation: string;
    readonly title: string;
    readonly precision: string;
    readonly recall: string;
    readonly aer: string;
    readonly share: (hits: number, of: number) => string;
    readonly strict: (aer: string) => string;
  };
  readonly threshold: {
    readonly label: string;
    readonly off: string;
    readonly on: (value: string) => string;
  };
  readonly zoom: {
    readonly label: string;
    readonly closer: string;
    readonly farther: string;
    readonly whole: string;
    readonly hint: string;
    readonly seen: (rows: string, columns: string) => string;
  };
  readonly table: {
    readonly show: string;
    readonly hide: string;
    readonly captions: Readonly<Record<MatrixKind, string>>;
    readonly sum: string;
    readonly pages: Readonly<Record<"up" | "down" | "left" | "right", string>>;
  };
  readonly plot: {
    readonly grid: string;
    readonly entropy: string;
    readonly coverage: string;
    readonly cell: (told: CellTold) => string;
    readonly pooled: (rows: number, columns: number) => string;
    readonly fold: (word: string) => string;
    readonly unfold: (word: string) => string;
  };
  readonly threads: {
    readonly title: string;
    readonly label: string;
    readonly tooMany: (most: number) => string;
    readonly onlyWeights: string;
  };
  readonly readout: {
    readonly hint: string;
    readonly cell: (told: ReadoutTold) => string;
    readonly margins: (told: ReadoutTold) => string;
    /** Before the ways to the arithmetic of a pinned cell: of its number, its row's entropy, its column's coverage. */
    readonly arithmetic: string;
    /** `weight`: the one that a difference or a share was made of. */
    readonly ways: Readonly<Record<"itself" | "weight" | "entropy" | "coverage", string>>;
    readonly noArithmetic: string;
    readonly isSum: string;
    /** While the model trains and one points at a cell. */
    readonly held: string;
  };
  /** What the live region says of a cell. */
  readonly say: (told: {
    readonly row: number;
    readonly output: string;
    readonly source: string;
    readonly percent: number;
  }) => string;
  readonly sayNumber: (told: {
    readonly row: number;
    readonly output: string;
    readonly source: string;
    readonly value: string;
  }) => string;
  readonly detail: {
    readonly row: (row: number) => string;
    readonly hint: string;
    /** "Column rouge is read by red (0.83), the (0.10)." */
    readonly column: (
      word: string,
      readers: readonly { readonly word: string; readonly value: string }[],
    ) => string;
    readonly unread: (word: string) => string;
    /** Of a column that holds no weights: its largest numbers, by magnitude. */
    readonly largest: (
      word: string,
      rows: readonly { readonly word: string; readonly value: string }[],
    ) => string;
    readonly unpin: string;
  };
  readonly legend: {
    readonly darker: string;
    readonly brighter: string;
    readonly paler: string;
    readonly dimmer: string;
    readonly flip: string;
    readonly diverging: string;
  };
  readonly metrics: {
    readonly label: string;
    readonly aer: string;
    readonly aerDetail: (hits: number, words: number) => string;
    readonly aerNone: string;
    readonly entropy: string;
    readonly bits: string;
    readonly uniform: (bits: string) => string;
    readonly covered: string;
    readonly lastTakes: (word: string) => string;
    readonly lastDetail: string;
    readonly shift: string;
    /** `off`: how many columns too far to the right the rows look; negative to the left. */
    readonly shiftUnit: (off: number) => string;
    readonly shiftDetail: (off: number, aer: string) => string;
    readonly shiftNone: string;
    readonly allCovered: string;
  };
  readonly diagnosis: {
    readonly label: string;
    readonly none: string;
    readonly why: string;
    /** To the part of a lesson, or to the term of the glossary, of this name. */
    readonly lesson: (name: string) => string;
    readonly term: (name: string) => string;
    readonly says: FindingSays;
    readonly explains: Readonly<Record<Finding["id"], string>>;
  };
  readonly bleu: {
    readonly title: string;
    readonly intro: (output: string, reference: string) => string;
    readonly none: string;
    readonly order: (n: number) => string;
    readonly ngram: string;
    readonly inOutput: string;
    readonly inReference: string;
    readonly clipped: string;
    readonly precision: (matches: number, total: number, value: string) => string;
    readonly smoothed: string;
    readonly brevity: (value: string, output: number, reference: number) => string;
  };
  readonly unattended: string;
  readonly waiting: string;
}
