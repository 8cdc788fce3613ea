/**
 * y = x Wᵀ + b, or its tanh, over the last axis. x may come in parts that lie side by side, so that nothing has to be
 * concatenated: [x₀; x₁; …] Wᵀ = x₀ W₀ᵀ + x₁ W₁ᵀ + ….
 *
 * Kernel `LoomAffine`: inputs `x0` (`x1`, `x2`) each `[…, in_k]` with the same leading axes, `weight` `[out, Σ in_k]`,
 * `bias` `[out]` or none; attribute `tanh`. Result `[…, out]`.
 * Kernel `LoomAffineGradient`: inputs `dy`, `y` (with `tanh` only), `x0` …, `weight`; attributes `tanh`, `bias`.
 * Results, with d = dy, or dy ∘ (1 − y²) with `tanh`: one for each part, dx_k = d W_k `[…, in_k]`; then
 * dW = dᵀ x `[out, Σ in_k]`; then with `bias` db = Σ d over all rows `[out]`.
 */
import type * as tf from "../../tf";
import { resultAt, runKernel, withGradient } from "../kernel";

export const AFFINE = "LoomAffine";
export const AFFINE_GRADIENT = "LoomAffineGradient";

type Parts =
  | readonly [tf.Tensor]
  | readonly [tf.Tensor, tf.Tensor]
  | readonly [tf.Tensor, tf.Tensor, tf.Tensor];

interface AffineOptions {
  readonly bias?: tf.Tensor;
  readonly tanh?: boolean;
}

function named(parts: readonly tf.Tensor[]): Record<string, tf.Tensor> {
  return Object.fromEntries(parts.map((part, k) => [`x${k}`, part]));
}

/** The gradients of an affine map: of its parts, its weight and its bias, from `dy` `[…, out]`. */
export function affineGradient(
  dy: tf.Tensor,
  parts: readonly tf.Tensor[],
  weight: tf.Tensor,
  { y, bias }: { readonly y?: tf.Tensor; readonly bias: boolean },
): Record<string, tf.Tensor> {
  const results = runKernel(
    AFFINE_GRADIENT,
    { dy, y: y ?? null, ...named(parts), weight },
    { tanh: y !== undefined, bias },
  );
  return {
    ...named(results.slice(0, parts.length)),
    weight: resultAt(results, parts.length),
    ...(bias ? { bias: resultAt(results, parts.length + 1) } : {}),
  };
}

export function affine(
  parts: Parts,
  weight: tf.Tensor,
  { bias, tanh = false }: AffineOptions = {},
): tf.Tensor {
  const inputs = { ...named(parts), weight, bias: bias ?? null };
  const [result] = withGradient(
    inputs,
    () => {
      const y = resultAt(runKernel(AFFINE, inputs, { tanh }), 0);
      return { results: [y], saved: tanh ? [...parts, weight, y] : [...parts, weight] };
    },
    (dys, saved) => {
      const own = saved.slice(0, parts.length);
      const y = tanh ? resultAt(saved, parts.length + 1) : undefined;
      return affineGradient(resultAt(dys, 0), own, resultAt(saved, parts.length), {
        ...(y ? { y } : {}),
        bias: bias !== undefined,
      });
    },
  );
  return result as tf.Tensor;
}
