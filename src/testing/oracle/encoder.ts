import { type CellState, type CellStep, createCell, startState } from "./cells";
import { gateUse, sourceAfter, statesAfter } from "./interventions";
import { at, times } from "./numbers";
import { bridgeName, type ReadParameter } from "./parameters";
import type { Numbers, OracleModel } from "./types";

/** Takes down one row of a tensor of the trace. */
export type Note = (name: string, row: Numbers) => void;

/** One layer's reading: by source position, not by the order of reading. */
interface Reading {
  readonly forward: readonly CellStep[];
  readonly backward: readonly CellStep[] | null;
}

export interface Encoded {
  /** What attention sees: the top layer, or what an intervention puts in its place. */
  readonly states: readonly Numbers[];
  /** Where the decoder begins, a layer each. */
  readonly initial: readonly CellState[];
  /** The top layer's reading in one vector, as Luong's decoder begins with it. */
  readonly summary: readonly number[];
}

export function encode(
  model: OracleModel,
  read: ReadParameter,
  sourceIds: readonly number[],
  note: Note,
): Encoded {
  const { config, interventions = [] } = model;
  const top = config.layers - 1;
  let inputs: Numbers[] = sourceAfter(model, sourceIds).map((id) =>
    rowOf(read("encoder.embedding.weight"), id, config.embed),
  );
  for (const x of inputs) note("embedded", x);

  const readings: Reading[] = [];
  for (let k = 0; k < config.layers; k++) {
    const reading: Reading = {
      forward: readAll(model, read, k, "forward", inputs),
      backward: config.bidirectional ? readAll(model, read, k, "backward", inputs) : null,
    };
    readings.push(reading);
    noteGates(note, `encoder.l${k}`, reading.forward);
    if (reading.backward) noteGates(note, `encoder.l${k}.reverse`, reading.backward);
    const [hidden, cell] = [joinedAll(reading, "hidden"), joinedAll(reading, "cell")];
    const states = k === top ? statesAfter(interventions, hidden) : hidden;
    for (const h of states) note(k === top ? "states" : `encoder.l${k}.state`, h);
    if (config.cell === "lstm")
      for (const c of cell) note(k === top ? "cellStates" : `encoder.l${k}.cellState`, c);
    inputs = states;
  }

  const initial = readings.map((reading, k) => {
    const state = initialState(model, read, reading, k);
    const prefix = k === top ? "initial" : `decoder.l${k}.initial`;
    note(`${prefix}State`, state.hidden);
    if (state.cell) note(`${prefix}CellState`, state.cell);
    return state;
  });
  return { states: inputs, initial, summary: readings[top] ? ends(readings[top]).hidden : [] };
}

export function rowOf(table: Numbers, row: number, columns: number): number[] {
  return Array.from({ length: columns }, (_, i) => at(table, row * columns + i));
}

export function noteGates(note: Note, prefix: string, steps: readonly CellStep[]): void {
  for (const { gates } of steps)
    for (const [gate, values] of Object.entries(gates)) note(`${prefix}.${gate}`, values);
}

function readAll(
  { config, interventions = [] }: OracleModel,
  read: ReadParameter,
  layer: number,
  direction: "forward" | "backward",
  inputs: readonly Numbers[],
): CellStep[] {
  const isBackward = direction === "backward";
  const suffix = `l${layer}${isBackward ? "_reverse" : ""}`;
  const use = gateUse(interventions, "encoder", layer, direction);
  const cell = createCell(config.cell, read, "encoder", suffix, use);
  let state = startState(config.cell, config.bidirectional ? config.units / 2 : config.units);
  const steps: CellStep[] = [];
  for (const x of isBackward ? [...inputs].reverse() : inputs) {
    const step = cell(x, state);
    steps.push(step);
    state = step;
  }
  return isBackward ? steps.reverse() : steps;
}

function joinedAll({ forward, backward }: Reading, part: "hidden" | "cell"): number[][] {
  return forward.map((step, j) => [...(step[part] ?? []), ...(backward?.[j]?.[part] ?? [])]);
}

/** Each direction's last state: forward at the last word, backward at the first. */
function ends({ forward, backward }: Reading): CellState {
  const [last, first] = [forward.at(-1), backward?.[0]];
  if (!last) throw new Error("an empty source");
  return {
    hidden: [...last.hidden, ...(first?.hidden ?? [])],
    cell: last.cell && [...last.cell, ...(first?.cell ?? [])],
  };
}

function initialState(
  { config }: OracleModel,
  read: ReadParameter,
  reading: Reading,
  layer: number,
): CellState {
  if (config.wiring !== "bahdanau") return ends(reading);
  const from = reading.backward ? reading.backward[0] : reading.forward.at(-1);
  if (!from) throw new Error("an empty source");
  return {
    hidden: times(read(bridgeName("bridge.weight", layer)), from.hidden).map(Math.tanh),
    cell: from.cell && times(read(bridgeName("bridge.cell.weight", layer)), from.cell),
  };
}
