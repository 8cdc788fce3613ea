import { type HeapKernels, input, partsOf, sizeOf } from "../heap";
import { CROSS_ENTROPY } from "./crossEntropy";

export const CROSS_ENTROPY_KERNELS: HeapKernels = {
  [CROSS_ENTROPY]: (call) => {
    const { heap, attributes } = call;
    const [weight, targets] = [input(call, "weight"), input(call, "targets")];
    const [vocab, width] = weight.shape as [number, number];
    const words = attributes.words as number;
    const parts = partsOf(call);
    const loss = heap.make();
    const dLogits = heap.make(...targets.shape, vocab);
    const sum = heap.scratch(heap.simd.crossEntropyScratch(vocab, width), (scratch) =>
      heap.simd.crossEntropy(
        sizeOf(targets.shape),
        vocab,
        ...[0, 1, 2].flatMap((k) => [heap.at(parts[k]?.part), parts[k]?.width ?? 0]),
        heap.at(weight),
        heap.at(input(call, "bias")),
        heap.at(targets),
        1 / words,
        attributes.withoutEos as boolean,
        heap.at(dLogits),
        scratch,
      ),
    );
    heap.write(loss, sum / words);
    return [loss, dLogits];
  },
};
