import type { Axis } from "./tensors";
import type { TraceParameter } from "./trace";

/**
 * Gradients of the mean loss of a sentence's target words, by what they are with respect to, with the axes of each:
 * a hidden state as the weighted sum reads it (`values`) and as the scores read it (`keys`), a word's embedding, a
 * context, a score. Where nothing is attended there are embeddings alone.
 */
export const GRADIENTS = {
  values: ["source", "units"],
  keys: ["source", "units"],
  embedded: ["source", "embed"],
  context: ["target", "units"],
  scores: ["target", "source"],
} as const satisfies Readonly<Record<string, readonly Axis[]>>;

export type GradientName = keyof typeof GRADIENTS;

/** Where the loss of one sentence comes from, by source position in reading order. */
export interface Probe {
  /** Mean loss of the target words, nats. */
  readonly loss: number;
  /**
   * Norms by source position, `<eos>` included: of ∂loss/∂h_j through the weighted sum (value path) and through the
   * scores (score path), zeros where nothing is attended; and of ∂loss/∂x_j, x_j being the word's embedding.
   */
  readonly value: readonly number[];
  readonly score: readonly number[];
  readonly embedding: readonly number[];
  /** What the norms are taken of, and what that is made of. */
  readonly gradients: Readonly<Partial<Record<GradientName, TraceParameter>>>;
}
