import type { ModelConfig } from "../config";
import type { Parameters } from "../parameters";
import type { Memory } from "../steps/encode";
import type { Gates } from "../steps/recur";
import type * as tf from "../tf";

/** Every intermediate of one or more output words. Shapes begin with `[batch, target]`. */
export interface DecoderStep {
  readonly decoderEmbedded: tf.Tensor3D;
  readonly gates: Gates;
  readonly decoderState: tf.Tensor3D;
  readonly query: tf.Tensor3D;
  readonly scores: tf.Tensor3D;
  readonly weights: tf.Tensor3D;
  readonly weighted: () => tf.Tensor4D;
  readonly context: tf.Tensor3D;
  readonly combined: tf.Tensor3D;
  readonly attentional: tf.Tensor3D;
  readonly logits: tf.Tensor3D;
  /** The state to go on from, `[batch, units]`. */
  readonly next: tf.Tensor2D;
}

/**
 * How the steps are joined. `step` is the one definition of decoding: `words` `[batch, target]` (int32) are the inputs
 * of `target` consecutive output words. With one word it is a step of greedy decoding, with a whole target sentence
 * it is teacher forcing; the numbers are the same.
 */
export interface Wiring {
  readonly id: string;
  step(
    config: ModelConfig,
    parameters: Parameters,
    memory: Memory,
    state: tf.Tensor2D,
    words: tf.Tensor2D,
  ): DecoderStep;
}
