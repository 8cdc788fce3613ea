/** Kernels over typed arrays: how the cpu backend computes them, and what the other backends are compared with. */
import { present } from "../../lib/assert";
import type { KernelAttributes } from "./kernel";

export interface ArrayTensor {
  readonly values: Float32Array | Int32Array;
  readonly shape: readonly number[];
}

export type ArrayInputs = Readonly<Record<string, ArrayTensor>>;

export type ArrayKernel = (inputs: ArrayInputs, attributes: KernelAttributes) => ArrayTensor[];

/** Kernels by name. */
export type ArrayKernels = Readonly<Record<string, ArrayKernel>>;

export function input(inputs: ArrayInputs, name: string): ArrayTensor {
  return present(inputs[name], `the input ${name}`);
}

/** Zeros of a shape. */
export function output(...shape: number[]): { readonly values: Float32Array; readonly shape: number[] } {
  return { values: new Float32Array(shape.reduce((product, size) => product * size, 1)), shape };
}

/** The parts x0, x1 … that were given. */
export function partsOf(inputs: ArrayInputs): ArrayTensor[] {
  return ["x0", "x1", "x2"].flatMap((name) => inputs[name] ?? []);
}

export function widthOf({ shape }: ArrayTensor): number {
  return present(shape.at(-1), "a last axis");
}

/** An array's number; the indices of these loops are within their arrays. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}

/** A matrix inside an array: its first number and the distance between two rows and between two columns. */
export interface View {
  readonly values: ArrayLike<number>;
  readonly from?: number;
  readonly row: number;
  readonly column: number;
}

/** out += a · b, out `[m, n]` of rows `outRow` apart, a `[m, k]`, b `[k, n]`. */
export function multiply(
  out: { readonly values: Float32Array | Float64Array; readonly from?: number; readonly row: number },
  a: View,
  b: View,
  [m, n, k]: readonly [number, number, number],
): void {
  const { from: aFrom = 0 } = a;
  const { from: bFrom = 0 } = b;
  const { from: outFrom = 0 } = out;
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let l = 0; l < k; l++)
        sum +=
          at(a.values, aFrom + i * a.row + l * a.column) * at(b.values, bFrom + l * b.row + j * b.column);
      const place = outFrom + i * out.row + j;
      out.values[place] = at(out.values, place) + sum;
    }
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
