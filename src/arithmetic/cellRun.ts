/** One update of one layer's cell, encoder or decoder, whatever the cell: what went in, its gates, what came out. */
import type { Family } from "../lib/rich";
import { decoderLayer, encoderLayer, type LayerStates } from "../trace/anatomy";
import type { CellId } from "../trace/architecture";
import { type GateName, row as rowOf, type TensorName } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import type { HeldGate } from "./byHand";
import type { Ref } from "./expression";
import type { Line } from "./lines";
import { PLACES, type Place, type PlaceName } from "./place";
import { writeRef } from "./ref";

export interface Memory {
  readonly before: Float32Array;
  readonly after: Float32Array;
}

export interface CellRun {
  readonly cell: CellId;
  /** Where its gates stand in a trace: `encoder.l0.reverse`. */
  readonly place: string;
  readonly gate: (name: GateName) => Float32Array;
  readonly before: Float32Array;
  readonly after: Float32Array;
  /** An LSTM's cell state. */
  readonly memory: Memory | null;
  readonly letter: "h" | "s";
  readonly family: Family;
  readonly indexBefore: number;
  readonly indexAfter: number;
  /** The state before is the zeros that a reader starts from. */
  readonly fromZeros: boolean;
  /** The name of one of its numbers, as it opens; null for the zeros that a reader starts from. `taken` is a GRU's 1 − z. */
  readonly number: (what: GateName | Moment | "taken", unit: number) => string | null;
  /** What of it someone holds at a value. */
  readonly held: readonly HeldGate[];
  /** Where this part begins in the whole state: the backward reader's units come second. */
  readonly offset: number;
  /** What leaves −1..1: the cell states, or what goes into an RNN's tanh, of all positions. */
  readonly wide: ArrayLike<number>;
}

/** The states around an update; `memory` are an LSTM's cell states. */
export type Moment = "previous" | "state" | "memoryBefore" | "memory";

const numberIn =
  (place: Place): CellRun["number"] =>
  (what, unit) => {
    const name = (ref: Ref | null): string | null => ref && writeRef(ref);
    switch (what) {
      case "previous":
        return name(place.before().number(unit).ref);
      case "memoryBefore":
        return name(place.memoryBefore().number(unit).ref);
      case "state":
        return `${place.state}.${place.at}.${place.offset + unit}`;
      case "memory":
        return `${place.memory}.${place.at}.${place.offset + unit}`;
      default:
        return `${place.gates}.${what}.${place.at}.${unit}`;
    }
  };

/** The part of a state that one reader makes. */
function halves(trace: Trace): {
  size: number;
  part: (whole: Float32Array, backward: boolean) => Float32Array;
} {
  const { bidirectional, units } = trace.model;
  const size = bidirectional ? units / 2 : units;
  return { size, part: (whole, backward) => (backward ? whole.subarray(size) : whole.subarray(0, size)) };
}

const wideValues = (trace: Trace, layer: LayerStates, prefix: string): ArrayLike<number> =>
  layer.memories?.data ?? trace.tensors[`${prefix}.preactivation` as TensorName]?.data ?? [];

/** How a source position was read. The first position of a reading starts from zeros. */
export function encoderRun(trace: Trace, j: number, backward: boolean, layer: number): CellRun {
  const { size, part } = halves(trace);
  const own = encoderLayer(trace, layer);
  const prefix = `encoder.l${layer}${backward ? ".reverse" : ""}`;
  const place = PLACES[prefix as PlaceName](trace, j);
  const neighbour = backward ? j + 1 : j - 1;
  const isFirst = neighbour < 0 || neighbour >= trace.source.tokens.length;
  const at = (tensor: LayerStates["states"], i: number): Float32Array => part(rowOf(tensor, i), backward);
  const before = (tensor: LayerStates["states"]): Float32Array =>
    isFirst ? new Float32Array(size) : at(tensor, neighbour);
  return {
    cell: trace.model.cell,
    place: prefix,
    gate: (name) => rowOf(tensorOf(trace, `${prefix}.${name}` as TensorName), j),
    before: before(own.states),
    after: at(own.states, j),
    memory: own.memories ? { before: before(own.memories), after: at(own.memories, j) } : null,
    letter: "h",
    family: "src",
    indexBefore: backward ? j + 2 : j,
    indexAfter: j + 1,
    fromZeros: isFirst,
    offset: backward ? size : 0,
    wide: wideValues(trace, own, prefix),
    number: numberIn(place),
    held: place.held(),
  };
}

/** How an output row's state was made. */
export function decoderRun(trace: Trace, row: number, layer: number): CellRun {
  const own = decoderLayer(trace, layer);
  const { memories, firstMemory } = own;
  const prefix = `decoder.l${layer}`;
  const place = PLACES[prefix as PlaceName](trace, row);
  return {
    cell: trace.model.cell,
    place: prefix,
    gate: (name) => rowOf(tensorOf(trace, `${prefix}.${name}` as TensorName), row),
    before: valuesOf(place.before(), place.size),
    after: rowOf(own.states, row),
    memory:
      memories && firstMemory
        ? { before: row === 0 ? firstMemory : rowOf(memories, row - 1), after: rowOf(memories, row) }
        : null,
    letter: "s",
    family: "tgt",
    indexBefore: row,
    indexAfter: row + 1,
    fromZeros: false,
    offset: 0,
    wide: wideValues(trace, own, prefix),
    number: numberIn(place),
    held: place.held(),
  };
}

/** The state that is read: a given one, where it was put there by hand. */
const valuesOf = (line: Line, size: number): Float32Array =>
  Float32Array.from({ length: size }, (_, u) => line.number(u).value);
