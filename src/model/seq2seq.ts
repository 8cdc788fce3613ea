import { PAD, SOS } from "../lib/tokens";
import type { ModelConfig } from "./config";
import { type Drop, KEEP_ALL } from "./dropout";
import { type Edits, NO_EDITS } from "./edits";
import type { Parameters } from "./parameters";
import type { SourceBatch } from "./sourceBatch";
import { type Encoding, encode, type Shifts } from "./steps/encode";
import * as tf from "./tf";
import { WIRINGS } from "./wirings/list";
import type { Decoder } from "./wirings/wiring";

/** A model: its architecture and its numbers. */
export interface Model {
  readonly config: ModelConfig;
  readonly parameters: Parameters;
}

export interface Opened {
  readonly encoding: Encoding;
  readonly decoder: Decoder;
}

export interface OpenOptions {
  readonly edits?: Edits;
  readonly drop?: Drop;
  readonly shifts?: Shifts;
}

/** Reads a batch of sentences and opens the decoder on them: the one way into training, translating and tracing. */
export function open(model: Model, source: SourceBatch, options: OpenOptions = {}): Opened {
  const { edits = NO_EDITS, drop = KEEP_ALL, shifts } = options;
  edits.checkSource(source);
  const { config } = model;
  const parameters = edits.parameters(model.parameters);
  const encoding = encode(config, parameters, source, { edits, drop, ...(shifts ? { shifts } : {}) });
  return { encoding, decoder: WIRINGS[config.wiring].open({ config, parameters, encoding, edits, drop }) };
}

/** `<sos>` for every sentence, `[batch, 1]` (int32): what the first output word is said after. */
export function firstWords(batch: number): tf.Tensor2D {
  return tf.fill([batch, 1], SOS, "int32");
}

/** Rows of ids of equal width, filled up with `<pad>`. */
export function padRows(rows: readonly (readonly number[])[], width: number): Int32Array {
  const ids = new Int32Array(rows.length * width).fill(PAD);
  rows.forEach((row, i) => {
    ids.set(row, i * width);
  });
  return ids;
}
