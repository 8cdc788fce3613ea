/**
 * What a file says of its rows. Weights under a Gaussian window do not sum to 1; a file that has such rows says so, and
 * only then they are read.
 */
import type { AttentionMatrix } from "./matrix";
import { rowSums } from "./statistics";

/** What a row may be off 1 by: weights are often written with three or four digits. */
export const ROW_TOLERANCE = 1e-3;

/** The value of the field `rowsSum` in JSON. */
export const BELOW_ONE = "below one";

/** The first cell of a table, above the output words. */
export const TABLE_BELOW_ONE = "rows sum below one";

export function sumsBelowOne(matrix: AttentionMatrix): boolean {
  return matrix.kind === "weights" && rowSums(matrix).some((sum) => sum < 1 - ROW_TOLERANCE);
}
