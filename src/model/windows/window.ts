import type { ModelConfig } from "../config";
import type { Parameters } from "../parameters";
import type * as tf from "../tf";

/** Which states a query may look at at all. Adding one is one file, its id in `trace/architecture.ts` and one line in `list.ts`. */
export interface Window {
  /** Its own parameters, all named `attention.…`. */
  parameterShapes(config: ModelConfig): Readonly<Record<string, readonly number[]>>;
  /**
   * The centre of each row's window, counted from 1, `[batch, target, 1]`; null looks everywhere.
   * `lengths` `[batch, 1, 1]` are the sentences' tokens, query `[batch, target, units]`, `row` the first output word.
   */
  centre(parameters: Parameters, lengths: tf.Tensor3D, query: tf.Tensor3D, row: number): tf.Tensor3D | null;
}
