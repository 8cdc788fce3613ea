import * as tf from "./tf";

/** A weight `[out, in]` (PyTorch's layout) and its transpose, made once for the many products of a sequence. */
export interface LinearMap {
  readonly weight: tf.Tensor2D;
  readonly transposed: tf.Tensor2D;
}

export function linearMap(weight: tf.Tensor2D): LinearMap {
  return { weight, transposed: tf.transpose(weight) };
}

/**
 * x · weightᵀ over the last axis: x `[..., in]` to `[..., out]`.
 * The gradient is made of plain products too. tensorflow.js's own asks the kernels for transposed operands; on wasm
 * that leaves the fast path and takes ten times as long.
 */
export function linear(x: tf.Tensor, { weight, transposed }: LinearMap): tf.Tensor {
  const [out, input] = weight.shape;
  const rows = tf.reshape(x, [-1, input]);
  const multiply = tf.customGrad((left, right, save) => {
    const a = left as tf.Tensor2D;
    (save as tf.GradSaveFunc)([a, right as tf.Tensor2D]);
    return {
      value: tf.matMul(a, transposed), // [rows, out]
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [savedRows, savedWeight] = saved as [tf.Tensor2D, tf.Tensor2D];
        const d = dy as tf.Tensor2D;
        return [tf.matMul(d, savedWeight), tf.matMul(tf.transpose(d), savedRows)];
      },
    };
  });
  return tf.reshape(multiply(rows, weight), [...x.shape.slice(0, -1), out]);
}
