/** One update of one layer's cell, wherever it stands: what it reads, from which state, with which weights. */
import { besideWord } from "../trace/anatomy";
import type { CellId } from "../trace/architecture";
import { comesBefore } from "../trace/steps";
import type { Trace } from "../trace/trace";
import { type HeldGate, heldGates, inRow, statesAreGiven } from "./byHand";
import { type Line, line, slice, zeros } from "./lines";

export interface Place {
  readonly cell: CellId;
  /** Of gates in the trace: `encoder.l0.reverse`. */
  readonly gates: string;
  /** PyTorch's name of a weight of this layer and direction. */
  weight(name: "weight_ih" | "weight_hh" | "bias_ih" | "bias_hh"): string;
  /** The position or the row. */
  readonly at: number;
  /** Units of this direction. */
  readonly size: number;
  /** What is read, part by part. */
  inputs(): readonly Line[];
  /** The hidden state before, and an LSTM's cell state before. */
  before(): Line;
  memoryBefore(): Line;
  readonly state: string;
  readonly memory: string;
  /** Where this direction's units begin in the state. */
  readonly offset: number;
  /** Its gates that are held by hand. */
  held(): readonly HeldGate[];
  /** The state that was read is not the one in the trace. */
  readonly isReplaced: boolean;
}

function encoderPlace(trace: Trace, layer: number, backward: boolean, j: number): Place {
  const { bidirectional, units, layers, cell } = trace.model;
  const size = bidirectional ? units / 2 : units;
  const offset = backward ? size : 0;
  const isTop = layer === layers - 1;
  const [state, memory] = isTop ? ["states", "cellStates"] : ["encoder.l0.state", "encoder.l0.cellState"];
  const neighbour = backward ? j + 1 : j - 1;
  const isFirst = neighbour < 0 || neighbour >= trace.source.tokens.length;
  const before = (name: string) => (): Line =>
    isFirst ? zeros(size) : slice(line(trace, name, neighbour, null), offset, size);
  return {
    cell,
    gates: `encoder.l${layer}${backward ? ".reverse" : ""}`,
    weight: (name) => `encoder.rnn.${name}_l${layer}${backward ? "_reverse" : ""}`,
    at: j,
    size,
    inputs: () => [line(trace, layer === 0 ? "embedded" : "encoder.l0.state", j, null)],
    before: before(state),
    memoryBefore: before(memory),
    state,
    memory,
    offset,
    held: () => heldGates(trace, "encoder", layer, backward ? "backward" : "forward"),
    isReplaced: isTop && !isFirst && statesAreGiven(trace),
  };
}

function decoderPlace(trace: Trace, layer: number, row: number): Place {
  const { layers, units, cell } = trace.model;
  const isTop = layer === layers - 1;
  const [state, memory] = isTop
    ? ["decoderState", "decoderCellState"]
    : ["decoder.l0.state", "decoder.l0.cellState"];
  const [first, firstMemory] = isTop
    ? ["initialState", "initialCellState"]
    : ["decoder.l0.initialState", "decoder.l0.initialCellState"];
  const before = (start: string, name: string): Line =>
    row === 0 ? line(trace, start, null) : line(trace, name, row - 1, null);
  // A given query that asks before the cell is also the state that the cell goes on from.
  const asksWithGiven =
    isTop && comesBefore(trace.steps, "score", "cell") && inRow(trace, "query", row).length > 0;
  const word = (): readonly Line[] => {
    const beside = besideWord(trace);
    if (beside === "context") return [line(trace, "combined", row, null)];
    const embedded = line(trace, "decoderEmbedded", row, null);
    return beside === "fed" ? [embedded, line(trace, "fed", row, null)] : [embedded];
  };
  return {
    cell,
    gates: `decoder.l${layer}`,
    weight: (name) => `decoder.rnn.${name}_l${layer}`,
    at: row,
    size: units,
    inputs: layer === 0 ? word : () => [line(trace, "decoder.l0.state", row, null)],
    before: () => (asksWithGiven ? line(trace, "query", row, null) : before(first, state)),
    memoryBefore: () => before(firstMemory, memory),
    state,
    memory,
    offset: 0,
    held: () => heldGates(trace, "decoder", layer, "forward"),
    isReplaced: false,
  };
}

export type Where = (trace: Trace, at: number) => Place;

/** By the name of their gates in a trace. */
export const PLACES = {
  "encoder.l0": (trace, j) => encoderPlace(trace, 0, false, j),
  "encoder.l0.reverse": (trace, j) => encoderPlace(trace, 0, true, j),
  "encoder.l1": (trace, j) => encoderPlace(trace, 1, false, j),
  "encoder.l1.reverse": (trace, j) => encoderPlace(trace, 1, true, j),
  "decoder.l0": (trace, row) => decoderPlace(trace, 0, row),
  "decoder.l1": (trace, row) => decoderPlace(trace, 1, row),
} as const satisfies Readonly<Record<string, Where>>;

export type PlaceName = keyof typeof PLACES;
