import type * as tf from "../../tf";
import { type HeapKernels, input, sizeOf } from "../heap";
import { ADAM, type AdamAttributes } from "./adam";

export const ADAM_KERNELS: HeapKernels = {
  [ADAM]: (call) => {
    const { heap } = call;
    const { count, rate, epsilon, beta1, beta2, clip } = call.attributes as unknown as AdamAttributes & {
      readonly count: number;
    };
    const all = (name: string): tf.TensorInfo[] =>
      Array.from({ length: count }, (_, i) => input(call, `${name}${i}`));
    const gradients = all("gradient");
    let squares = 0;
    for (const gradient of gradients)
      squares += heap.simd.sumOfSquares(heap.at(gradient), sizeOf(gradient.shape));
    const scale = Math.min(1, clip / (Math.sqrt(squares) + 1e-12));
    const old = [all("parameter"), all("first"), all("second")];
    const next = old.map((tensors) => tensors.map(({ shape }) => heap.make(...shape)));
    gradients.forEach((gradient, i) => {
      heap.simd.adamStep(
        sizeOf(gradient.shape),
        heap.at(gradient),
        ...[...old, ...next].map((tensors) => heap.at(tensors[i])),
        ...[scale, rate, epsilon, beta1, 1 - beta1, beta2, 1 - beta2],
      );
    });
    return next.flat();
  },
};
