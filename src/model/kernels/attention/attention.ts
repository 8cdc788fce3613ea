/**
 * Multiplicative attention of all output words at once, as Luong's wiring without input feeding needs it:
 * e_ts = scale · q_t · k_s, α = softmax over the sentence's own positions, c_t = Σ_s α_ts v_s.
 *
 * Kernel `LoomAttention`: inputs `query` `[target, batch, units]`, `keys` `[source, batch, units]`, `values` the same
 * (the keys themselves when left out), `ids` `[source, batch]` int32, 0 behind the sentence; attribute `scale`.
 * Results: `context` `[target, batch, units]`, `weights` `[target, batch, source]`, exactly 0 on padding.
 * Kernel `LoomAttentionGradient`: inputs `dContext`, `query`, `keys`, `values`, `weights`, `ids`; attribute `scale`.
 * Results: `dQuery`, `dKeys`, and `dValues` where values were given (otherwise `dKeys` has both parts).
 */
import type * as tf from "../../tf";
import { resultAt, runKernel, withGradient } from "../kernel";

export const ATTENTION = "LoomAttention";
export const ATTENTION_GRADIENT = "LoomAttentionGradient";

interface AttentionInputs {
  readonly query: tf.Tensor;
  readonly keys: tf.Tensor;
  /** The keys themselves when left out. */
  readonly values?: tf.Tensor | undefined;
  readonly ids: tf.Tensor;
}

/** The context of every output word, `[target, batch, units]`. */
export function attention({ query, keys, values, ids }: AttentionInputs, scale: number): tf.Tensor {
  const inputs = { query, keys, values: values ?? null, ids };
  const [context] = withGradient(
    inputs,
    () => {
      const [made, weights] = runKernel(ATTENTION, inputs, { scale }) as [tf.Tensor, tf.Tensor];
      return { results: [made], saved: [query, keys, ids, weights, ...(values ? [values] : [])] };
    },
    (dys, saved) => {
      const [q, k, places, weights, v] = saved as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor?];
      const [dQuery, dKeys, dValues] = runKernel(
        ATTENTION_GRADIENT,
        { dContext: resultAt(dys, 0), query: q, keys: k, values: v ?? null, ids: places, weights },
        { scale },
      );
      return { query: dQuery ?? null, keys: dKeys ?? null, values: dValues ?? null };
    },
  );
  return context as tf.Tensor;
}
