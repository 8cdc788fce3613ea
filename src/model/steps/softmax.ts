import * as tf from "../tf";

/**
 * Shares over the last axis: exp(e_j − max) / Σ_k exp(e_k − max). The only softmax of the product: attention weights
 * and word probabilities both come from here.
 * `mask` broadcasts to `scores`, 1 where a position counts and 0 on padding; padding gets exactly 0 and has no
 * influence on the others. The gradient is the closed form y ∘ (dy − Σ y ∘ dy).
 */
export function softmax<T extends tf.Tensor>(scores: T, mask?: tf.Tensor): T {
  const axis = scores.rank - 1;
  const shares = tf.customGrad((x, save) => {
    const e = x as tf.Tensor;
    // Pads must not set the maximum: a large score there would underflow every real one.
    const counted = mask ? tf.add(e, tf.mul(tf.sub(mask, 1), 1e9)) : e;
    const exponentials = tf.exp(tf.sub(counted, tf.max(counted, axis, true)));
    const positive = mask ? tf.mul(exponentials, mask) : exponentials;
    const value = tf.div(positive, tf.sum(positive, axis, true));
    (save as tf.GradSaveFunc)([value]);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [y] = saved as [tf.Tensor];
        const product = tf.mul(dy, y);
        return tf.sub(product, tf.mul(y, tf.sum(product, axis, true)));
      },
    };
  });
  return shares(scores) as T;
}
