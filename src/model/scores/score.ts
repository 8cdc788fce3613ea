import type { ModelConfig } from "../config";
import type { Parameters } from "../parameters";
import type * as tf from "../tf";

/** How well every state answers some queries. */
export interface Scored {
  /** `[batch, target, source]`. */
  readonly scores: tf.Tensor3D;
  /** What the scores were summed of, `[batch, target, source, units]`; null for scores that have no such vector. */
  readonly energy: tf.Tensor4D | null;
}

/** A score function. Adding one is one file, its id in `trace/architecture.ts` and one line in `list.ts`. */
export interface Score {
  /** Its own parameters, all named `attention.…`. */
  parameterShapes(config: ModelConfig): Readonly<Record<string, readonly number[]>>;
  /**
   * For one batch of sentences, states `[batch, source, units]`: the function from queries `[batch, target, units]` to
   * scores. What does not depend on the query is computed here, once.
   */
  open(config: ModelConfig, parameters: Parameters, states: tf.Tensor3D): (query: tf.Tensor3D) => Scored;
}
