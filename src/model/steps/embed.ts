import * as tf from "../tf";

/**
 * Rows of an embedding table: ids `[a, b]` (int32), table `[vocab, embed]` to `[a, b, embed]`.
 * Written as a product with one-hot rows, which is exact (one term is the row, the others are 0): the gather op's
 * gradient does not exist on wasm. The one-hot tensor is cast: asked for float32, wasm writes integer bits.
 */
export function embed(table: tf.Tensor2D, ids: tf.Tensor2D): tf.Tensor3D {
  const [vocab, size] = table.shape;
  const lookUp = tf.customGrad((weight, save) => {
    const oneHot = tf.cast(tf.oneHot(tf.reshape(ids, [-1]) as tf.Tensor1D, vocab), "float32") as tf.Tensor2D;
    (save as tf.GradSaveFunc)([oneHot]);
    return {
      value: tf.matMul(oneHot, weight as tf.Tensor2D), // [a·b, embed]
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [hot] = saved as [tf.Tensor2D];
        return tf.matMul(tf.transpose(hot), dy as tf.Tensor2D);
      },
    };
  });
  return tf.reshape(lookUp(table), [...ids.shape, size]) as tf.Tensor3D;
}
