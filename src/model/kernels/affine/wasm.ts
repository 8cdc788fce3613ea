import { bytes, type HeapKernels, input, partsOf, sizeOf } from "../heap";
import { AFFINE, AFFINE_GRADIENT } from "./affine";

export const AFFINE_KERNELS: HeapKernels = {
  [AFFINE]: (call) => {
    const { heap, inputs, attributes } = call;
    const weight = input(call, "weight");
    const [out, columns] = weight.shape as [number, number];
    const parts = partsOf(call);
    const leading = input(call, "x0").shape.slice(0, -1);
    const rows = sizeOf(leading);
    const y = heap.make(...leading, out);
    const at = heap.at(y);
    let from = heap.at(weight);
    let start = heap.at(inputs.bias);
    let startStride = 0;
    heap.scratch(columns * out, (scratch) => {
      for (const { part, width } of parts) {
        heap.simd.affinePart(rows, width, out, heap.at(part), from, columns, start, startStride, at, scratch);
        from += bytes(width);
        start = at;
        startStride = out;
      }
    });
    if (attributes.tanh) heap.simd.tanhInPlace(at, rows * out);
    return [y];
  },

  [AFFINE_GRADIENT]: (call) => {
    const { heap, attributes } = call;
    const weight = input(call, "weight");
    const [out, columns] = weight.shape as [number, number];
    const dy = input(call, "dy");
    const count = sizeOf(dy.shape);
    const dWeight = heap.zeros(out, columns);
    const dBias = attributes.bias ? heap.zeros(out) : null;
    const y = attributes.tanh ? input(call, "y") : null;
    const parts = partsOf(call);
    const dParts = parts.map(({ part }) => heap.make(...part.shape));
    heap.scratch(y ? count : 0, (scratch) => {
      if (y) heap.simd.tanhSlope(heap.at(dy), heap.at(y), scratch, count);
      const d = y ? scratch : heap.at(dy);
      let from = 0;
      parts.forEach(({ part, width }, k) => {
        heap.simd.affinePartGradient(
          count / out,
          width,
          out,
          d,
          heap.at(part),
          heap.at(weight) + from,
          columns,
          heap.at(dParts[k]),
          heap.at(dWeight) + from,
          k === 0 && dBias ? heap.at(dBias) : 0,
        );
        from += bytes(width);
      });
    });
    return [...dParts, dWeight, ...(dBias ? [dBias] : [])];
  },
};
