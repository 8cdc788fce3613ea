/**
 * Sums and products of two tensors of one shape that lie packed on the device, as two gradients of one tensor do.
 * tensorflow.js's own kernels unpack both, and the next one here would pack the result: four draws instead of one.
 */
import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import { present } from "../../../lib/assert";
import * as tf from "../../tf";
import { openGpu } from "./gpu";

const OPERATIONS: Readonly<Record<string, string>> = { Add: "+", Multiply: "*" };

export function registerElementwise(): void {
  for (const [kernelName, operation] of Object.entries(OPERATIONS)) {
    const original = present(tf.getKernel(kernelName, "webgl"), kernelName);
    const kernelFunc: tf.KernelFunc = (params) => {
      const { a, b } = params.inputs as { readonly a: tf.TensorInfo; readonly b: tf.TensorInfo };
      const backend = params.backend as MathBackendWebGL;
      const isPacked = ({ dataId, dtype }: tf.TensorInfo): boolean => {
        const { texture, isPacked: packed } = backend.texData.get(dataId);
        return dtype === "float32" && texture !== undefined && texture !== null && packed === true;
      };
      const isSame = a.shape.length === b.shape.length && a.shape.every((size, i) => size === b.shape[i]);
      if (!isSame || a.shape.length === 0 || !isPacked(a) || !isPacked(b)) return original.kernelFunc(params);
      const gpu = openGpu(backend);
      const result = gpu.make(a.shape);
      gpu.draw({
        key: `elementwise ${kernelName}`,
        inputs: { a: gpu.packed(a), b: gpu.packed(b) },
        outputs: [result],
        isMasked: false,
        code: () => `out0 = at(a, column, row) ${operation} at(b, column, row);`,
      });
      const reach = gpu.reachOf(b);
      gpu.setReach(
        result,
        gpu.reachOf(a).map((rows, step) => Math.max(rows, reach[step] ?? rows)),
      );
      gpu.close();
      return result;
    };
    tf.unregisterKernel(kernelName, "webgl");
    tf.registerKernel({ ...original, kernelFunc });
  }
}
