/**
 * Makes a trace: translates a sentence, then runs the same decoder step over the words it said and reads every
 * intermediate back. There is no second implementation for display.
 */
import { present } from "../lib/assert";
import { EOS } from "../lib/tokens";
import type { Intervention } from "../trace/intervention";
import { TENSOR_NAMES, TENSORS, type TensorName } from "../trace/tensors";
import type { ModelDescription, Trace, TraceParameter } from "../trace/trace";
import { asyncTidy } from "./asyncTidy";
import { crossEntropy } from "./crossEntropy";
import { type Choice, say, untilEnd } from "./decoding/translate";
import { type Edits, NO_EDITS } from "./edits";
import { readTogether } from "./readTogether";
import { firstWords, type Model, type Opened, open, padRows } from "./seq2seq";
import { sourceBatch } from "./sourceBatch";
import { gateTensors, lowerStates } from "./steps/cells";
import type { Encoding } from "./steps/encode";
import { softmax } from "./steps/softmax";
import * as tf from "./tf";
import { WIRINGS } from "./wirings/list";
import type { DecoderState } from "./wirings/wiring";

/** Positions are padded to a multiple of this, so that WebGL compiles for a few shapes and not for every length. */
export const TRACE_BUCKET = 8;

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
  /** How many words will probably be said; what turns out longer takes a second read. */
  readonly expected?: number;
  /** Whether the trace carries every parameter of the model and not only the few that all traces have. */
  readonly allParameters?: boolean | undefined;
  /** How words are chosen; the likeliest, as far as interventions allow it, when left out. */
  readonly choice?: Choice;
}

type Tensors = Readonly<Partial<Record<TensorName, tf.Tensor>>>;

function bucket(length: number): number {
  return Math.ceil(length / TRACE_BUCKET) * TRACE_BUCKET;
}

export function recordTrace(
  model: Model,
  description: ModelDescription,
  request: TraceRequest,
): Promise<Trace> {
  return asyncTidy(async () => {
    const { sourceIds, maxTarget, edits = NO_EDITS, choice = edits.choice, forced } = request;
    const source = sourceIds.length;
    const width = bucket(source);
    const opened = open(model, sourceBatch(padRows([sourceIds], width), [source], width), { edits });
    const shown = Object.entries(edits.parameters(model.parameters)).filter(
      ([name]) => request.allParameters || SHOWN.test(name),
    );
    const rowsOf = (words: number): number => bucket(Math.min(words, maxTarget));
    // As many rows as the sentence is expected to need; more where it has not ended by then.
    for (let rows = rowsOf(forced?.length ?? request.expected ?? TRACE_BUCKET); ; rows += TRACE_BUCKET) {
      const { decoder } = opened;
      const words = forced
        ? tf.tensor2d(padRows([forced], rows), [1, rows], "int32")
        : say(decoder, { state: decoder.initial, words: firstWords(1) }, rows, choice).said;
      const padded = Object.entries(allTensors(opened, words, forced !== undefined));
      const [ids, ...numbers] = await readTogether([
        words,
        ...padded.map(([, tensor]) => tensor),
        ...shown.map(([, tensor]) => tensor),
      ]);
      const said = forced ?? untilEnd(Array.from(present(ids, "ids"))).slice(0, maxTarget);
      if (said.at(-1) !== EOS && rows < maxTarget) continue;
      const sizes: Record<string, number> = { source, target: said.length };
      const tensors = padded.map(([name, { shape: whole }], i) => {
        const { axes } = TENSORS[name as TensorName];
        const shape = axes.map((axis, k) => sizes[axis] ?? present(whole[k + 1], "a size"));
        const data = crop(present(numbers[i], name), whole.slice(1), shape);
        return [name, { shape, axes, data }] as const;
      });
      const parameters = shown.map(([name, { shape }], i): [string, TraceParameter] => [
        name,
        { shape, data: present(numbers[padded.length + i], name) },
      ]);
      return {
        model: description,
        source: { text: request.text, tokens: request.sourceTokens, ids: sourceIds },
        output: { tokens: said.map((id) => present(description.targetVocabulary[id], "a word")), ids: said },
        steps: WIRINGS[model.config.wiring].steps,
        interventions: request.interventions ?? [],
        tensors: inOrder(TENSOR_NAMES, Object.fromEntries(tensors)),
        parameters: Object.fromEntries(parameters),
      };
    }
  });
}

/** In the contract's order. */
function inOrder<T>(
  names: readonly string[],
  values: Readonly<Record<string, T | undefined>>,
): Record<string, T> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Parameters that a trace carries: few, and what the panels open products down to. */
const SHOWN = /^(attention|bridge|combine)\./;

/** Every tensor of the contract, `[1, …]`, positions still padded. */
function allTensors({ encoding, decoder }: Opened, words: tf.Tensor2D, isForced: boolean): Tensors {
  const rows = words.shape[1];
  const inputs = tf.concat([firstWords(1), tf.slice(words, [0, 0], [1, rows - 1])], 1);
  const step = decoder.step(decoder.initial, inputs);
  return {
    ...encodingTensors(encoding),
    ...initialTensors(decoder.initial),
    ...step.tensors(),
    probabilities: softmax(step.logits),
    ...(isForced ? { loss: crossEntropy(step.logits, words) } : {}),
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
