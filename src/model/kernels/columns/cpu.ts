import { type ArrayKernels, input, output, widthOf } from "../arrays";
import { JOIN_COLUMNS, SPLIT_COLUMNS } from "./columns";

export const COLUMN_KERNELS: ArrayKernels = {
  [JOIN_COLUMNS]: (inputs) => {
    const left = input(inputs, "left");
    const right = input(inputs, "right");
    const [a, b] = [widthOf(left), widthOf(right)];
    const joined = output(...left.shape.slice(0, -1), a + b);
    const rows = left.values.length / a;
    for (let i = 0; i < rows; i++) {
      joined.values.set((left.values as Float32Array).subarray(i * a, (i + 1) * a), i * (a + b));
      joined.values.set((right.values as Float32Array).subarray(i * b, (i + 1) * b), i * (a + b) + a);
    }
    return [joined];
  },

  [SPLIT_COLUMNS]: (inputs, attributes) => {
    const x = input(inputs, "x");
    const whole = widthOf(x);
    const at = attributes.at as number;
    const left = output(...x.shape.slice(0, -1), at);
    const right = output(...x.shape.slice(0, -1), whole - at);
    const values = x.values as Float32Array;
    for (let i = 0; i < values.length / whole; i++) {
      left.values.set(values.subarray(i * whole, i * whole + at), i * at);
      right.values.set(values.subarray(i * whole + at, (i + 1) * whole), i * (whole - at));
    }
    return [left, right];
  },
};
