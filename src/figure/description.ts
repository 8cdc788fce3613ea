/** What a figure says in words: its caption and its alternative text. */
import { scoreAgainstGold } from "../matrix/gold";
import { type AttentionMatrix, numberAt } from "../matrix/matrix";
import { peaks } from "../matrix/statistics";
import type { CaptionFacts, DescribedRow, FigureLabels } from "./labels";
import type { FigureSettings } from "./settings";

/** A listener can follow about so many. */
const MOST_ROWS = 12;

export function captionFacts(matrix: AttentionMatrix): CaptionFacts {
  const { kind, title, rows, model, said, minus = null, isNamedByInput = false, part = null } = matrix;
  const words = rows.flatMap(({ text, special }) => (special ? [] : [text]));
  return {
    kind,
    title,
    output: model ? (said ?? words.join(" ")) : null,
    model,
    minus,
    isNamedByInput,
    part,
  };
}

/** Where the first rows look most. */
export function describedRows(matrix: AttentionMatrix): readonly DescribedRow[] {
  const looked = peaks(matrix);
  return matrix.rows.slice(0, MOST_ROWS).map(({ text }, i) => {
    const column = looked[i] ?? 0;
    return { word: text, looked: matrix.columns[column]?.text ?? "", number: numberAt(matrix, i, column) };
  });
}

export function altText(
  matrix: AttentionMatrix,
  labels: FigureLabels,
  { palette, flip, parts }: Pick<FigureSettings, "palette" | "flip" | "parts">,
): string {
  const described = describedRows(matrix);
  const aer = (parts.gold && scoreAgainstGold(matrix)?.aer) ?? null;
  return labels.description({
    ...captionFacts(matrix),
    rows: matrix.rows.length,
    columns: matrix.columns.length,
    palette,
    flip,
    described,
    more: matrix.rows.length - described.length,
    aer: typeof aer === "number" && Number.isFinite(aer) ? aer : null,
  });
}
