/**
 * The models of the two worked examples: every parameter is set by hand, none is learned. Their vectors are the tasks'
 * own (`tasks/corpora/workedLuong.ts`, `workedBahdanau.ts`); here stand the matrices around them, and why they are so.
 */
import { present } from "../lib/assert";
import { createRandom } from "../lib/random";
import { encodeCheckpoint } from "../model/checkpoint";
import { parameterShapes } from "../model/shapes";
import type { Vector } from "../tasks/corpora/worked";
import { BAHDANAU_STATES, FIRST_STATE, FIRST_WEIGHTS, workedBahdanau } from "../tasks/corpora/workedBahdanau";
import { LUONG_QUERIES, LUONG_STATES, workedLuong } from "../tasks/corpora/workedLuong";
import type { Task } from "../tasks/task";
import { createVocabulary } from "../tasks/vocabulary";
import { completeSettings, modelConfig, regimeOf } from "./settings";

type Matrix = readonly Vector[];

const UNITS = 4;
const SOS = "<sos>";
/** The seed of every model that ships. */
const SEED = 1;

const diagonal = (value: number): Matrix =>
  Array.from({ length: UNITS }, (_, i) => Array.from({ length: UNITS }, (_, j) => (i === j ? value : 0)));
const beside = (...parts: readonly Matrix[]): Matrix =>
  Array.from({ length: UNITS }, (_, i) => parts.flatMap((part) => part[i] ?? []));
/** A row for each word of a vocabulary; zeros for the others. */
const byWord = (words: readonly string[], rows: Readonly<Record<string, Vector>>, width: number): Matrix =>
  words.map((word) => rows[word] ?? Array.from({ length: width }, () => 0));
const times = (matrix: Matrix, vector: Vector): number[] =>
  matrix.map((row) => row.reduce((sum, value, j) => sum + value * (vector[j] ?? 0), 0));

/** The words that are not said have this bias: far enough from the others. */
const UNSAID = -4;

function wordsOf(task: Task): { source: readonly string[]; target: readonly string[] } {
  return {
    source: createVocabulary(task.sourceWords).words,
    target: createVocabulary(task.targetWords).words,
  };
}

/** The rows of W_y and their biases, a word each. */
function outputOf(
  words: readonly string[],
  rows: Readonly<Record<string, { readonly weights: Vector; readonly bias: number }>>,
  width: number,
): Readonly<Record<string, Matrix | Vector>> {
  const weights = Object.fromEntries(Object.entries(rows).map(([word, row]) => [word, row.weights]));
  return {
    "output.weight": byWord(words, weights, width),
    "output.bias": words.map((word) => rows[word]?.bias ?? UNSAID),
  };
}

/**
 * Luong's order. The embedding of a word *is* the vector that it stands for, and the cells do nothing but tanh: so the
 * preactivation of a cell shows the vector of the example, and its own state what tanh makes of it. The example gives
 * states and queries without that tanh.
 *
 * W_c: unit k of s̃ is ½ c_k + ½ s_k - 2, positive where context and state agree on source word k (c_4 is always -1 and
 * serves as the constant); the fourth is s_4 + 1: -1 where a source word is asked for, 0 for the article, 2 at the end.
 */
function luong(): Readonly<Record<string, Matrix | Vector>> {
  const { source, target } = wordsOf(workedLuong);
  const heard = Object.fromEntries(workedLuong.sourceWords.map((word, j) => [word, LUONG_STATES[j] ?? []]));
  // The query of a row is the embedding of the word before it.
  const before = Object.fromEntries(
    [SOS, ...workedLuong.targetWords].map((word, row) => [word, LUONG_QUERIES[row] ?? []]),
  );
  return {
    "encoder.embedding.weight": byWord(source, heard, UNITS),
    "encoder.rnn.weight_ih_l0": diagonal(1),
    "decoder.embedding.weight": byWord(target, before, UNITS),
    "decoder.rnn.weight_ih_l0": diagonal(1),
    "combine.weight": [
      [0.5, 0, 0, 2, 0.5, 0, 0, 0],
      [0, 0.5, 0, 2, 0, 0.5, 0, 0],
      [0, 0, 0.5, 2, 0, 0, 0.5, 0],
      [0, 0, 0, -1, 0, 0, 0, 1],
    ],
    ...outputOf(
      target,
      {
        I: { weights: [4, 0, 0, 0], bias: 0 },
        am: { weights: [0, 4, 0, 0], bias: 0 },
        a: { weights: [-1, -1, 2, 2], bias: 1 },
        student: { weights: [0, 0, 4, -2], bias: 0 },
        "<eos>": { weights: [-1, -1, -1, 4], bias: 0 },
      },
      UNITS,
    ),
  };
}

