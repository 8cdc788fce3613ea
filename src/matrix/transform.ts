/** Other tables out of a table: normalised, in another order, with columns folded, and differences. */
import { type AttentionMatrix, type Gold, type Link, numberAt, rowAt, withNumbers } from "./matrix";
import { coverages, entropies, peaks, rowSums } from "./statistics";

export type Normalisation = "none" | "row" | "column";

/** What rounding leaves of a row's sum, or adds to it. */
const ROUNDING = 1e-5;

/**
 * Weights with each row, or each column, divided by its sum; one that sums to 0 stays as it is. Where rows sum to 1 there
 * is nothing to divide them by, and sums of scores and differences mean nothing: these stay themselves.
 */
export function normalise(matrix: AttentionMatrix, by: Normalisation): AttentionMatrix {
  if (by === "none" || matrix.kind !== "weights") return matrix;
  const { columns, numbers } = matrix;
  const sums = by === "row" ? rowSums(matrix) : coverages(matrix);
  if (by === "row" && sums.every((sum) => Math.abs(sum - 1) < ROUNDING)) return matrix;
  const width = columns.length;
  const divided = Float64Array.from(numbers, (value, k) => {
    const sum = sums[by === "row" ? Math.floor(k / width) : k % width] ?? 0;
    return sum === 0 ? value : value / sum;
  });
  return withNumbers(matrix, by === "row" ? "row-shares" : "column-shares", divided);
}

export const ROW_ORDERS = ["given", "peak", "entropy", "alphabet"] as const;
export type RowOrder = (typeof ROW_ORDERS)[number];
export const COLUMN_ORDERS = ["given", "coverage", "alphabet"] as const;
export type ColumnOrder = (typeof COLUMN_ORDERS)[number];

const count = (length: number): number[] => Array.from({ length }, (_, i) => i);
const by = (keys: readonly number[], i: number, j: number): number => (keys[i] ?? 0) - (keys[j] ?? 0);

/** Which row stands in which place. `peak`: by the column of the largest weight. `entropy`: sharpest first. */
export function rowOrder(matrix: AttentionMatrix, order: RowOrder): readonly number[] {
  const places = count(matrix.rows.length);
  const text = (i: number): string => matrix.rows[i]?.text ?? "";
  switch (order) {
    case "given":
      return places;
    case "peak": {
      const keys = peaks(matrix);
      return places.sort((i, j) => by(keys, i, j));
    }
    case "entropy": {
      const keys = entropies(matrix);
      return places.sort((i, j) => by(keys, i, j));
    }
    case "alphabet":
      return places.sort((i, j) => text(i).localeCompare(text(j)));
  }
}

/** `coverage`: most looked at first. */
export function columnOrder(matrix: AttentionMatrix, order: ColumnOrder): readonly number[] {
  const places = count(matrix.columns.length);
  const text = (j: number): string => matrix.columns[j]?.text ?? "";
  switch (order) {
    case "given":
      return places;
    case "coverage": {
      const keys = coverages(matrix);
      return places.sort((i, j) => by(keys, j, i));
    }
    case "alphabet":
      return places.sort((i, j) => text(i).localeCompare(text(j)));
  }
}

/** Rows and columns in other places: place `k` has row `rows[k]`. Brackets stay only where columns stay. */
export function reorder(
  matrix: AttentionMatrix,
  rows: readonly number[],
  columns: readonly number[],
): AttentionMatrix {
  const isSame = columns.every((column, place) => column === place);
  const numbers = new Float64Array(rows.length * columns.length);
  rows.forEach((row, i) => {
    columns.forEach((column, j) => {
      numbers[i * columns.length + j] = numberAt(matrix, row, column);
    });
  });
  const rowPlaces = new Map(rows.map((row, place) => [row, place]));
  const columnPlaces = new Map(columns.map((column, place) => [column, place]));
  return {
    ...matrix,
    rows: rows.flatMap((row) => matrix.rows[row] ?? []),
    columns: columns.flatMap((column) => matrix.columns[column] ?? []),
    numbers,
    brackets: isSame ? matrix.brackets : [],
    gold: mapGold(matrix.gold, rowPlaces, columnPlaces),
  };
}

/**
 * These rows and columns alone (from 0, the ends excluded, cut to what there is), with their gold links and the brackets
 * that stand over them whole. Against a part of the links there is no rate.
 */
