/** Score, softmax and weighted sum of any number of output words, as a wiring calls them. */
import { present } from "../../lib/assert";
import type { TensorName } from "../../trace/tensors";
import type { ModelConfig } from "../config";
import type { Edits } from "../edits";
import type { Parameters } from "../parameters";
import { SCORES } from "../scores/list";
import * as tf from "../tf";
import { WINDOWS } from "../windows/list";
import type { Encoding } from "./encode";
import { softmax } from "./softmax";
import { weightedSum } from "./weightedSum";

export interface Attended {
  /** `[batch, target, source]`, exactly 0 on padding and outside a local window. */
  readonly weights: tf.Tensor3D;
  /** `[batch, target, units]`. */
  readonly context: tf.Tensor3D;
  /** Everything that a trace shows of it. */
  tensors(): Readonly<Partial<Record<TensorName, tf.Tensor>>>;
}

/** Attention over one batch of sentences; `row` is the first output word of the queries `[batch, target, units]`. */
export type Attend = (query: tf.Tensor3D, row: number) => Attended;

export function openAttention(
  config: ModelConfig,
  parameters: Parameters,
  encoding: Encoding,
  edits: Edits,
): Attend {
  const score = SCORES[present(config.score, "a score")].open(config, parameters, encoding.states);
  const window = WINDOWS[present(config.window, "a window")];
  const mask = tf.expandDims(encoding.source.mask, 1); // [batch, 1, source]
  const lengths = tf.sum(mask, 2, true) as tf.Tensor3D; // [batch, 1, 1]
  return (query, row) => {
    const { scores: raw, energy } = score(query);
    const scores = edits.scores(raw, row);
    const centre = window.centre(parameters, lengths, query, row);
    const local = centre ? localWeights(config, scores, mask, centre) : null;
    const own = local ? local.weights : softmax(scores, mask);
    const weights = edits.weights(own, encoding.source, row);
    const summed = weightedSum(weights, encoding.values);
    const context = edits.context(summed.context, row);
    return {
      weights,
      context,
      tensors: () => ({
        query,
        ...(energy ? { energy } : {}),
        scores,
        ...(local ? { position: local.position, aligned: local.aligned } : {}),
        weights,
        weighted: summed.weighted(),
        context,
      }),
    };
  };
}

interface Local {
  /** `[batch, target]`, from 1. */
  readonly position: tf.Tensor2D;
  /** Softmax over the window alone, `[batch, target, source]`. */
  readonly aligned: tf.Tensor3D;
  readonly weights: tf.Tensor3D;
}

/**
 * Weights inside [p − D, p + D] and 0 outside; with a Gaussian (Luong 2015, equation 10) of deviation D/2 around p,
 * after which they are not made to sum to 1 again, as in the paper.
 */
function localWeights(config: ModelConfig, scores: tf.Tensor3D, mask: tf.Tensor, centre: tf.Tensor3D): Local {
  const [batch, target, source] = scores.shape;
  const positions = tf.reshape(tf.range(1, source + 1), [1, 1, source]);
  const distance = tf.sub(positions, centre); // [batch, target, source]
  const isInside = tf.cast(tf.lessEqual(tf.abs(distance), config.radius), "float32");
  const aligned = softmax(scores, tf.mul(isInside, mask));
  const deviation = config.radius / 2;
  const bell = (): tf.Tensor => tf.exp(tf.mul(tf.square(distance), -1 / (2 * deviation * deviation)));
  const everyRow = tf.broadcastTo(centre, [batch, target, 1]);
  return {
    position: tf.reshape(everyRow, [batch, target]) as tf.Tensor2D,
    aligned,
    weights: config.gaussian ? (tf.mul(aligned, bell()) as tf.Tensor3D) : aligned,
  };
}
