/**
 * Makes a trace: translates a sentence, then runs the same decoder step over the words it said and reads every
 * intermediate back. There is no second implementation for display.
 */
import { present } from "../lib/assert";
import { SOS } from "../lib/tokens";
import { TENSORS, type TensorName, type TraceTensor } from "../trace/tensors";
import type { ModelDescription, Trace } from "../trace/trace";
import { CELLS } from "./cells/list";
import { WIRING_STEPS } from "./config";
import { crossEntropy } from "./crossEntropy";
import { decodeWords, encodeBatch, type Model, padRows, sourceBatch, translateOne } from "./seq2seq";
import type { SourceBatch } from "./steps/encode";
import type { Gates } from "./steps/recur";
import { softmax } from "./steps/softmax";
import * as tf from "./tf";

/** Positions are padded to a multiple of this, so that WebGL compiles for a few shapes and not for every length. */
const BUCKET = 8;

export interface TraceRequest {
  readonly text: string;
  readonly sourceTokens: readonly string[];
  /** Ends in `<eos>`. */
  readonly sourceIds: readonly number[];
  /** Longest output, `<eos>` included. */
  readonly maxTarget: number;
  /** Decode along these words instead of the model's own; ends in `<eos>`. Adds `loss`. */
  readonly forced?: readonly number[];
}

function bucket(length: number): number {
  return Math.ceil(length / BUCKET) * BUCKET;
}

export async function recordTrace(
  model: Model,
  description: ModelDescription,
  request: TraceRequest,
): Promise<Trace> {
  const source = request.sourceIds.length;
  const width = bucket(source);
  const batch = sourceBatch(padRows([request.sourceIds], width), [source], width);
  const said = request.forced ?? (await translateOne(model, batch, request.maxTarget));
  const padded = allTensors(model, batch, said, request.forced !== undefined);
  const sizes: Record<string, number> = { source, target: said.length };
  const tensors: Partial<Record<TensorName, TraceTensor>> = {};
  try {
    await Promise.all(
      Object.entries(padded).map(async ([key, tensor]) => {
        const name = key as TensorName;
        const axes = TENSORS[name].axes;
        const shape = axes.map((axis, i) => sizes[axis] ?? present(tensor.shape[i], "a size"));
        const data = (await tensor.data()) as Float32Array;
        tensors[name] = { shape, axes, data: crop(data, tensor.shape, shape) };
      }),
    );
  } finally {
    tf.dispose(padded);
    tf.dispose([batch.ids, batch.mask, batch.last]);
  }
  const inOrder = (Object.keys(TENSORS) as TensorName[]).filter((name) => tensors[name]);
  return {
    model: description,
    source: { text: request.text, tokens: request.sourceTokens, ids: request.sourceIds },
    output: { tokens: said.map((id) => present(description.targetVocabulary[id], "a word")), ids: said },
    steps: WIRING_STEPS[model.config.wiring],
    interventions: [],
    tensors: Object.fromEntries(inOrder.map((name) => [name, present(tensors[name], name)])),
  };
}

/** Every tensor of the contract for one sentence, without the batch axis, positions still padded. */
function allTensors(
  model: Model,
  source: SourceBatch,
  said: readonly number[],
  withLoss: boolean,
): Record<string, tf.Tensor> {
  return tf.tidy(() => {
    const rows = bucket(said.length);
    const inputs = padRows([[SOS, ...said.slice(0, -1)]], rows);
    const encoding = encodeBatch(model, source);
    const words = tf.tensor2d(inputs, [1, rows], "int32");
    const step = decodeWords(model, encoding, encoding.initialState, words);
    const names = CELLS[model.config.cell].gates;
    const gates = (prefix: string, positions: Gates): Record<string, tf.Tensor> => {
      const all = positions.map((gatesAt) => gatesAt());
      return Object.fromEntries(
        names.map((name) => [
          `${prefix}.${name}`,
          tf.stack(
            all.map((at) => present(at[name], name)),
            1,
          ),
        ]),
      );
    };
    const batched: Record<string, tf.Tensor> = {
      embedded: encoding.embedded,
      ...gates("encoder.l0", encoding.forward.gates),
      ...(encoding.backward ? gates("encoder.l0.reverse", encoding.backward.gates) : {}),
      states: encoding.states,
      initialState: encoding.initialState,
      decoderEmbedded: step.decoderEmbedded,
      ...gates("decoder.l0", step.gates),
      decoderState: step.decoderState,
      query: step.query,
      scores: step.scores,
      weights: step.weights,
      weighted: step.weighted(),
      context: step.context,
      combined: step.combined,
      attentional: step.attentional,
      logits: step.logits,
      probabilities: softmax(step.logits),
      ...(withLoss
        ? { loss: crossEntropy(step.logits, tf.tensor2d(padRows([said], rows), [1, rows], "int32")) }
        : {}),
    };
    return Object.fromEntries(
      Object.entries(batched).map(([name, tensor]) => [name, tf.reshape(tensor, tensor.shape.slice(1))]),
    );
  });
}

/** The leading corner `wanted` of row-major numbers of shape `shape`, copied: what the backend returns is its cache. */
function crop(data: Float32Array, shape: readonly number[], wanted: readonly number[]): Float32Array {
  const result = new Float32Array(wanted.reduce((product, size) => product * size, 1));
  const copy = (axis: number, from: number, to: number): void => {
    const size = present(wanted[axis], "a size");
    if (axis === wanted.length - 1) {
      result.set(data.subarray(from, from + size), to);
      return;
    }
    const stride = shape.slice(axis + 1).reduce((product, n) => product * n, 1);
    const compact = wanted.slice(axis + 1).reduce((product, n) => product * n, 1);
    for (let i = 0; i < size; i++) copy(axis + 1, from + i * stride, to + i * compact);
  };
  copy(0, 0, 0);
  return result;
}
