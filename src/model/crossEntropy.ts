import * as tf from "./tf";

/**
 * −log p(target) of each word, in nats: logits `[batch, target, vocab]`, targets `[batch, target]` (int32) to
 * `[batch, target]`. From the logits, not from probabilities, so that a word of probability 0 in float32 still has
 * a finite loss and a gradient (p − one-hot).
 */
export function crossEntropy(logits: tf.Tensor3D, targets: tf.Tensor2D): tf.Tensor2D {
  const vocab = logits.shape[2];
  const loss = tf.customGrad((x, save) => {
    const scores = x as tf.Tensor3D;
    const oneHot = tf.cast(tf.oneHot(targets, vocab), "float32"); // [batch, target, vocab]
    const shifted = tf.sub(scores, tf.max(scores, 2, true));
    const exponentials = tf.exp(shifted);
    const total = tf.sum(exponentials, 2, true); // [batch, target, 1]
    const value = tf.sub(tf.log(tf.squeeze(total, [2])), tf.sum(tf.mul(shifted, oneHot), 2));
    (save as tf.GradSaveFunc)([exponentials, total, oneHot]);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [exps, sums, hot] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
        return tf.mul(tf.expandDims(dy, 2), tf.sub(tf.div(exps, sums), hot));
      },
    };
  });
  return loss(logits) as tf.Tensor2D;
}
