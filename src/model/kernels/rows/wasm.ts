import { type HeapKernels, input, sizeOf } from "../heap";
import { ROWS, ROWS_GRADIENT } from "./rows";

export const ROWS_KERNELS: HeapKernels = {
  [ROWS]: (call) => {
    const { heap } = call;
    const [table, ids] = [input(call, "table"), input(call, "ids")];
    const width = table.shape[1] as number;
    const y = heap.make(...ids.shape, width);
    heap.simd.rowsForward(heap.at(table), heap.at(ids), heap.at(y), sizeOf(ids.shape), width);
    return [y];
  },

  [ROWS_GRADIENT]: (call) => {
    const { heap, attributes } = call;
    const [dy, ids] = [input(call, "dy"), input(call, "ids")];
    const width = dy.shape.at(-1) as number;
    const dTable = heap.zeros(attributes.rows as number, width);
    heap.simd.rowsBackward(heap.at(dy), heap.at(ids), heap.at(dTable), sizeOf(ids.shape), width);
    return [dTable];
  },
};
