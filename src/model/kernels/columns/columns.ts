/**
 * Side by side and apart again, over the last axis: the two readers' states, the two halves of an input weight.
 *
 * Kernel `LoomJoinColumns`: inputs `left` `[…, a]`, `right` `[…, b]`. Result `[…, a + b]`.
 * Kernel `LoomSplitColumns`: input `x` `[…, n]`; attribute `at`. Results `[…, at]` and `[…, n − at]`.
 * Each is the other's gradient.
 */
import type * as tf from "../../tf";
import { resultAt, runKernel, withGradient } from "../kernel";

export const JOIN_COLUMNS = "LoomJoinColumns";
export const SPLIT_COLUMNS = "LoomSplitColumns";

export function joinColumns(left: tf.Tensor, right: tf.Tensor): tf.Tensor {
  const at = left.shape.at(-1) ?? 0;
  const [joined] = withGradient(
    { left, right },
    () => ({ results: runKernel(JOIN_COLUMNS, { left, right }), saved: [] }),
    (dys) => {
      const [dLeft, dRight] = runKernel(SPLIT_COLUMNS, { x: resultAt(dys, 0) }, { at });
      return { left: dLeft ?? null, right: dRight ?? null };
    },
  );
  return joined as tf.Tensor;
}

export function splitColumns(x: tf.Tensor, at: number): [tf.Tensor, tf.Tensor] {
  const [left, right] = withGradient(
    { x },
    () => ({ results: runKernel(SPLIT_COLUMNS, { x }, { at }), saved: [] }),
    ([dLeft, dRight]) => ({
      x: resultAt(runKernel(JOIN_COLUMNS, { left: dLeft ?? null, right: dRight ?? null }), 0),
    }),
  );
  return [left as tf.Tensor, right as tf.Tensor];
}
