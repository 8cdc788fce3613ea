/** What every step computes again in float64. */
import {
  askingState,
  decoderLayer,
  decoderStateAt,
  encoderLayer,
  handoverOf,
  hasFixedContext,
} from "../trace/anatomy";
import type { ScoreId } from "../trace/architecture";
import { comesBefore, type StepId } from "../trace/steps";
import { row as rowOf } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import { type CellRun, decoderRun, encoderRun } from "./cellRun";
import { at, type Check, checkAgain, type Pair, type Recompute, softmax, total } from "./check";
import { dot, parameterRows, times } from "./products";
import { softmaxAgain } from "./softmaxAgain";

const layersOf = (trace: Trace): number[] => Array.from({ length: trace.model.layers }, (_, layer) => layer);
const vector = (length: number, value: (i: number) => number): number[] =>
  Array.from({ length }, (_, i) => value(i));

/** New state, and an LSTM's new cell state, from the gates and the state before. */
function cellAgain({ cell, gate, before, after, memory }: CellRun): Pair[] {
  const of = (values: ArrayLike<number>, u: number): number => values[u] ?? 0;
  const { length } = after;
  switch (cell) {
    case "rnn":
      return [[after, vector(length, (u) => Math.tanh(of(gate("preactivation"), u)))]];
    case "gru": {
      const [update, candidate] = [gate("update"), gate("candidate")];
      const again = (u: number): number =>
        (1 - of(update, u)) * of(candidate, u) + of(update, u) * of(before, u);
      return [[after, vector(length, again)]];
    }
    case "lstm": {
      if (!memory) return [];
      const [input, forget, candidate] = [gate("input"), gate("forget"), gate("candidate")];
      const kept = (u: number): number =>
        of(forget, u) * of(memory.before, u) + of(input, u) * of(candidate, u);
      return [
        [memory.after, vector(length, kept)],
        [after, vector(length, (u) => of(gate("output"), u) * Math.tanh(of(memory.after, u)))],
      ];
    }
  }
}

/** What the encoder hands over as a layer's first decoder state, and as its first cell state. */
function handedOver(trace: Trace, layer: number): Pair[] {
  const { states, memories } = encoderLayer(trace, layer);
  const { first, firstMemory } = decoderLayer(trace, layer);
  const suffix = layer === 0 ? "" : `_l${layer}`;
  const last = trace.source.tokens.length - 1;
  const { bidirectional, units } = trace.model;
  const half = units / 2;
  const ends = (all: typeof states): number[] =>
    bidirectional
      ? [...rowOf(all, last).subarray(0, half), ...rowOf(all, 0).subarray(half)]
      : Array.from(rowOf(all, last));
  if (handoverOf(trace) !== "bridge")
    return [
      [first, ends(states)],
      ...(memories && firstMemory ? [[firstMemory, ends(memories)] as const] : []),
    ];
  const reader = (all: typeof states): number[] => (bidirectional ? ends(all).slice(half) : ends(all));
  const bridge = parameterRows(trace, `bridge.weight${suffix}`);
  const cellBridge = parameterRows(trace, `bridge.cell.weight${suffix}`);
  return [
    ...(bridge ? [[first, times(bridge, reader(states)).map(Math.tanh)] as const] : []),
    ...(cellBridge && memories && firstMemory
      ? [[firstMemory, times(cellBridge, reader(memories))] as const]
      : []),
  ];
}

type ScoreAgain = (trace: Trace, row: number) => Pair[];

/** Scores over all source positions; nothing where they are made of weights that the trace does not carry. */
const SCORES_AGAIN: Readonly<Record<ScoreId, ScoreAgain>> = {
  dot: (trace, row) => scored(trace, row, (query, state) => dot(query, state)),
  "scaled-dot": (trace, row) =>
    scored(trace, row, (query, state) => dot(query, state) / Math.sqrt(query.length)),
  general: (trace, row) => {
    const map = parameterRows(trace, "attention.W_a");
    return map ? scored(trace, row, (query, state) => dot(query, times(map, state))) : [];
  },
  concat: (trace, row) => {
    const [onQuery, onState] = [parameterRows(trace, "attention.W_a"), parameterRows(trace, "attention.U_a")];
    const sum = trace.parameters?.["attention.v_a"];
    if (!onQuery || !onState || !sum) return [];
    const asked = times(onQuery, at(trace, "query", row));
    const energies = trace.source.tokens.map((_, j) =>
      times(onState, at(trace, "states", j)).map((key, u) => Math.tanh(key + (asked[u] ?? 0))),
    );
    return [
      [at(trace, "energy", row), energies.flat()],
      [at(trace, "scores", row), energies.map((energy) => dot(sum.data, energy))],
    ];
  },
  location: (trace, row) => {
    const map = parameterRows(trace, "attention.W_a");
    if (!map) return [];
    const query = at(trace, "query", row);
    return [[at(trace, "scores", row), trace.source.tokens.map((_, j) => dot(map[j] ?? [], query))]];
  },
  uniform: (trace, row) => scored(trace, row, () => 0),
};

