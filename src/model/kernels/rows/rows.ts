/**
 * Rows of a table by id. The gradient of a row is the sum over the places where it was read.
 *
 * Kernel `LoomRows`: inputs `table` `[rows, width]`, `ids` `[steps, batch]` int32. Result `[steps, batch, width]`.
 * Kernel `LoomRowsGradient`: inputs `dy` `[steps, batch, width]`, `ids`; attribute `rows`. Result `[rows, width]`.
 * What stands behind a sentence's end influences nothing, so `dy` is 0 there, and places with id 0 may be passed over.
 */
import type * as tf from "../../tf";
import { resultAt, runKernel, withGradient } from "../kernel";

export const ROWS = "LoomRows";
export const ROWS_GRADIENT = "LoomRowsGradient";

export function rows(table: tf.Tensor, ids: tf.Tensor): tf.Tensor {
  const [count] = table.shape as [number, number];
  const [result] = withGradient(
    { table, ids },
    () => ({ results: runKernel(ROWS, { table, ids }), saved: [ids] }),
    (dys, saved) => ({
      table: resultAt(
        runKernel(ROWS_GRADIENT, { dy: resultAt(dys, 0), ids: resultAt(saved, 0) }, { rows: count }),
        0,
      ),
    }),
  );
  return result as tf.Tensor;
}
