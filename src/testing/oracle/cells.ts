/** The recurrent cells, as the documentation of PyTorch's RNN, GRU and LSTM writes them. */
import { at, rowTimes, sigmoid, zeros } from "./numbers";
import { BLOCKS, type ReadParameter } from "./parameters";
import type { Numbers, OracleConfig } from "./types";

export interface CellState {
  readonly hidden: readonly number[];
  /** Of an LSTM only. */
  readonly cell: readonly number[] | null;
}

export interface CellStep extends CellState {
  /** By the trace's names; for an RNN the argument of its tanh. */
  readonly gates: Readonly<Record<string, readonly number[]>>;
}

/** What a gate's unit is used as: its own value, or the one that an intervention puts in its place. */
export type UseGate = (gate: string, unit: number, value: number) => number;

/** From the input and the state before it to the state after. */
export type Cell = (x: Numbers, before: CellState) => CellStep;

export function startState(kind: OracleConfig["cell"], units: number): CellState {
  return { hidden: zeros(units), cell: kind === "lstm" ? zeros(units) : null };
}

/** `suffix` as PyTorch writes it: l0, l0_reverse, l1, … */
export function createCell(
  kind: OracleConfig["cell"],
  read: ReadParameter,
  prefix: "encoder" | "decoder",
  suffix: string,
  use: UseGate,
): Cell {
  const weightInput = read(`${prefix}.rnn.weight_ih_${suffix}`);
  const weightState = read(`${prefix}.rnn.weight_hh_${suffix}`);
  const biasInput = read(`${prefix}.rnn.bias_ih_${suffix}`);
  const biasState = read(`${prefix}.rnn.bias_hh_${suffix}`);
  const units = biasInput.length / BLOCKS[kind];

  return (x, { hidden, cell }) => {
    const fromInput = (block: number, u: number): number =>
      rowTimes(weightInput, block * units + u, x) + at(biasInput, block * units + u);
    const fromState = (block: number, u: number): number =>
      rowTimes(weightState, block * units + u, hidden) + at(biasState, block * units + u);
    const both = (block: number, u: number): number => fromInput(block, u) + fromState(block, u);
    const gate = (name: string, value: (u: number) => number): number[] =>
      Array.from({ length: units }, (_, u) => use(name, u, value(u)));

    if (kind === "rnn") {
      const preactivation = gate("preactivation", (u) => both(0, u));
      return { hidden: preactivation.map(Math.tanh), cell: null, gates: { preactivation } };
    }
    if (kind === "gru") {
      const reset = gate("reset", (u) => sigmoid(both(0, u)));
      const update = gate("update", (u) => sigmoid(both(1, u)));
      const candidate = gate("candidate", (u) => Math.tanh(fromInput(2, u) + at(reset, u) * fromState(2, u)));
      const next = update.map((z, u) => (1 - z) * at(candidate, u) + z * at(hidden, u));
      return { hidden: next, cell: null, gates: { reset, update, candidate } };
    }
    if (!cell) throw new Error("an LSTM without a cell state");
    const input = gate("input", (u) => sigmoid(both(0, u)));
    const forget = gate("forget", (u) => sigmoid(both(1, u)));
    const candidate = gate("candidate", (u) => Math.tanh(both(2, u)));
    const output = gate("output", (u) => sigmoid(both(3, u)));
    const nextCell = forget.map((f, u) => f * at(cell, u) + at(input, u) * at(candidate, u));
    const next = output.map((o, u) => o * Math.tanh(at(nextCell, u)));
    return { hidden: next, cell: nextCell, gates: { input, forget, candidate, output } };
  };
}
