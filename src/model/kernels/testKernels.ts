/** For tests: random inputs of kernels, and the wasm backend's results against those over typed arrays. */
import { expect } from "vitest";
import { createRandom } from "../../lib/random";
import * as tf from "../tf";
import type { ArrayInputs, ArrayTensor } from "./arrays";
import { ARRAY_KERNELS } from "./cpu";
import { type KernelAttributes, runKernel } from "./kernel";

const random = createRandom(11);

export function normal(...shape: number[]): ArrayTensor {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Float32Array.from({ length: size }, () => random.normal());
  return { values, shape };
}

/** A weight as large as weights are: sums over its columns stay of the size of their terms. */
export function weights(rows: number, columns: number): ArrayTensor {
  const { values, shape } = normal(rows, columns);
  return { values: Float32Array.from(values, (x) => x / Math.sqrt(columns)), shape };
}

/** Ids of sentences of every length, one of them as long as there is room. */
export function sentences(steps: number, batch: number, vocabulary = 9): ArrayTensor {
  const values = new Int32Array(steps * batch);
  for (let b = 0; b < batch; b++) {
    const length = b === 0 ? steps : 1 + random.int(steps);
    for (let t = 0; t < length; t++)
      values[t * batch + b] = t === length - 1 ? 2 : 1 + random.int(vocabulary - 1);
  }
  return { values, shape: [steps, batch] };
}

/** Sets rows of `[steps, batch, …]` to zero where a sentence has ended, as gradients are there. */
export function within({ values, shape }: ArrayTensor, ids: ArrayTensor): ArrayTensor {
  const width = values.length / ids.values.length;
  return { shape, values: Float32Array.from(values, (x, i) => (ids.values[Math.floor(i / width)] ? x : 0)) };
}

type Inputs = Readonly<Record<string, ArrayTensor | null>>;

function given(inputs: Inputs): ArrayInputs {
  return Object.fromEntries(Object.entries(inputs).flatMap(([key, x]) => (x ? [[key, x]] : [])));
}

/** The results over typed arrays, which the wasm backend's are compared with. */
export function expected(name: string, inputs: Inputs, attributes: KernelAttributes = {}): ArrayTensor[] {
  return ARRAY_KERNELS[name]?.(given(inputs), attributes) ?? [];
}

export function found(name: string, inputs: Inputs, attributes: KernelAttributes = {}): ArrayTensor[] {
  return tf.tidy(() => {
    const tensors = Object.entries(given(inputs)).map(([key, { values, shape }]) => [
      key,
      tf.tensor(values, [...shape], values instanceof Int32Array ? "int32" : "float32"),
    ]);
    return runKernel(name, Object.fromEntries(tensors), attributes).map((tensor) => ({
      values: tensor.dataSync() as Float32Array,
      shape: tensor.shape,
    }));
  });
}

export function expectClose(own: readonly ArrayTensor[], others: readonly ArrayTensor[], what: string): void {
  others.forEach(({ values, shape }, k) => {
    expect(own[k]?.shape, `${what}, shape of result ${k}`).toEqual(shape);
    let worst = 0;
    values.forEach((value, i) => {
      const off = Math.abs((own[k]?.values[i] ?? Number.NaN) - value) / Math.max(1, Math.abs(value));
      worst = Math.max(worst, Number.isFinite(off) ? off : Number.POSITIVE_INFINITY);
    });
    expect(worst, `${what}, result ${k}`).toBeLessThanOrEqual(1e-5);
  });
}

/** Expects the same results of both backends and gives those over typed arrays. */
export function expectSame(name: string, inputs: Inputs, attributes: KernelAttributes = {}): ArrayTensor[] {
  const results = expected(name, inputs, attributes);
  expectClose(found(name, inputs, attributes), results, `${name} ${JSON.stringify(attributes)}`);
  return results;
}

/** What a backend kept for the gradient, which is its own affair. */
export const kept = (results: readonly ArrayTensor[]): Inputs =>
  Object.fromEntries(results.map((tensor, i) => [`kept${i}`, tensor]));