function scored(
  trace: Trace,
  row: number,
  score: (query: Float32Array, state: Float32Array) => number,
): Pair[] {
  const query = at(trace, "query", row);
  return [
    [at(trace, "scores", row), trace.source.tokens.map((_, j) => score(query, at(trace, "states", j)))],
  ];
}

function weightedSumAgain(trace: Trace, row: number): Pair[] {
  const weights = at(trace, "weights", row);
  const parts = trace.source.tokens.map((_, j) =>
    Array.from(at(trace, "states", j), (value) => value * (weights[j] ?? 0)),
  );
  const again = vector(trace.model.units, (u) => total(parts.map((part) => part[u] ?? 0)));
  return [
    [at(trace, "weighted", row), parts.flat()],
    [at(trace, "context", row), again],
  ];
}

/** What is joined: the context and the state, or, before the cell, the word and the context. */
function concatAgain(trace: Trace, row: number): Pair[] {
  const context = at(trace, "context", row);
  const beforeCell = comesBefore(trace.steps, "concat", "cell");
  const [first, second] = beforeCell
    ? [at(trace, "decoderEmbedded", row), context]
    : [context, at(trace, "decoderState", row)];
  const map = parameterRows(trace, "combine.weight");
  const { attentional } = trace.tensors;
  return [
    [at(trace, "combined", row), [...first, ...second]],
    ...(hasFixedContext(trace) ? [[context, Array.from(tensorOf(trace, "initialState").data)] as const] : []),
    ...(map && attentional
      ? [[rowOf(attentional, row), times(map, at(trace, "combined", row)).map(Math.tanh)] as const]
      : []),
  ];
}

export const AGAIN: Readonly<Record<StepId, Recompute>> = {
  encode: (trace, _, column) => {
    const directions = trace.model.bidirectional ? [false, true] : [false];
    return layersOf(trace).flatMap((layer) => [
      ...directions.flatMap((backward) => cellAgain(encoderRun(trace, column, backward, layer))),
      ...handedOver(trace, layer),
    ]);
  },
  cell: (trace, row) => {
    const { fed } = trace.tensors;
    const before = row === 0 ? new Float32Array(trace.model.units) : null;
    return [
      ...(fed ? [[rowOf(fed, row), Array.from(before ?? at(trace, "attentional", row - 1))] as const] : []),
      ...layersOf(trace).flatMap((layer) => cellAgain(decoderRun(trace, row, layer))),
    ];
  },
  score: (trace, row) => [
    [at(trace, "query", row), Array.from(decoderStateAt(trace, askingState(trace, row)))],
    ...(trace.model.score ? SCORES_AGAIN[trace.model.score](trace, row) : []),
  ],
  softmax: softmaxAgain,
  "weighted-sum": weightedSumAgain,
  concat: concatAgain,
  output: (trace, row) => {
    const { features, loss } = trace.tensors;
    const logits = softmax(at(trace, "logits", row));
    const joined = (): number[] =>
      (["decoderState", "context", "decoderEmbedded"] as const).flatMap((name) =>
        Array.from(at(trace, name, row)),
      );
    return [
      [at(trace, "probabilities", row), logits],
      ...(features ? [[rowOf(features, row), joined()] as const] : []),
      ...(loss ? [[rowOf(loss, row), [-Math.log(logits[trace.output.ids[row] ?? 0] ?? 0)]] as const] : []),
    ];
  },
};

/** One step again. `column` matters to `encode` only. */
export function checkStep(
  trace: Trace,
  step: StepId,
  row: number,
  column: number,
  tolerance: number,
): Check | null {
  return checkAgain(AGAIN[step], trace, row, column, tolerance);
}
