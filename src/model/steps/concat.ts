import { type LinearMap, linear } from "../linear";
import * as tf from "../tf";

export interface Concat {
  /** [c_t; s_t], `[batch, target, 2·units]`. */
  readonly combined: tf.Tensor3D;
  /** s̃_t = tanh(W_c [c_t; s_t]), `[batch, target, units]`. Luong 2015, equation 5; no bias. */
  readonly attentional: tf.Tensor3D;
}

export function concat(weight: LinearMap, context: tf.Tensor3D, state: tf.Tensor3D): Concat {
  const combined = tf.concat([context, state], 2);
  return { combined, attentional: tf.tanh(linear(combined, weight)) as tf.Tensor3D };
}
