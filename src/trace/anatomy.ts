/**
 * What a trace's order and tensors say about its model. Whoever draws or explains a trace asks here, so that nothing
 * is made for one wiring.
 */
import { attends, type WiringId } from "./architecture";
import { comesBefore } from "./steps";
import { row as rowOf, type TensorName, type TraceTensor } from "./tensors";
import { type Trace, tensorOf } from "./trace";

/** The states s_0, s_1 … are counted from the first one. Which of them asks: the new one, or the one before the cell. */
export function askingState(trace: Trace, row: number): number {
  return comesBefore(trace.steps, "score", "cell") ? row : row + 1;
}

/** The same as a tensor: where the new state asks, it and the query are one. */
export const askingTensor = (trace: Trace): "decoderState" | "query" =>
  askingState(trace, 0) === 1 ? "decoderState" : "query";

export const hasWeights = (trace: Trace): boolean => trace.tensors.weights !== undefined;

/** What the decoder's cell reads beside the word: s̃ of the row before (input feeding), or a context. */
export type BesideWord = "nothing" | "fed" | "context";

export function besideWord(trace: Trace): BesideWord {
  if (trace.tensors.fed) return "fed";
  return comesBefore(trace.steps, "concat", "cell") ? "context" : "nothing";
}

/** How the decoder's first state comes from the encoder: as it is, from both readers, or through a learned tanh layer. */
export type Handover = "last" | "both" | "bridge";

const BRIDGING: readonly WiringId[] = ["bahdanau"];

export function handoverOf({
  model,
}: {
  readonly model: Pick<Trace["model"], "wiring" | "bidirectional">;
}): Handover {
  if (BRIDGING.includes(model.wiring)) return "bridge";
  return model.bidirectional ? "both" : "last";
}

/** A context that no weights made: the same vector in every row. */
export const hasFixedContext = (trace: Trace): boolean =>
  !attends(trace.model.wiring) && trace.tensors.context !== undefined;

/** States of one layer, from 0; the top layer's have names of their own. `memory`: an LSTM's cell states. */
function layered(trace: Trace, layer: number, top: TensorName, lower: TensorName): TraceTensor | undefined {
  return trace.tensors[layer === trace.model.layers - 1 ? top : lower];
}

export interface LayerStates {
  readonly states: TraceTensor;
  readonly memories: TraceTensor | null;
}

export interface DecoderLayer extends LayerStates {
  readonly first: Float32Array;
  readonly firstMemory: Float32Array | null;
}

export function encoderLayer(trace: Trace, layer: number): LayerStates {
  const states = layered(trace, layer, "states", "encoder.l0.state");
  if (!states) throw new RangeError(`the trace has no encoder layer ${layer}`);
  return { states, memories: layered(trace, layer, "cellStates", "encoder.l0.cellState") ?? null };
}

export function decoderLayer(trace: Trace, layer: number): DecoderLayer {
  const states = layered(trace, layer, "decoderState", "decoder.l0.state");
  const first = layered(trace, layer, "initialState", "decoder.l0.initialState");
  if (!states || !first) throw new RangeError(`the trace has no decoder layer ${layer}`);
  const memory = layered(trace, layer, "initialCellState", "decoder.l0.initialCellState");
  return {
    states,
    memories: layered(trace, layer, "decoderCellState", "decoder.l0.cellState") ?? null,
    first: first.data,
    firstMemory: memory?.data ?? null,
  };
}

/** s_t by its own number: 0 is the first state. */
export function decoderStateAt(trace: Trace, index: number): Float32Array {
  return index === 0
    ? tensorOf(trace, "initialState").data
    : rowOf(tensorOf(trace, "decoderState"), index - 1);
}

/** How many source words are read from the last to the first, before the end mark: all of a reversed source, else none. */
export function reversedWords({ model, source: { tokens } }: Pick<Trace, "model" | "source">): number {
  return model.reverseSource ? tokens.length - (tokens.at(-1) === "<eos>" ? 1 : 0) : 0;
}

/** Where the source position that is read j-th is written, as typed, both from 0; and the other way round. */
export function writtenAt(trace: Pick<Trace, "model" | "source">, j: number): number {
  const words = reversedWords(trace);
  return j < words ? words - 1 - j : j;
}

/**
 * Where the source position that is read j-th stands, for words, both from 1: its place as it is written, and when it is
 * read, where that is another number. Small indices, as of h_j, are always the reading's.
 */
export function sourcePlace(
  trace: Pick<Trace, "model" | "source">,
  j: number,
): { readonly position: number; readonly read?: number } {
  const written = writtenAt(trace, j);
  return written === j ? { position: j + 1 } : { position: written + 1, read: j + 1 };
}
