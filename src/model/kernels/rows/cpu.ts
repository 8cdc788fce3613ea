import { type ArrayKernels, at, input, output, widthOf } from "../arrays";
import { ROWS, ROWS_GRADIENT } from "./rows";

export const ROWS_KERNELS: ArrayKernels = {
  [ROWS]: (inputs) => {
    const table = input(inputs, "table");
    const ids = input(inputs, "ids");
    const width = widthOf(table);
    const read = output(...ids.shape, width);
    ids.values.forEach((id, i) => {
      read.values.set((table.values as Float32Array).subarray(id * width, (id + 1) * width), i * width);
    });
    return [read];
  },

  [ROWS_GRADIENT]: (inputs, { rows }) => {
    const dy = input(inputs, "dy");
    const width = widthOf(dy);
    const dTable = output(rows as number, width);
    input(inputs, "ids").values.forEach((id, i) => {
      for (let c = 0; c < width; c++)
        dTable.values[id * width + c] = at(dTable.values, id * width + c) + at(dy.values, i * width + c);
    });
    return [dTable];
  },
};
