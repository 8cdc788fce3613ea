import * as tf from "./tf";

/**
 * Matrix product `a · b` of 2-D tensors, `[n, k] · [k, m]` to `[n, m]`, with a gradient made of plain products.
 * tensorflow.js's own gradient asks the kernel for transposed operands; on wasm that leaves the fast path and
 * takes ten times as long, so the operands are transposed by an op of their own.
 */
export function product(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  const multiply = tf.customGrad((x, y, save) => {
    const left = x as tf.Tensor2D;
    const right = y as tf.Tensor2D;
    (save as tf.GradSaveFunc)([left, right]);
    return {
      value: tf.matMul(left, right),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [l, r] = saved as [tf.Tensor2D, tf.Tensor2D];
        const d = dy as tf.Tensor2D;
        return [tf.matMul(d, tf.transpose(r)), tf.matMul(tf.transpose(l), d)];
      },
    };
  });
  return multiply(a, b) as tf.Tensor2D;
}

/**
 * A linear map with PyTorch's weight layout: `x · weightᵀ`, over the last axis of `x`.
 * x `[..., in]`, weight `[out, in]`, result `[..., out]`.
 */
export function linear(x: tf.Tensor, weight: tf.Tensor2D): tf.Tensor {
  const [out, input] = weight.shape;
  const rows = tf.reshape(x, [-1, input]) as tf.Tensor2D;
  return tf.reshape(product(rows, tf.transpose(weight)), [...x.shape.slice(0, -1), out]);
}
