/** From a cell of the drawn matrix to the numbers of the translation behind it, which open to their arithmetic. */
import type { Place } from "../../viz/matrix/keys";
import type { Shown } from "./shown";

/** What is behind a cell, as it opens: `weights.3.2`. */
export interface Behind {
  /** The number in the cell itself, or the weight that it was made of. */
  readonly cell: { readonly number: string; readonly isItself: boolean };
  /** Of weights as the model made them: the entropy of the row, the coverage of the column. */
  readonly entropy: string | null;
  readonly coverage: string | null;
}

/** Null where the cell is a sum of several, because words are folded. */
export function behind({ matrix, layer, origin }: Shown, { row, column }: Place): Behind | null {
  const [i, j] = [origin.rows[row], origin.columns[column]];
  if (i === undefined || j === undefined || j === null) return null;
  const isWhole = matrix.kind === "weights" && !origin.columns.includes(null);
  return {
    cell: {
      number: `${layer === "scores" ? "scores" : "weights"}.${i}.${j}`,
      isItself: matrix.kind === "weights" || matrix.kind === "scores",
    },
    entropy: isWhole ? `derived.entropy.${i}` : null,
    coverage: isWhole ? `derived.coverage.${j}` : null,
  };
}
