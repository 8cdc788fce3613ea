import { type AttentionMatrix, rowAt } from "../matrix/matrix";
import { BELOW_ONE, sumsBelowOne } from "../matrix/rowsSum";
import { exactText } from "./numbers";

/**
 * The table as the page reads it again: a line of the file for each row. What are no weights go by their own name; rows
 * that a window has lowered are declared.
 */
export function writeJson(matrix: AttentionMatrix): string {
  const { title, kind, rows, columns, gold, model, minus, part } = matrix;
  const text = exactText(matrix.numbers);
  const list = (words: AttentionMatrix["rows"]): string => JSON.stringify(words.map((word) => word.text));
  const numbers = rows.map((_, i) => `    [${Array.from(rowAt(matrix, i), text).join(", ")}]`);
  const fields = [
    `  "title": ${JSON.stringify(title)}`,
    `  "source": ${list(columns)}`,
    `  "output": ${list(rows)}`,
    ...(sumsBelowOne(matrix) ? [`  "rowsSum": ${JSON.stringify(BELOW_ONE)}`] : []),
    ...(part ? [`  "part": ${JSON.stringify(part)}`] : []),
    ...(minus ? [`  "minus": ${JSON.stringify(minus)}`] : []),
    `  "${kind}": [\n${numbers.join(",\n")}\n  ]`,
    ...(gold ? [`  "gold": ${JSON.stringify(gold)}`] : []),
    ...(model ? [`  "model": ${JSON.stringify(model)}`] : []),
  ];
  return `{\n${fields.join(",\n")}\n}\n`;
}
