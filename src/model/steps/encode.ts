import { present } from "../../lib/assert";
import type { RecurrentState } from "../cells/cell";
import { CELLS } from "../cells/list";
import type { ModelConfig } from "../config";
import { type Drop, KEEP_ALL } from "../dropout";
import { type Edits, NO_EDITS } from "../edits";
import { type Parameters, parameter } from "../parameters";
import type { SourceBatch } from "../sourceBatch";
import * as tf from "../tf";
import { embed } from "./embed";
import { cellWeights, type Recurrence, recur, zeroState } from "./recur";

/** One layer of the encoder. */
export interface EncoderLayer {
  readonly forward: Recurrence;
  readonly backward: Recurrence | null;
  /** `[batch, source, units]`; with two directions [forward; backward]. */
  readonly states: tf.Tensor3D;
  /** The same for the LSTM's memory. */
  readonly cellStates: tf.Tensor3D | null;
  /** The forward reader's state at each sentence's end. */
  readonly forwardEnd: RecurrentState;
  /** The backward reader's state at the first word. */
  readonly backwardEnd: RecurrentState | null;
}

export interface Encoding {
  /** `[batch, source, embed]`. */
  readonly embedded: tf.Tensor3D;
  /** From the bottom up. */
  readonly layers: readonly EncoderLayer[];
  /** h_1 … h_N of the top layer, which scores are taken of, `[batch, source, units]`. */
  readonly states: tf.Tensor3D;
  /** What the weighted sum adds up: the states, unless someone intervened. */
  readonly values: tf.Tensor3D;
  readonly source: SourceBatch;
}

/** Something added to what is read, for gradients with respect to it. */
export interface Shifts {
  /** To the states as scores see them, `[batch, source, units]`. */
  readonly keys: tf.Tensor3D;
  /** To the states as the weighted sum sees them, `[batch, source, units]`. */
  readonly values: tf.Tensor3D;
  /** `[batch, source, embed]`. */
  readonly embedded: tf.Tensor3D;
}

export interface EncodeOptions {
  readonly edits?: Edits;
  readonly drop?: Drop;
  readonly shifts?: Shifts;
}

export function encode(
  config: ModelConfig,
  parameters: Parameters,
  source: SourceBatch,
  { edits = NO_EDITS, drop = KEEP_ALL, shifts }: EncodeOptions = {},
): Encoding {
  const table = parameter(parameters, "encoder.embedding.weight") as tf.Tensor2D;
  const shifted = (tensor: tf.Tensor3D, by?: tf.Tensor3D): tf.Tensor3D => (by ? tf.add(tensor, by) : tensor);
  const embedded = shifted(embed(table, source.ids), shifts?.embedded);
  const layers: EncoderLayer[] = [];
  let inputs = drop("encoder.embedded", embedded);
  for (let layer = 0; layer < config.layers; layer++) {
    const read = encodeLayer(config, parameters, source, layer, inputs, edits);
    layers.push(read);
    inputs = drop(`encoder.l${layer}`, read.states);
  }
  const states = edits.states(present(layers.at(-1), "a layer").states);
  return {
    embedded,
    layers,
    states: shifted(states, shifts?.keys),
    values: shifted(edits.values(states), shifts?.values),
    source,
  };
}

function encodeLayer(
  config: ModelConfig,
  parameters: Parameters,
  source: SourceBatch,
  layer: number,
  inputs: tf.Tensor3D,
  edits: Edits,
): EncoderLayer {
  const [batch, positions] = source.ids.shape;
  const cell = CELLS[config.cell];
  const start = zeroState(cell, batch, config.bidirectional ? config.units / 2 : config.units);
  const weights = cellWeights(parameters, "encoder", layer);
  const edit = edits.gate("encoder", layer, "forward");
  const forward = recur(cell, weights, inputs, start, { edit });
  // Padding comes after the last word: it cannot change the states before it, and the mask keeps it out of sight.
  const atEnd = (states: tf.Tensor3D): tf.Tensor2D =>
    tf.sum(tf.mul(states, tf.expandDims(source.last, 2)), 1) as tf.Tensor2D;
  const forwardEnd = {
    hidden: atEnd(forward.states),
    cell: forward.cellStates ? atEnd(forward.cellStates) : null,
  };
  if (!config.bidirectional) {
    const { states, cellStates } = forward;
    return { forward, backward: null, states, cellStates, forwardEnd, backwardEnd: null };
  }
  const keep = tf.split(source.mask, positions, 1) as tf.Tensor2D[]; // source × [batch, 1]
  const reversed = cellWeights(parameters, "encoder", layer, "_reverse");
  const backEdit = edits.gate("encoder", layer, "backward");
  const backward = recur(cell, reversed, inputs, start, { keep, edit: backEdit });
  const both = (a: tf.Tensor3D | null, b: tf.Tensor3D | null): tf.Tensor3D | null =>
    a && b ? (tf.concat([a, b], 2) as tf.Tensor3D) : null;
  return {
    forward,
    backward,
    states: present(both(forward.states, backward.states), "states"),
    cellStates: both(forward.cellStates, backward.cellStates),
    forwardEnd,
    backwardEnd: backward.last,
  };
}
