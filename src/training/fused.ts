/**
 * The loss of one batch by fused kernels: the same function of the parameters as `batchLoss` in `learn.ts`, which is
 * its definition, in a few dozen kernels instead of thousands. Only for training, only for the models named here, and
 * only after `compare.ts` has found both equal on the backend in use.
 */
import { present } from "../lib/assert";
import { EOS, PAD } from "../lib/tokens";
import type { RecurrentState } from "../model/cells/cell";
import type { ModelConfig } from "../model/config";
import { additiveDecoder } from "../model/kernels/additive/additive";
import { affine } from "../model/kernels/affine/affine";
import { attention } from "../model/kernels/attention/attention";
import { joinColumns, splitColumns } from "../model/kernels/columns/columns";
import { trainingLoss } from "../model/kernels/crossEntropy/crossEntropy";
import { type RecurrenceResult, recurrence } from "../model/kernels/recurrence/recurrence";
import { rows } from "../model/kernels/rows/rows";
import { parameter } from "../model/parameters";
import type { Model } from "../model/seq2seq";
import * as tf from "../model/tf";
import type { Batch } from "../tasks/batch";
import type { Settings } from "../trace/settings";

/** Why a model or its regime trains on plain operations. */
export type FusedRefusal = "input-feeding" | "window" | "score" | "cell" | "layers" | "dropout" | "sampling";

type FusedSettings = Pick<Settings, "dropout" | "teacherForcing" | "withoutEos">;

/** Null when fused kernels can train this model. */
export function fusedRefusal(config: ModelConfig, settings: FusedSettings): FusedRefusal | null {
  if (settings.dropout > 0) return "dropout";
  if (Number(settings.teacherForcing) !== 1) return "sampling";
  if (config.inputFeeding) return "input-feeding";
  if (config.window !== null && config.window !== "global") return "window";
  if (config.wiring === "luong" && !(present(config.score, "a score") in SCALES)) return "score";
  if (config.wiring === "bahdanau") {
    if (config.score !== "concat") return "score";
    if (config.cell !== "gru") return "cell";
    if (config.layers !== 1) return "layers";
  }
  return null;
}

/** What a multiplicative score multiplies its product by. */
const SCALES: Readonly<Record<string, (units: number) => number>> = {
  dot: () => 1,
  general: () => 1,
  "scaled-dot": (units) => 1 / Math.sqrt(units),
};

/** Ids of one side, `[steps, batch]`, and their number of steps. */
interface Sequence {
  readonly ids: tf.Tensor2D;
  /** Places, padding included. */
  readonly places: number;
}

interface Encoded {
  /** The top layer's states, `[source, batch, units]`. */
  readonly states: tf.Tensor;
  /** Layer by layer: what the decoder is handed. */
  readonly ends: readonly { readonly forward: RecurrentState; readonly backward: RecurrentState | null }[];
  readonly source: Sequence;
}

/** Sentences from the longest source to the shortest, so that those still being read stand together. */
function byLength(batch: Batch): number[] {
  const order = Array.from({ length: batch.size }, (_, i) => i);
  const length = (i: number): number => present(batch.sourceLengths[i], "a length");
  return order.sort((i, j) => length(j) - length(i) || i - j);
}

/** One side of a batch, time-major: `ids` `[batch, width]` to `[steps, batch]`. */
function sequence(ids: Int32Array, width: number, steps: number, order: readonly number[]): Sequence {
  const size = order.length;
  const turned = new Int32Array(steps * size);
  for (let t = 0; t < steps; t++)
    order.forEach((row, b) => {
      turned[t * size + b] = ids[row * width + t] ?? PAD;
    });
  return { ids: tf.tensor2d(turned, [steps, size], "int32"), places: turned.length };
}

/** Columns of `[batch, width]` ids that hold anything but padding. */
function usedColumns(ids: Int32Array, width: number): number {
  let used = 1;
  ids.forEach((id, i) => {
    if (id !== PAD) used = Math.max(used, (i % width) + 1);
  });
  return used;
}

/**
 * A function that gives the mean loss per target word, nats, a scalar; its parameters are `model.parameters` when it is
 * called. On WebGL every batch keeps its full width, so that nothing is compiled twice; elsewhere it is cut to its
 * longest sentence.
 */
export function fusedLoss(model: Model, batch: Batch, settings: FusedSettings): () => tf.Scalar {
  const { config } = model;
  const isFixed = tf.getBackend() === "webgl";
  const order = byLength(batch);
  const side = (ids: Int32Array, width: number, like: Int32Array = ids): Sequence =>
    sequence(ids, width, isFixed ? width : usedColumns(like, width), order);
  const source = side(batch.source, batch.sourceWidth);
  const said = side(batch.targetIn, batch.targetWidth, batch.targetOut);
  const targets = side(batch.targetOut, batch.targetWidth);
  const { withoutEos } = settings;
  const counted = batch.targetOut.filter((id) => id !== PAD && !(withoutEos && id === EOS));
  const words = Math.max(1, counted.length);
  return () => {
    const get = (name: string): tf.Tensor => parameter(model.parameters, name);
    const encoded = encode(config, get, source);
    const parts = DECODERS[config.wiring](config, get, encoded, said);
    const output = { parts, weight: get("output.weight"), bias: get("output.bias") };
    return trainingLoss(output, targets.ids, { words, withoutEos });
  };
}

type Get = (name: string) => tf.Tensor;

/** W_ih x + b_ih of every place, `[steps, batch, blocks·units]`. */
function projectWords(
  table: tf.Tensor,
  weight: tf.Tensor,
  bias: tf.Tensor,
  { ids, places }: Sequence,
): tf.Tensor {
  const [vocabulary] = table.shape as [number, number];
  // A word that stands in many places is multiplied once.
  return vocabulary <= places
    ? rows(affine([table], weight, { bias }), ids)
    : affine([rows(table, ids)], weight, { bias });
}