export function crop(
  matrix: AttentionMatrix,
  wishedRows: readonly [from: number, to: number],
  wishedColumns: readonly [from: number, to: number],
): AttentionMatrix {
  const of = { rows: matrix.rows.length, columns: matrix.columns.length };
  const cut = ([from, to]: readonly [number, number], length: number): readonly [number, number] => [
    Math.max(0, from),
    Math.min(to, length),
  ];
  const [rows, columns] = [cut(wishedRows, of.rows), cut(wishedColumns, of.columns)];
  const places = ([from, to]: readonly [number, number]): number[] =>
    count(Math.max(0, to - from)).map((place) => from + place);
  const [rowPlaces, columnPlaces] = [places(rows), places(columns)];
  if (rowPlaces.length === of.rows && columnPlaces.length === of.columns) return matrix;
  const part = reorder(matrix, rowPlaces, columnPlaces);
  const [first, end] = columns;
  const words = matrix.rows.flatMap(({ text, special }) => (special ? [] : [text]));
  return {
    ...part,
    said: matrix.said ?? words.join(" "),
    brackets: matrix.brackets
      .filter(({ from, to }) => from >= first && to <= end)
      .map(({ text, from, to }) => ({ text, from: from - first, to: to - first })),
    gold: part.gold && { ...part.gold, isPart: true },
    part: { rows, columns, of },
  };
}

function mapGold(
  gold: Gold | null,
  rows: ReadonlyMap<number, number>,
  columns: ReadonlyMap<number, number>,
): Gold | null {
  if (!gold) return null;
  const map = (links: readonly Link[]): Link[] => {
    const found = new Map<string, Link>();
    for (const [row, column] of links) {
      const link = [rows.get(row), columns.get(column)] as const;
      if (link[0] !== undefined && link[1] !== undefined) found.set(link.join(), [link[0], link[1]]);
    }
    return [...found.values()];
  };
  return { ...gold, sure: map(gold.sure), possible: map(gold.possible) };
}

/** Each of these brackets (by its place in `brackets`) as one column with its written word; its weights are summed. */
export function foldBrackets(matrix: AttentionMatrix, folded: ReadonlySet<number>): AttentionMatrix {
  const open = matrix.brackets.filter((_, k) => folded.has(k));
  if (open.length === 0) return matrix;
  const groups: { readonly text: string; readonly special: boolean; readonly members: number[] }[] = [];
  for (let j = 0; j < matrix.columns.length; j++) {
    const bracket = open.find(({ from, to }) => j >= from && j < to);
    if (bracket && j > bracket.from) groups.at(-1)?.members.push(j);
    else if (bracket) groups.push({ text: bracket.text, special: false, members: [j] });
    else groups.push({ text: "", special: false, ...matrix.columns[j], members: [j] });
  }
  const places = new Map(groups.flatMap(({ members }, place) => members.map((j) => [j, place] as const)));
  const numbers = new Float64Array(matrix.rows.length * groups.length);
  matrix.rows.forEach((_, i) => {
    groups.forEach(({ members }, place) => {
      numbers[i * groups.length + place] = members.reduce((sum, j) => sum + numberAt(matrix, i, j), 0);
    });
  });
  return {
    ...matrix,
    columns: groups.map(({ text, special }) => ({ text, special })),
    numbers,
    brackets: matrix.brackets
      .filter((_, k) => !folded.has(k))
      .map(({ text, from, to }) => ({
        text,
        from: places.get(from) ?? 0,
        to: (places.get(to - 1) ?? 0) + 1,
      })),
    gold: mapGold(matrix.gold, new Map(count(matrix.rows.length).map((i) => [i, i])), places),
  };
}

/** `matrix` minus `other`; null where they have not as many rows and columns. */
export function difference(matrix: AttentionMatrix, other: AttentionMatrix): AttentionMatrix | null {
  if (matrix.rows.length !== other.rows.length || matrix.columns.length !== other.columns.length) return null;
  const numbers = Float64Array.from(matrix.numbers, (value, k) => value - (other.numbers[k] ?? 0));
  return { ...withNumbers(matrix, "difference", numbers), minus: { of: "matrix", title: other.title } };
}

/** Every row minus one of them. */
export function differenceFromRow(matrix: AttentionMatrix, row: number): AttentionMatrix {
  const minus = rowAt(matrix, row);
  const width = matrix.columns.length;
  const numbers = Float64Array.from(matrix.numbers, (value, k) => value - (minus[k % width] ?? 0));
  const word = matrix.rows[row]?.text ?? "";
  return { ...withNumbers(matrix, "difference", numbers), minus: { of: "row", word } };
}

/**
 * Weights minus the gold alignment, as which a row shares 1 equally among its sure links, or its possible ones where it
 * has no sure one. Rows without links, as that of `<eos>`, have nothing to differ from and are 0. Null without gold.
 */
export function differenceFromGold(matrix: AttentionMatrix): AttentionMatrix | null {
  const { gold } = matrix;
  if (!gold) return null;
  const linked = (links: readonly Link[], row: number): number[] => [
    ...new Set(links.filter(([i]) => i === row).map(([, j]) => j)),
  ];
  const numbers = new Float64Array(matrix.numbers.length);
  matrix.rows.forEach((_, i) => {
    const sure = linked(gold.sure, i);
    const targets = sure.length > 0 ? sure : linked(gold.possible, i);
    if (targets.length === 0) return;
    rowAt(matrix, i).forEach((weight, j) => {
      numbers[i * matrix.columns.length + j] = weight - (targets.includes(j) ? 1 / targets.length : 0);
    });
  });
  return { ...withNumbers(matrix, "difference", numbers), minus: { of: "gold" } };
}
