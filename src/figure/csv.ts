import { type AttentionMatrix, rowAt } from "../matrix/matrix";
import { sumsBelowOne, TABLE_BELOW_ONE } from "../matrix/rowsSum";
import { exactText } from "./numbers";

const field = (text: string): string =>
  /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/**
 * A header row of source words, then a row for each output word; numbers are exact. With a byte order mark, for Excel.
 * Weights that a window has lowered are declared in the first cell.
 */
export function writeCsv(matrix: AttentionMatrix): string {
  const text = exactText(matrix.numbers);
  const lines = matrix.rows.map((row, i) =>
    [field(row.text), ...Array.from(rowAt(matrix, i), text)].join(","),
  );
  const head = [
    sumsBelowOne(matrix) ? TABLE_BELOW_ONE : "",
    ...matrix.columns.map((column) => field(column.text)),
  ].join(",");
  return `\uFEFF${[head, ...lines].join("\r\n")}\r\n`;
}
