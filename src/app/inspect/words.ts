/** What is said of a cell of the matrix as it is drawn. */
import type { CellTold, InspectMessages, ReadoutTold } from "../../i18n/sections/inspect";
import { rankIn } from "../../lib/rank";
import { type AttentionMatrix, numberAt, rowAt } from "../../matrix/matrix";
import { decimals, fullForReading } from "../../viz/format";
import type { Place } from "../../viz/matrix/keys";
import { labelOf } from "../../viz/matrix/plot";
import { isolated } from "../../viz/matrix/text";
import type { Shown } from "./shown";

/** A word as it stands in a sentence. */
export function wordAt(words: AttentionMatrix["rows"], index: number): string {
  const word = words[index];
  return word ? isolated(labelOf(word)) : "";
}

export function cellTold(matrix: AttentionMatrix, { row, column }: Place, value: string): CellTold {
  return {
    row: row + 1,
    output: wordAt(matrix.rows, row),
    source: wordAt(matrix.columns, column),
    value,
    rank: rankIn(rowAt(matrix, row), column),
    count: matrix.columns.length,
  };
}

export function readoutTold({ matrix, margins }: Shown, place: Place): ReadoutTold {
  const value = fullForReading(numberAt(matrix, place.row, place.column));
  return {
    ...cellTold(matrix, place, value),
    isWeight: matrix.kind === "weights",
    entropy: decimals(margins?.entropies[place.row] ?? Number.NaN, 3),
    uniform: decimals(Math.log2(matrix.columns.length), 3),
    coverage: decimals(margins?.coverages[place.column] ?? Number.NaN, 3),
  };
}

/** For the live region: "output 4, student: 91 percent étudiant". */
export function spokenCell(words: InspectMessages, matrix: AttentionMatrix, { row, column }: Place): string {
  const value = numberAt(matrix, row, column);
  const told = { row: row + 1, output: wordAt(matrix.rows, row), source: wordAt(matrix.columns, column) };
  return matrix.kind === "weights"
    ? words.say({ ...told, percent: Math.round(value * 100) })
    : words.sayNumber({ ...told, value: decimals(value, 3) });
}
