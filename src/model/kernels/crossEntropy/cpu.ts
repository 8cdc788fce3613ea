import { EOS, PAD } from "../../../lib/tokens";
import { affineRows } from "../affine/cpu";
import { type ArrayKernels, at, input, output, partsOf } from "../arrays";
import { CROSS_ENTROPY } from "./crossEntropy";

export const CROSS_ENTROPY_KERNELS: ArrayKernels = {
  [CROSS_ENTROPY]: (inputs, { words, withoutEos }) => {
    const weight = input(inputs, "weight");
    const targets = input(inputs, "targets");
    const logits = affineRows(partsOf(inputs), weight, input(inputs, "bias"));
    const vocab = weight.shape[0] as number;
    const dLogits = output(...targets.shape, vocab);
    const divisor = words as number;
    let loss = 0;
    targets.values.forEach((target, row) => {
      if (target === PAD || (withoutEos && target === EOS)) return;
      const scores = logits.subarray(row * vocab, (row + 1) * vocab);
      const largest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
      const total = scores.reduce((sum, score) => sum + Math.exp(score - largest), 0);
      loss += Math.log(total) - (at(scores, target) - largest);
      scores.forEach((score, word) => {
        const share = Math.exp(score - largest) / total;
        dLogits.values[row * vocab + word] = (share - Number(word === target)) / divisor;
      });
    });
    return [{ values: Float32Array.of(loss / divisor), shape: [] }, dLogits];
  },
};
