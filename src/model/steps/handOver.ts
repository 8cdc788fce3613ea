import type { RecurrentState } from "../cells/cell";
import * as tf from "../tf";
import type { Encoding } from "./encode";

/**
 * The decoder's first state as the encoder left it, layer by layer: the last state; with two directions
 * [forward at N; backward at 1]. An LSTM hands over its cell state in the same way.
 */
export function handOver(encoding: Encoding): RecurrentState[] {
  return encoding.layers.map(({ forwardEnd, backwardEnd }) => {
    if (!backwardEnd) return forwardEnd;
    const both = (a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D => tf.concat([a, b], 1);
    return {
      hidden: both(forwardEnd.hidden, backwardEnd.hidden),
      cell: forwardEnd.cell && backwardEnd.cell ? both(forwardEnd.cell, backwardEnd.cell) : null,
    };
  });
}