function encode(config: ModelConfig, get: Get, source: Sequence): Encoded {
  const ends: Encoded["ends"][number][] = [];
  let states: tf.Tensor | null = null;
  for (let layer = 0; layer < config.layers; layer++) {
    const below: tf.Tensor | null = states;
    const read = (suffix: "" | "_reverse", isEndRead: boolean): RecurrenceResult => {
      const weights = (name: string): tf.Tensor => get(`encoder.rnn.${name}_l${layer}${suffix}`);
      const [weight, bias] = [weights("weight_ih"), weights("bias_ih")];
      const projected = below
        ? affine([below], weight, { bias })
        : projectWords(get("encoder.embedding.weight"), weight, bias, source);
      const inputs = { projected, weight: weights("weight_hh"), bias: weights("bias_hh"), ids: source.ids };
      return recurrence(config.cell, inputs, { reverse: suffix !== "", ends: isEndRead });
    };
    // Bahdanau's bridge reads the backward reader's end alone.
    const backward = config.bidirectional ? read("_reverse", true) : null;
    const forward = read("", !(backward && config.wiring === "bahdanau"));
    states = backward ? joinColumns(forward.states, backward.states) : forward.states;
    const end = forward.last ?? present(backward?.last, "an end");
    ends.push({ forward: end, backward: backward?.last ?? null });
  }
  return { states: present(states, "states"), ends, source };
}

/** [forward at N; backward at 1], layer by layer. */
function handOver({ ends }: Encoded): RecurrentState[] {
  return ends.map(({ forward, backward }) => {
    if (!backward) return forward;
    return {
      hidden: joinColumns(forward.hidden, backward.hidden) as tf.Tensor2D,
      cell: forward.cell && backward.cell ? (joinColumns(forward.cell, backward.cell) as tf.Tensor2D) : null,
    };
  });
}

/** The decoder's layers over the words said, `lowest` projected for the lowest one. Gives the top's states. */
function decode(
  config: ModelConfig,
  get: Get,
  initial: readonly RecurrentState[],
  said: Sequence,
  lowest: tf.Tensor,
): tf.Tensor {
  let projected = lowest;
  let states: tf.Tensor | null = null;
  for (let layer = 0; layer < config.layers; layer++) {
    const weights = (name: string): tf.Tensor => get(`decoder.rnn.${name}_l${layer}`);
    if (states) projected = affine([states], weights("weight_ih"), { bias: weights("bias_ih") });
    states = recurrence(
      config.cell,
      {
        projected,
        weight: weights("weight_hh"),
        bias: weights("bias_hh"),
        initial: initial[layer],
        ids: said.ids,
      },
      { ends: false },
    ).states;
  }
  return present(states, "states");
}

function wordsAlone(get: Get, said: Sequence): tf.Tensor {
  return projectWords(
    get("decoder.embedding.weight"),
    get("decoder.rnn.weight_ih_l0"),
    get("decoder.rnn.bias_ih_l0"),
    said,
  );
}

/** What the output layer reads, in parts side by side, `[target, batch, …]`. */
type DecodeFused = (config: ModelConfig, get: Get, encoded: Encoded, said: Sequence) => tf.Tensor[];

const DECODERS: Readonly<Record<ModelConfig["wiring"], DecodeFused>> = {
  plain: (config, get, encoded, said) => [
    decode(config, get, handOver(encoded), said, wordsAlone(get, said)),
  ],

  "plain-context": (config, get, encoded, said) => {
    const initial = handOver(encoded);
    const context = present(initial.at(-1), "a layer").hidden;
    const [forWord, forContext] = splitColumns(get("decoder.rnn.weight_ih_l0"), config.embed);
    const words = projectWords(get("decoder.embedding.weight"), forWord, get("decoder.rnn.bias_ih_l0"), said);
    const projected = tf.add(words, tf.expandDims(affine([context], forContext), 0));
    return [decode(config, get, initial, said, projected)];
  },

  luong: (config, get, encoded, said) => {
    const query = decode(config, get, handOver(encoded), said, wordsAlone(get, said));
    const isGeneral = config.score === "general";
    const keys = isGeneral ? affine([encoded.states], get("attention.W_a")) : encoded.states;
    const scale = present(SCALES[present(config.score, "a score")], "a scale")(config.units);
    const values = isGeneral ? encoded.states : undefined;
    const context = attention({ query, keys, values, ids: encoded.source.ids }, scale);
    return [affine([context, query], get("combine.weight"), { tanh: true })];
  },

  bahdanau: (config, get, { states, ends, source }, said) => {
    const [end] = ends;
    const from = present(end?.backward ?? end?.forward, "an end");
    const table = get("decoder.embedding.weight");
    const [forWord, forContext] = splitColumns(get("decoder.rnn.weight_ih_l0"), config.embed);
    const [decoded, contexts] = additiveDecoder({
      projected: projectWords(table, forWord, get("decoder.rnn.bias_ih_l0"), said),
      contextWeight: forContext,
      weight: get("decoder.rnn.weight_hh_l0"),
      bias: get("decoder.rnn.bias_hh_l0"),
      hidden: affine([from.hidden], get("bridge.weight"), { tanh: true }),
      keys: affine([states], get("attention.U_a")),
      values: states,
      queryWeight: get("attention.W_a"),
      energyWeight: get("attention.v_a"),
      sourceIds: source.ids,
      ids: said.ids,
    });
    return [decoded, contexts, rows(table, said.ids)];
  },
};
