/**
 * Bahdanau's decoder over a whole target sentence with a GRU cell, as one loop. At every step the state before asks,
 *   e_s = v_a · tanh(W_a h + k_s), α = softmax over the sentence's positions, c = Σ_s α_s v_s,
 * and the context enters the cell: p = projected + W_c c (all three blocks), then the GRU's update of `recurrence`.
 *
 * Kernel `LoomAdditiveDecoder`: inputs `projected` `[target, batch, 3·units]` (the words' part and b_ih),
 * `contextWeight` `[3·units, units]` (W_c), `weight` `[3·units, units]` and `bias` `[3·units]` (W_hh, b_hh), `hidden`
 * `[batch, units]` (s₀), `keys` `[source, batch, units]` (U_a h_s), `values` `[source, batch, units]`, `queryWeight`
 * `[units, units]` (W_a), `energyWeight` `[units]` (v_a), `sourceIds` `[source, batch]` int32, `ids` `[target, batch]`
 * int32 (where 0, the state stays as it is; the context there influences nothing).
 * Results: `states` `[target, batch, units]` (s_t), `contexts` `[target, batch, units]` (c_t); then whatever the backend
 * wants kept.
 * Kernel `LoomAdditiveDecoderGradient`: inputs `dStates`, `dContexts`, all of the above, `states`, `contexts` and
 * `kept0` …. Results, in this order: `dProjected`, `dContextWeight`, `dWeight`, `dBias`, `dHidden`, `dKeys`, `dValues`,
 * `dQueryWeight`, `dEnergyWeight`.
 */
import type * as tf from "../../tf";
import { resultAt, runKernel, withGradient } from "../kernel";

export const ADDITIVE_DECODER = "LoomAdditiveDecoder";
export const ADDITIVE_DECODER_GRADIENT = "LoomAdditiveDecoderGradient";

export interface AdditiveDecoderInputs {
  readonly projected: tf.Tensor;
  readonly contextWeight: tf.Tensor;
  readonly weight: tf.Tensor;
  readonly bias: tf.Tensor;
  readonly hidden: tf.Tensor;
  readonly keys: tf.Tensor;
  readonly values: tf.Tensor;
  readonly queryWeight: tf.Tensor;
  readonly energyWeight: tf.Tensor;
  readonly sourceIds: tf.Tensor;
  readonly ids: tf.Tensor;
}

const DIFFERENTIABLE = [
  "projected",
  "contextWeight",
  "weight",
  "bias",
  "hidden",
  "keys",
  "values",
  "queryWeight",
  "energyWeight",
] as const;

/** States and contexts of every step. */
export function additiveDecoder(inputs: AdditiveDecoderInputs): [states: tf.Tensor, contexts: tf.Tensor] {
  const given: Readonly<Record<string, tf.Tensor>> = { ...inputs };
  const names = Object.keys(given);
  const [states, contexts] = withGradient(
    given,
    () => {
      const made = runKernel(ADDITIVE_DECODER, given);
      return { results: made.slice(0, 2), saved: [...Object.values(given), ...made] };
    },
    ([dStates, dContexts], saved) => {
      const [ownStates, ownContexts, ...kept] = saved.slice(names.length);
      const results = runKernel(ADDITIVE_DECODER_GRADIENT, {
        dStates: dStates ?? null,
        dContexts: dContexts ?? null,
        ...Object.fromEntries(names.map((name, i) => [name, resultAt(saved, i)])),
        states: ownStates ?? null,
        contexts: ownContexts ?? null,
        ...Object.fromEntries(kept.map((tensor, i) => [`kept${i}`, tensor])),
      });
      return Object.fromEntries(DIFFERENTIABLE.map((name, i) => [name, resultAt(results, i)]));
    },
  );
  return [states as tf.Tensor, contexts as tf.Tensor];
}
