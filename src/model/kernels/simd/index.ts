/** All that the wasm kernels call, in one module. */
export { adamStep, sumOfSquares } from "../adam/simd";
export {
  additiveBackward,
  additiveBackwardScratch,
  additiveForward,
  additiveForwardScratch,
} from "../additive/simd";
export { affinePart, affinePartGradient, tanhInPlace, tanhSlope } from "../affine/simd";
export { attentionBackward, attentionForward, attentionScratch } from "../attention/simd";
export { copyColumns } from "../columns/simd";
export { crossEntropy, crossEntropyScratch } from "../crossEntropy/simd";
export {
  recurrenceBackward,
  recurrenceBackwardScratch,
  recurrenceForward,
  recurrenceScratch,
} from "../recurrence/simd";
export { rowsBackward, rowsForward } from "../rows/simd";
export { zero } from "./memory";
