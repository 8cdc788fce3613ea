/**
 * Makes a trace: translates a sentence, then runs the same decoder step over the words it said and reads every
 * intermediate back. There is no second implementation for display.
 */
import { present } from "../lib/assert";
import type { Intervention } from "../trace/intervention";
import { TENSORS, type TensorName, type TraceTensor } from "../trace/tensors";
import type { ModelDescription, Trace, TraceParameter } from "../trace/trace";
import { crossEntropy } from "./crossEntropy";
import { type Choice, chosenWords, untilEnd } from "./decoding/translate";
import { type Edits, NO_EDITS } from "./edits";
import { disposeSource, firstWords, type Model, open, padRows, sourceBatch } from "./seq2seq";
import { gateTensors, lowerStates } from "./steps/cells";
import type { Encoding } from "./steps/encode";
import { softmax } from "./steps/softmax";
import * as tf from "./tf";
import { WIRINGS } from "./wirings/list";
import type { DecoderState } from "./wirings/wiring";

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
  readonly interventions?: readonly Intervention[];
  /** The same as functions. */
  readonly edits?: Edits;
  /** How words are chosen; the likeliest, as far as interventions allow it, when left out. */
  readonly choice?: Choice;
}

type Tensors = Readonly<Partial<Record<TensorName, tf.Tensor>>>;

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
  const { words, tensors: padded, weights } = tf.tidy(() => allTensors(model, batch, request));
  const tensors: Partial<Record<TensorName, TraceTensor>> = {};
  const parameters: Record<string, TraceParameter> = {};
  let said: readonly number[];
  try {
    said = request.forced ?? untilEnd(Array.from(await words.data()).slice(0, request.maxTarget));
    const sizes: Record<string, number> = { source, target: said.length };
    await Promise.all(
      Object.entries(padded).map(async ([key, tensor]) => {
        const name = key as TensorName;
        const { axes } = TENSORS[name];
        const shape = axes.map((axis, i) => sizes[axis] ?? present(tensor.shape[i], "a size"));
        const data = (await tensor.data()) as Float32Array;
        tensors[name] = { shape, axes, data: crop(data, tensor.shape, shape) };
      }),
    );
    for (const [name, tensor] of Object.entries(weights))
      parameters[name] = { shape: tensor.shape, data: Float32Array.from(await tensor.data()) };
  } finally {
    tf.dispose([words, padded, weights]);
    disposeSource(batch);
  }
  const inOrder = (Object.keys(TENSORS) as TensorName[]).filter((name) => tensors[name]);
  return {
    model: description,
    source: { text: request.text, tokens: request.sourceTokens, ids: request.sourceIds },
    output: { tokens: said.map((id) => present(description.targetVocabulary[id], "a word")), ids: said },
    steps: WIRINGS[model.config.wiring].steps,
    interventions: request.interventions ?? [],
    tensors: Object.fromEntries(inOrder.map((name) => [name, present(tensors[name], name)])),
    parameters,
  };
}

/** Parameters that a trace carries: few, and what the panels open products down to. */
const SHOWN = /^(attention|bridge|combine)\./;

/**
 * The words said, `[1, rows]`, every tensor of the contract without the batch axis, positions still padded, and the
 * parameters that are shown.
 */
function allTensors(
  model: Model,
  source: ReturnType<typeof sourceBatch>,
  { maxTarget, forced, edits = NO_EDITS, choice = edits.choice }: TraceRequest,
): { words: tf.Tensor2D; tensors: Record<string, tf.Tensor>; weights: Record<string, tf.Tensor> } {
  const { encoding, decoder } = open(model, source, { edits });
  const rows = bucket(forced?.length ?? maxTarget);
  const words = forced
    ? tf.tensor2d(padRows([forced], rows), [1, rows], "int32")
    : chosenWords(decoder, 1, rows, choice);
  const inputs = tf.concat([firstWords(1), tf.slice(words, [0, 0], [1, rows - 1])], 1);
  const step = decoder.step(decoder.initial, inputs);
  const batched: Tensors = {
    ...encodingTensors(encoding),
    ...initialTensors(decoder.initial),
    ...step.tensors(),
    probabilities: softmax(step.logits),
    ...(forced ? { loss: crossEntropy(step.logits, words) } : {}),
  };
  const tensors = Object.fromEntries(
    Object.entries(batched).map(([name, tensor]) => [name, tf.reshape(tensor, tensor.shape.slice(1))]),
  );
  const used = Object.entries(edits.parameters(model.parameters)).filter(([name]) => SHOWN.test(name));
  return {
    words,
    tensors,
    weights: Object.fromEntries(used.map(([name, tensor]) => [name, tf.clone(tensor)])),
  };
}

function encodingTensors({ embedded, layers, states }: Encoding): Tensors {
  const gates = layers.map(({ forward, backward }, k) => ({
    ...gateTensors(`encoder.l${k}`, forward.gates),
    ...(backward ? gateTensors(`encoder.l${k}.reverse`, backward.gates) : {}),
  }));
  const cellStates = layers.at(-1)?.cellStates;
  return {
    embedded,
    ...Object.assign({}, ...gates),
    ...lowerStates("encoder.l0", layers[0], layers.length),
    states,
    ...(cellStates ? { cellStates } : {}),
  };
}

function initialTensors({ layers }: DecoderState): Tensors {
  const top = present(layers.at(-1), "a layer");
  const [bottom] = layers;
  const lower = bottom && layers.length > 1 ? bottom : null;
  return {
    initialState: top.hidden,
    ...(top.cell ? { initialCellState: top.cell } : {}),
    ...(lower ? { "decoder.l0.initialState": lower.hidden } : {}),
    ...(lower?.cell ? { "decoder.l0.initialCellState": lower.cell } : {}),
  };
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
