import { CELLS } from "../cells/list";
import type { ModelConfig } from "../config";
import { type Parameters, parameter } from "../parameters";
import * as tf from "../tf";
import { embed } from "./embed";
import { cellWeights, type Recurrence, recur } from "./recur";

/** Source sentences as the encoder takes them: every row ends in `<eos>`, then `<pad>`. */
export interface SourceBatch {
  /** int32, `[batch, source]`. */
  readonly ids: tf.Tensor2D;
  /** 1 on words and `<eos>`, 0 on padding, `[batch, source]`. */
  readonly mask: tf.Tensor2D;
  /** 1 on `<eos>` alone: where the forward reader stops, `[batch, source]`. */
  readonly last: tf.Tensor2D;
}

/** What the decoder reads: made once for a sentence. */
export interface Memory {
  /** h_1 … h_N, `[batch, source, units]`; with two directions [forward; backward]. */
  readonly states: tf.Tensor3D;
  /** 1 on words and `<eos>`, `[batch, source]`. */
  readonly mask: tf.Tensor2D;
  /** s_0, `[batch, units]`: the last state; with two directions [forward at N; backward at 1]. */
  readonly initialState: tf.Tensor2D;
}

export interface Encoding extends Memory {
  /** `[batch, source, embed]`. */
  readonly embedded: tf.Tensor3D;
  readonly forward: Recurrence;
  readonly backward: Recurrence | null;
}

export function encode(config: ModelConfig, parameters: Parameters, source: SourceBatch): Encoding {
  const [batch, positions] = source.ids.shape;
  const cell = CELLS[config.cell];
  const units = config.bidirectional ? config.units / 2 : config.units;
  const embedded = embed(parameter(parameters, "encoder.embedding.weight") as tf.Tensor2D, source.ids);
  const start = tf.zeros([batch, units]) as tf.Tensor2D;
  const forward = recur(cell, cellWeights(parameters, "encoder"), embedded, start);
  // Padding comes after the last word: it cannot change the states before it, and the mask keeps it out of sight.
  const end = tf.sum(tf.mul(forward.states, tf.expandDims(source.last, 2)), 1) as tf.Tensor2D; // [batch, units]
  if (!config.bidirectional)
    return {
      embedded,
      forward,
      backward: null,
      states: forward.states,
      mask: source.mask,
      initialState: end,
    };
  const keep = tf.split(source.mask, positions, 1) as tf.Tensor2D[]; // source × [batch, 1]
  const backward = recur(cell, cellWeights(parameters, "encoder", "_reverse"), embedded, start, { keep });
  return {
    embedded,
    forward,
    backward,
    states: tf.concat([forward.states, backward.states], 2),
    mask: source.mask,
    initialState: tf.concat([end, backward.last], 1),
  };
}
