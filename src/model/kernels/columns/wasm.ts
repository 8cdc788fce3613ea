import { bytes, type HeapKernels, input, sizeOf } from "../heap";
import { JOIN_COLUMNS, SPLIT_COLUMNS } from "./columns";

export const COLUMN_KERNELS: HeapKernels = {
  [JOIN_COLUMNS]: (call) => {
    const { heap } = call;
    const [left, right] = [input(call, "left"), input(call, "right")];
    const leading = left.shape.slice(0, -1);
    const rows = sizeOf(leading);
    const [a, b] = [left.shape.at(-1) as number, right.shape.at(-1) as number];
    const joined = heap.make(...leading, a + b);
    heap.simd.copyColumns(rows, a, heap.at(left), a, heap.at(joined), a + b);
    heap.simd.copyColumns(rows, b, heap.at(right), b, heap.at(joined) + bytes(a), a + b);
    return [joined];
  },

  [SPLIT_COLUMNS]: (call) => {
    const { heap, attributes } = call;
    const x = input(call, "x");
    const leading = x.shape.slice(0, -1);
    const rows = sizeOf(leading);
    const width = x.shape.at(-1) as number;
    const at = attributes.at as number;
    const [left, right] = [heap.make(...leading, at), heap.make(...leading, width - at)];
    heap.simd.copyColumns(rows, at, heap.at(x), width, heap.at(left), at);
    heap.simd.copyColumns(rows, width - at, heap.at(x) + bytes(at), width, heap.at(right), width - at);
    return [left, right];
  },
};
