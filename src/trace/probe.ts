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
}
