/** All fused kernels for the cpu backend. */
import type { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import * as tf from "../tf";
import { ADAM_KERNELS } from "./adam/cpu";
import { ADDITIVE_KERNELS } from "./additive/cpu";
import { AFFINE_KERNELS } from "./affine/cpu";
import type { ArrayKernels } from "./arrays";
import { ATTENTION_KERNELS } from "./attention/cpu";
import { COLUMN_KERNELS } from "./columns/cpu";
import { CROSS_ENTROPY_KERNELS } from "./crossEntropy/cpu";
import type { KernelAttributes } from "./kernel";
import { RECURRENCE_KERNELS } from "./recurrence/cpu";
import { ROWS_KERNELS } from "./rows/cpu";

/** Every kernel over typed arrays. */
export const ARRAY_KERNELS: ArrayKernels = {
  ...AFFINE_KERNELS,
  ...ROWS_KERNELS,
  ...RECURRENCE_KERNELS,
  ...ATTENTION_KERNELS,
  ...CROSS_ENTROPY_KERNELS,
  ...COLUMN_KERNELS,
  ...ADDITIVE_KERNELS,
  ...ADAM_KERNELS,
};

/** The names that every backend registers. */
export const KERNEL_NAMES: readonly string[] = Object.keys(ARRAY_KERNELS);

export function registerCpuKernels(): void {
  for (const [kernelName, compute] of Object.entries(ARRAY_KERNELS)) {
    if (tf.getKernel(kernelName, "cpu")) continue;
    tf.registerKernel({
      kernelName,
      backendName: "cpu",
      kernelFunc: ({ inputs, attrs, backend }) => {
        const cpu = backend as unknown as MathBackendCPU;
        const arrays = Object.fromEntries(
          Object.entries(inputs).map(([name, info]) => {
            const { dataId, shape } = info as tf.TensorInfo;
            return [name, { values: cpu.data.get(dataId).values as Float32Array | Int32Array, shape }];
          }),
        );
        return compute(arrays, attrs as unknown as KernelAttributes).map(({ values, shape }) =>
          cpu.makeTensorInfo([...shape], "float32", values as Float32Array),
        );
      },
    });
  }
}
