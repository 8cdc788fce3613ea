import type * as tf from "../tf";

/** How well each state answers a query: query `[batch, target, units]`, states `[batch, source, units]` to `[batch, target, source]`. */
export type Score = (query: tf.Tensor3D, states: tf.Tensor3D) => tf.Tensor3D;