/**
 * Bahdanau's order. States are tanh of their embeddings, so embeddings are what tanh has to be asked for. The additive
 * score adds up its four units alike (v_a) after a steep tanh (W_a, U_a). The cell reads word, context and state before:
 * S_2 = tanh(E Y_1 + ½ C_2 + ½ S_1). `<sos>` is embedded so that the first cell makes S_1 out of C_1 and S_0. Embeddings
 * of je and suis make the next query ask for the next word. W_o leaves E y_(t-1) out, so that Y_2 = g(S_2, C_2).
 */
function bahdanau(): Readonly<Record<string, Matrix | Vector>> {
  const { source, target } = wordsOf(workedBahdanau);
  const heard = Object.fromEntries(
    workedBahdanau.sourceWords.map((word, j) => [word, (BAHDANAU_STATES[j] ?? []).map(Math.atanh)]),
  );
  /** Out of the last state, whose fourth unit is 0.9: a first query that asks for the first word. */
  const bridge: Matrix = [-0.6, 1.2, 1.2, 1.2].map((value) => [0, 0, 0, value]);
  const half = 0.5;
  const firstBefore = times(bridge, present(BAHDANAU_STATES.at(-1), "a state")).map(Math.tanh);
  const firstContext = FIRST_STATE.map((_, u) =>
    BAHDANAU_STATES.reduce((sum, state, j) => sum + (FIRST_WEIGHTS[j] ?? 0) * (state[u] ?? 0), 0),
  );
  const start = FIRST_STATE.map(
    (value, u) => Math.atanh(value) - half * (firstContext[u] ?? 0) - half * (firstBefore[u] ?? 0),
  );
  return {
    "encoder.embedding.weight": byWord(source, heard, UNITS),
    "encoder.rnn.weight_ih_l0": diagonal(1),
    "decoder.embedding.weight": byWord(
      target,
      {
        [SOS]: start,
        je: [0.6, 1, 0.7, -1.1],
        suis: [0.7, 0.6, 0.6, 1],
        étudiant: [-1.6, -1.6, -1.6, -1.6],
      },
      UNITS,
    ),
    "decoder.rnn.weight_ih_l0": beside(diagonal(1), diagonal(half)),
    "decoder.rnn.weight_hh_l0": diagonal(half),
    "bridge.weight": bridge,
    "attention.W_a": diagonal(3),
    "attention.U_a": diagonal(3),
    "attention.v_a": [2, 2, 2, 2],
    ...outputOf(
      target,
      {
        je: { weights: [0, -2, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0], bias: 0 },
        suis: { weights: [0, 1, 0, -2, 0, 4, 0, 0, 0, 0, 0, 0], bias: 0 },
        étudiant: { weights: [0, 1, 0, 1, 0, 0, 0, 4, 0, 0, 0, 0], bias: 0 },
        "<eos>": { weights: [-1.5, -1.5, -1.5, -1.5, 0, 0, 0, 0, 0, 0, 0, 0], bias: 0 },
      },
      3 * UNITS,
    ),
  };
}

export interface HandSet {
  readonly task: Task;
  /** By name, row by row; what is left out is 0. */
  readonly parameters: Readonly<Record<string, Matrix | Vector>>;
}

/** The worked examples with everything that is not 0 in their models. */
export const HAND_SET: readonly HandSet[] = [
  { task: workedLuong, parameters: luong() },
  { task: workedBahdanau, parameters: bahdanau() },
];

/** The model file of a worked example, after no update. */
export function handSetModel({ task, parameters: given }: HandSet): ArrayBuffer {
  const settings = completeSettings({ task: task.id, seed: SEED });
  const config = modelConfig(settings, task);
  const { source, target } = wordsOf(task);
  const values = Object.fromEntries(
    Object.entries(parameterShapes(config)).map(([name, shape]) => {
      const size = shape.reduce((product, length) => product * length, 1);
      const numbers = (given[name] ?? []).flat();
      if (numbers.length !== 0 && numbers.length !== size)
        throw new RangeError(`${task.id}: ${name} has ${numbers.length} numbers instead of ${size}`);
      return [name, numbers.length === 0 ? new Float32Array(size) : Float32Array.from(numbers)];
    }),
  );
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(values, name));
  if (unknown !== undefined) throw new RangeError(`${task.id} has no parameter ${unknown}`);
  return encodeCheckpoint({
    config,
    sourceVocabulary: source,
    targetVocabulary: target,
    task: task.id,
    seed: SEED,
    step: 0,
    random: createRandom(SEED).fork("sentences").state(),
    training: { ...regimeOf(settings) },
    metrics: {},
    parameters: values,
    moments: null,
  });
}
