/** From a matrix and the settings to the one that is drawn. Pure. */
import type { InspectLayer } from "../../i18n/sections/inspect";
import { type AttentionMatrix, type Bracket, isByRow, wordOf } from "../../matrix/matrix";
import { coverages, entropies, largestMagnitude } from "../../matrix/statistics";
import {
  columnOrder,
  difference,
  differenceFromGold,
  differenceFromRow,
  foldBrackets,
  normalise,
  reorder,
  rowOrder,
} from "../../matrix/transform";
import type { Base, InspectState } from "./inspectState";

export interface Shown {
  /** As it is drawn: folded, subtracted, normalised, in order. */
  readonly matrix: AttentionMatrix;
  /** What is really shown, where the wished layer cannot be. */
  readonly layer: InspectLayer;
  /** Why the wished layer is not shown. */
  readonly missing: "noScores" | "noSecond" | "otherShape" | "noGold" | null;
  /** The scale's end where it is not 0 … 1. */
  readonly largest: number;
  readonly margins: { readonly entropies: readonly number[]; readonly coverages: readonly number[] } | null;
  /** Columns that stand for several, and the places of the other brackets, by those of the sentence. */
  readonly folded: readonly { readonly index: number; readonly column: number; readonly text: string }[];
  readonly bracketIndices: readonly number[];
  /** The row that the others are compared with, as it is drawn. */
  readonly against: number;
  /** Which row and column of the base stand in each place; a folded column stands for several. */
  readonly origin: { readonly rows: readonly number[]; readonly columns: readonly (number | null)[] };
}

/**
 * Rows named by the word that was read before them instead of the one they predict; their gold links move along. The last
 * word of an output that has no end is read by no row: its links are gone.
 */
export function withInputWords(matrix: AttentionMatrix): AttentionMatrix {
  const { rows, gold } = matrix;
  const move = (links: readonly (readonly [number, number])[]) =>
    links.flatMap(([row, column]): [number, number][] => (row + 1 < rows.length ? [[row + 1, column]] : []));
  return {
    ...matrix,
    rows: [wordOf("<sos>"), ...rows.slice(0, -1)],
    isNamedByInput: true,
    gold: gold && {
      sure: move(gold.sure),
      possible: move(gold.possible),
      ...(rows.at(-1)?.special ? {} : { isPart: true }),
    },
  };
}

type Settings = Pick<
  InspectState,
  "layer" | "rowOrder" | "columnOrder" | "normalisation" | "rowWord" | "folded" | "pin"
> & {
  /** What the one beside is called, where its own title does not tell it apart. */
  readonly secondTitle?: string;
};

const count = (length: number): number[] => Array.from({ length }, (_, i) => i);

/** What stands in the cells before anything is put in another place. */
function layerOf(base: Base, second: Base | null, settings: Settings, against: number) {
  const named = (matrix: AttentionMatrix): AttentionMatrix =>
    settings.rowWord === "input" ? withInputWords(matrix) : matrix;
  const fold = (matrix: AttentionMatrix): AttentionMatrix => named(foldBrackets(matrix, settings.folded));
  const weights = fold(base.weights);
  const missing = (why: Shown["missing"]) => ({ matrix: weights, layer: "weights" as const, missing: why });
  const found = (matrix: AttentionMatrix) => ({ matrix, layer: settings.layer, missing: null });
  switch (settings.layer) {
    case "weights":
      return found(weights);
    case "scores":
      // Scores of folded columns have no sum that means anything: unfolded, they are what they are.
      return base.scores ? found(named(base.scores)) : missing("noScores");
    case "row":
      return found(differenceFromRow(weights, against));
    case "second": {
      if (!second) return missing("noSecond");
      const title = settings.secondTitle ?? second.weights.title;
      const minus = difference(weights, { ...fold(second.weights), title });
      return minus ? found(minus) : missing("otherShape");
    }
    case "gold": {
      const minus = differenceFromGold(weights);
      return minus ? found(minus) : missing("noGold");
    }
  }
}

export function shownMatrix(base: Base, second: Base | null, settings: Settings): Shown {
  const folding = settings.layer === "scores" && base.scores ? new Set<number>() : settings.folded;
  const named = settings.rowWord === "input" ? withInputWords : (matrix: AttentionMatrix) => matrix;
  const weights = named(foldBrackets(base.weights, folding));
  const order = {
    rows: rowOrder(weights, settings.rowOrder),
    columns: columnOrder(weights, settings.columnOrder),
  };
  const against = settings.pin.row ?? 0;
  const { matrix: plain, layer, missing } = layerOf(base, second, settings, order.rows[against] ?? 0);
  const divided = layer === "weights" ? normalise(plain, settings.normalisation) : plain;
  const isMoved = settings.rowOrder !== "given" || settings.columnOrder !== "given";
  const matrix = isMoved ? reorder(divided, order.rows, order.columns) : divided;
  const places = unfolded(base.weights, folding);
  return {
    matrix,
    layer,
    missing,
    largest: layer === "weights" ? 1 : largestMagnitude(matrix),
    margins: isByRow(matrix.kind) ? { entropies: entropies(matrix), coverages: coverages(matrix) } : null,
    ...foldedColumns(base.weights.brackets, folding, order.columns),
    against,
    origin: {
      rows: order.rows,
      columns: order.columns.map((column) => places[column] ?? null),
    },
  };
}

/** Which column of the base each column of the folded matrix is; null for several in one. */
function unfolded({ columns, brackets }: AttentionMatrix, folding: ReadonlySet<number>): (number | null)[] {
  const open = brackets.filter((_, k) => folding.has(k));
  return count(columns.length).flatMap((j): (number | null)[] => {
    const bracket = open.find(({ from, to }) => j >= from && j < to);
    if (!bracket) return [j];
    return j === bracket.from ? [null] : [];
  });
}

/** Where folded brackets stand now. */
function foldedColumns(
  brackets: readonly Bracket[],
  folded: ReadonlySet<number>,
  columns: readonly number[],
): Pick<Shown, "folded" | "bracketIndices"> {
  let gone = 0;
  const ordered = brackets.map((bracket, index) => ({ ...bracket, index })).sort((a, b) => a.from - b.from);
  const places: { index: number; column: number; text: string }[] = [];
  for (const { index, from, to, text } of ordered) {
    if (!folded.has(index)) continue;
    places.push({ index, column: columns.indexOf(from - gone), text });
    gone += to - from - 1;
  }
  return { folded: places, bracketIndices: count(brackets.length).filter((index) => !folded.has(index)) };
}
