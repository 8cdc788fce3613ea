/**
 * The output layer and the loss in one: logits = [x₀; x₁; …] Wᵀ + b, loss = Σ −log softmax(logits)[target] / words over
 * the places whose target counts. ∂loss/∂logits = (softmax − one-hot) / words comes out of the same pass.
 *
 * Kernel `LoomCrossEntropy`: inputs `x0` (`x1`, `x2`) `[target, batch, in_k]`, `weight` `[vocab, Σ in_k]`, `bias`
 * `[vocab]`, `targets` `[target, batch]` int32; attributes `words`, the number to divide by, and `withoutEos`. A place
 * counts if its target is not 0 (`<pad>`) and, with `withoutEos`, not 2 (`<eos>`).
 * Results: `loss`, a scalar in nats per word; `dLogits` `[target, batch, vocab]`, 0 where a place does not count.
 */
import type * as tf from "../../tf";
import { affineGradient } from "../affine/affine";
import { resultAt, runKernel, withGradient } from "../kernel";

export const CROSS_ENTROPY = "LoomCrossEntropy";

interface OutputLayer {
  readonly parts: readonly tf.Tensor[];
  readonly weight: tf.Tensor;
  readonly bias: tf.Tensor;
}

/** The end of a training step: the gradient is that of the loss itself, and of nothing computed from it. */
export function trainingLoss(
  { parts, weight, bias }: OutputLayer,
  targets: tf.Tensor,
  attributes: { readonly words: number; readonly withoutEos: boolean },
): tf.Scalar {
  const xs = Object.fromEntries(parts.map((part, k) => [`x${k}`, part]));
  const inputs = { ...xs, weight, bias, targets };
  const [loss] = withGradient(
    inputs,
    () => {
      const [made, dLogits] = runKernel(CROSS_ENTROPY, inputs, attributes) as [tf.Tensor, tf.Tensor];
      return { results: [made], saved: [dLogits, weight, ...parts] };
    },
    (_, [dLogits, w, ...xsSaved]) =>
      affineGradient(dLogits as tf.Tensor, xsSaved, w as tf.Tensor, { bias: true }),
  );
  return resultAt([loss as tf.Tensor], 0) as tf.Scalar;
}
