/**
 * Fused kernels: what a training step computes, in few large pieces with gradients written by hand. The plain
 * operations under `steps`, `cells`, `scores` and `wirings` stay the definition; these replace them in training only,
 * and only while they agree (`training/fused.ts`).
 *
 * One folder is one kernel: `<kernel>.ts` says what it computes and what its gradient is, `cpu.ts` computes it over
 * typed arrays, `simd.ts` (AssemblyScript) and `wasm.ts` over the heap of the wasm backend, `webgl.ts` in shaders.
 * Sequences are time-major, `[steps, batch, …]`: what one step reads and writes lies together. Ids are int32, and 0
 * (`<pad>`) stands only behind a sentence's end.
 */
import { present } from "../../lib/assert";
import * as tf from "../tf";

export type KernelAttributes = Readonly<Record<string, number | boolean>>;

/** Tensors by the kernel's own names; those that are null are not passed. */
export type KernelInputs = Readonly<Record<string, tf.Tensor | null>>;

/**
 * Runs a kernel on the current backend; its results come as a list, whatever their number. What it throws names it: one
 * that a device does not take is told of in the page's report.
 */
export function runKernel(
  name: string,
  inputs: KernelInputs,
  attributes: KernelAttributes = {},
): tf.Tensor[] {
  const given = Object.entries(inputs).flatMap(([key, tensor]) => (tensor ? [[key, tensor] as const] : []));
  try {
    const results = tf.engine().runKernel(name, Object.fromEntries(given), { ...attributes }) as
      | tf.Tensor
      | tf.Tensor[];
    return Array.isArray(results) ? results : [results];
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Tensors of the forward pass that the gradient needs. */
type Saved = readonly tf.Tensor[];

interface Pass {
  readonly results: tf.Tensor[];
  /** Kept for `gradient`, beside the inputs. */
  readonly saved: Saved;
}

interface MultiGradEngine {
  runKernelFunc(params: {
    forwardFunc: (backend: unknown, save: (tensors: tf.Tensor[]) => void) => tf.Tensor[];
    backwardsFunc: (dy: tf.Tensor | tf.Tensor[], saved: tf.Tensor[]) => Record<string, () => tf.Tensor>;
    inputs: Record<string, tf.Tensor>;
  }): tf.Tensor | tf.Tensor[];
}

/**
 * `tf.customGrad` for a function with several results, by the engine's own call beneath it. `gradient` gets one
 * gradient for each result (zeros where nothing depends on it) and answers for the inputs by name; an input that it
 * leaves out must not need one.
 */
export function withGradient(
  inputs: KernelInputs,
  forward: () => Pass,
  gradient: (dys: readonly tf.Tensor[], saved: Saved) => Readonly<Record<string, tf.Tensor | null>>,
): tf.Tensor[] {
  const given = Object.entries(inputs).flatMap(([key, tensor]) => (tensor ? [[key, tensor] as const] : []));
  const engine = tf.engine() as unknown as MultiGradEngine;
  const results = engine.runKernelFunc({
    inputs: Object.fromEntries(given),
    forwardFunc: (_, save) => {
      const { results: made, saved } = forward();
      save([...saved]);
      return made;
    },
    backwardsFunc: (dy, saved) => {
      // All at once: the engine asks for each in a scope of its own, which would free the others.
      const gradients = gradient(Array.isArray(dy) ? dy : [dy], saved);
      return Object.fromEntries(
        Object.entries(gradients).flatMap(([key, tensor]) => (tensor ? [[key, () => tensor]] : [])),
      );
    },
  });
  return Array.isArray(results) ? results : [results];
}

/** The results of a kernel by position, as many as are asked for. */
export function resultAt(results: readonly tf.Tensor[], index: number): tf.Tensor {
  return present(results[index], "a result of a kernel");
}
