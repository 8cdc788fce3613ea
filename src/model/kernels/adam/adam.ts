/**
 * One update of Adam over all parameters, clipped by the gradients' global norm, which is never read back:
 *   g ← g · min(1, clip / (‖all gradients‖ + 1e-12)),  m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,
 *   θ ← θ − rate · m / (√v + epsilon)
 * with both bias corrections folded into `rate` and `epsilon`.
 *
 * Kernel `LoomAdam`: inputs `gradient0` …, `parameter0` …, `first0` …, `second0` … of any shapes; attributes `count`,
 * `rate`, `epsilon`, `beta1`, `beta2`, `clip`. Results: `count` new parameters, then as many first moments, then second
 * moments, each in a tensor of its own: the wasm backend remembers packed copies by tensor, so nothing is written in
 * place.
 */
import type * as tf from "../../tf";
import { runKernel } from "../kernel";

export const ADAM = "LoomAdam";

export interface AdamSlots {
  readonly gradients: readonly tf.Tensor[];
  readonly parameters: readonly tf.Tensor[];
  readonly first: readonly tf.Tensor[];
  readonly second: readonly tf.Tensor[];
}

export interface AdamAttributes {
  readonly rate: number;
  readonly epsilon: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly clip: number;
}

/** The new parameters and moments, in the order of the old ones. */
export function adamUpdate(slots: AdamSlots, attributes: AdamAttributes): Omit<AdamSlots, "gradients"> {
  const named = (name: string, tensors: readonly tf.Tensor[]): Record<string, tf.Tensor> =>
    Object.fromEntries(tensors.map((tensor, i) => [`${name}${i}`, tensor]));
  const count = slots.parameters.length;
  const results = runKernel(
    ADAM,
    {
      ...named("gradient", slots.gradients),
      ...named("parameter", slots.parameters),
      ...named("first", slots.first),
      ...named("second", slots.second),
    },
    { count, ...attributes },
  );
  return {
    parameters: results.slice(0, count),
    first: results.slice(count, 2 * count),
    second: results.slice(2 * count),
  };
}
