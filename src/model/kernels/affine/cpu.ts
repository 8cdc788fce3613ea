import {
  type ArrayKernels,
  type ArrayTensor,
  at,
  input,
  multiply,
  output,
  partsOf,
  widthOf,
} from "../arrays";
import { AFFINE, AFFINE_GRADIENT } from "./affine";

/** [x₀; x₁; …] Wᵀ + b, `[rows, out]`. */
export function affineRows(
  parts: readonly ArrayTensor[],
  weight: ArrayTensor,
  bias: ArrayTensor | undefined,
): Float32Array {
  const [out, columns] = weight.shape as [number, number];
  const first = parts[0] as ArrayTensor;
  const rows = first.values.length / widthOf(first);
  const y = new Float32Array(rows * out);
  if (bias) for (let i = 0; i < y.length; i++) y[i] = at(bias.values, i % out);
  let from = 0;
  for (const part of parts) {
    const width = widthOf(part);
    multiply(
      { values: y, row: out },
      { values: part.values, row: width, column: 1 },
      { values: weight.values, from, row: 1, column: columns },
      [rows, out, width],
    );
    from += width;
  }
  return y;
}

export const AFFINE_KERNELS: ArrayKernels = {
  [AFFINE]: (inputs, { tanh }) => {
    const parts = partsOf(inputs);
    const weight = input(inputs, "weight");
    const y = affineRows(parts, weight, inputs.bias);
    const shape = [...(parts[0]?.shape.slice(0, -1) ?? []), weight.shape[0] as number];
    return [{ values: tanh ? y.map(Math.tanh) : y, shape }];
  },

  [AFFINE_GRADIENT]: (inputs, { tanh, bias }) => {
    const parts = partsOf(inputs);
    const weight = input(inputs, "weight");
    const [out, columns] = weight.shape as [number, number];
    const dy = input(inputs, "dy").values as Float32Array;
    const y = inputs.y?.values;
    const d = tanh && y ? dy.map((value, i) => value * (1 - at(y, i) ** 2)) : dy;
    const rows = d.length / out;
    const dWeight = output(out, columns);
    const dBias = output(out);
    let from = 0;
    const dParts = parts.map((part) => {
      const width = widthOf(part);
      const dPart = output(...part.shape);
      multiply(
        { values: dPart.values, row: width },
        { values: d, row: out, column: 1 },
        { values: weight.values, from, row: columns, column: 1 },
        [rows, width, out],
      );
      multiply(
        { values: dWeight.values, from, row: columns },
        { values: d, row: 1, column: out },
        { values: part.values, row: width, column: 1 },
        [out, width, rows],
      );
      from += width;
      return dPart;
    });
    if (bias) for (let i = 0; i < d.length; i++) dBias.values[i % out] = at(dBias.values, i % out) + at(d, i);
    return [...dParts, dWeight, ...(bias ? [dBias] : [])];
  },
};
