import { CELL_IDS, type CellId } from "../../../trace/architecture";
import {
  type ArrayInputs,
  type ArrayKernel,
  type ArrayKernels,
  type ArrayTensor,
  at,
  input,
  multiply,
  output,
  sigmoid,
} from "../arrays";
import { RECURRENCES, recurrenceGradient } from "./recurrence";

/** One number of one sentence's state at one step. */
interface Unit {
  /** The inputs' part of block k. */
  projected(block: number): number;
  /** The state's part of block k, with its bias. */
  fromState(block: number): number;
  readonly hidden: number;
  readonly cell: number;
}

/** What a cell does to one unit, and how a gradient goes back through it. */
interface UnitCell {
  readonly blocks: number;
  /** How many numbers of a unit are kept for the gradient. */
  readonly kept: number;
  /** The new state, and what is kept. */
  advance(unit: Unit): { readonly hidden: number; readonly cell: number; readonly kept: readonly number[] };
  /** From the gradients of the new state: those of the inputs' and the state's parts of each block, and of the old state. */
  retreat(
    gradient: { readonly hidden: number; readonly cell: number },
    kept: readonly number[],
    before: { readonly hidden: number; readonly cell: number },
    after: number,
  ): {
    readonly projected: readonly number[];
    readonly fromState: readonly number[];
    readonly hidden: number;
    readonly cell: number;
  };
}

const UNIT_CELLS: Readonly<Record<CellId, UnitCell>> = {
  rnn: {
    blocks: 1,
    kept: 0,
    advance: ({ projected, fromState }) => ({
      hidden: Math.tanh(projected(0) + fromState(0)),
      cell: 0,
      kept: [],
    }),
    retreat({ hidden }, _kept, _before, after) {
      const d = hidden * (1 - after * after);
      return { projected: [d], fromState: [d], hidden: 0, cell: 0 };
    },
  },
  gru: {
    blocks: 3,
    kept: 4,
    advance({ projected, fromState, hidden }) {
      const r = sigmoid(projected(0) + fromState(0));
      const z = sigmoid(projected(1) + fromState(1));
      const hn = fromState(2);
      const n = Math.tanh(projected(2) + r * hn);
      return { hidden: n + z * (hidden - n), cell: 0, kept: [r, z, n, hn] };
    },
    retreat({ hidden: d }, kept, before) {
      const [r, z, n, hn] = kept as [number, number, number, number];
      const dn = d * (1 - z) * (1 - n * n);
      const dz = d * (before.hidden - n) * z * (1 - z);
      const dr = dn * hn * r * (1 - r);
      return { projected: [dr, dz, dn], fromState: [dr, dz, dn * r], hidden: d * z, cell: 0 };
    },
  },
  lstm: {
    blocks: 4,
    kept: 5,
    advance({ projected, fromState, cell }) {
      const i = sigmoid(projected(0) + fromState(0));
      const f = sigmoid(projected(1) + fromState(1));
      const g = Math.tanh(projected(2) + fromState(2));
      const o = sigmoid(projected(3) + fromState(3));
      const next = f * cell + i * g;
      return { hidden: o * Math.tanh(next), cell: next, kept: [i, f, g, o, next] };
    },
    retreat(d, kept, before) {
      const [i, f, g, o, next] = kept as [number, number, number, number, number];
      const squashed = Math.tanh(next);
      const dCell = d.cell + d.hidden * o * (1 - squashed * squashed);
      const gates = [
        dCell * g * i * (1 - i),
        dCell * before.cell * f * (1 - f),
        dCell * i * (1 - g * g),
        d.hidden * squashed * o * (1 - o),
      ];
      return { projected: gates, fromState: gates, hidden: 0, cell: dCell * f };
    },
  },
};

function sizesOf(inputs: ArrayInputs): readonly [steps: number, batch: number, units: number] {
  const [steps, batch] = input(inputs, "projected").shape as [number, number, number];
  return [steps, batch, input(inputs, "weight").shape[1] as number];
}

const copyOf = (tensor: ArrayTensor | undefined, length: number): Float32Array =>
  tensor ? Float32Array.from(tensor.values) : new Float32Array(length);

/** Steps in the order of reading. */
function stepOrder(steps: number, reverse: unknown): number[] {
  const order = Array.from({ length: steps }, (_, t) => t);
  return reverse ? order.reverse() : order;
}

function forward(cellId: CellId): ArrayKernel {
  const { blocks, kept: keptCount, advance } = UNIT_CELLS[cellId];
  return (inputs, { reverse }) => {
    const [steps, batch, units] = sizesOf(inputs);
    const projected = input(inputs, "projected").values;
    const weight = input(inputs, "weight").values;
    const bias = input(inputs, "bias").values;
    const ids = input(inputs, "ids").values;
    const hidden = copyOf(inputs.hidden, batch * units);
    const cell = copyOf(inputs.cell, batch * units);
    const width = blocks * units;
    const states = output(steps, batch, units);
    const kept = output(steps, batch, keptCount * units);
    for (const t of stepOrder(steps, reverse)) {
      const part = new Float32Array(batch * width);
      for (let i = 0; i < part.length; i++) part[i] = at(bias, i % width);
      multiply(
        { values: part, row: width },
        { values: hidden, row: units, column: 1 },
        { values: weight, row: 1, column: units },
        [batch, width, units],
      );
      for (let b = 0; b < batch; b++) {
        if (at(ids, t * batch + b) === 0) continue;
        for (let u = 0; u < units; u++) {
          const i = b * units + u;
          const next = advance({
            projected: (k) => at(projected, (t * batch + b) * width + k * units + u),
            fromState: (k) => at(part, b * width + k * units + u),
            hidden: at(hidden, i),
            cell: at(cell, i),
          });
          hidden[i] = next.hidden;
          cell[i] = next.cell;
          next.kept.forEach((value, k) => {
            kept.values[((t * batch + b) * keptCount + k) * units + u] = value;
          });
        }
      }
      states.values.set(hidden, t * batch * units);
    }
    const ends = [hidden, ...(cellId === "lstm" ? [cell] : [])];
    return [states, ...ends.map((values) => ({ values, shape: [batch, units] })), kept];
  };
}

function backward(cellId: CellId): ArrayKernel {
  const { blocks, kept: keptCount, retreat } = UNIT_CELLS[cellId];
  return (inputs, { reverse }) => {
    const [steps, batch, units] = sizesOf(inputs);
    const weight = input(inputs, "weight").values;
    const ids = input(inputs, "ids").values;
    const states = input(inputs, "states").values;
    const kept = input(inputs, "kept0").values;
    const dStates = input(inputs, "dStates").values;
    const width = blocks * units;
    const [firstHidden, firstCell] = [inputs.hidden, inputs.cell].map((given) =>
      copyOf(given, batch * units),
    );
    const dHidden = copyOf(inputs.dLast, batch * units);
    const dCell = copyOf(inputs.dLastCell, batch * units);
    const dProjected = output(steps, batch, width);
    const dWeight = output(width, units);
    const dBias = output(width);
    const order = stepOrder(steps, reverse);
    for (let place = steps - 1; place >= 0; place--) {
      const t = at(order, place);
      const previous = place > 0 ? at(order, place - 1) : null;
      const dPart = new Float32Array(batch * width);
      const before = new Float32Array(batch * units);
      for (let b = 0; b < batch; b++)
        for (let u = 0; u < units; u++) {
          const i = b * units + u;
          dHidden[i] = at(dHidden, i) + at(dStates, t * batch * units + i);
          before[i] =
            previous === null ? at(firstHidden as Float32Array, i) : at(states, previous * batch * units + i);
          if (at(ids, t * batch + b) === 0) continue;
          const keptAt = (step: number, k: number): number =>
            at(kept, ((step * batch + b) * keptCount + k) * units + u);
          // Reading forward, what was before a living step was alive; reading backward it may be zeros, never kept.
          const wasAlive = previous !== null && at(ids, previous * batch + b) !== 0;
          const cell = wasAlive && cellId === "lstm" ? keptAt(previous, 4) : at(firstCell as Float32Array, i);
          const d = retreat(
            { hidden: at(dHidden, i), cell: at(dCell, i) },
            Array.from({ length: keptCount }, (_, k) => keptAt(t, k)),
            { hidden: at(before, i), cell },
            at(states, t * batch * units + i),
          );
          d.projected.forEach((value, k) => {
            dProjected.values[(t * batch + b) * width + k * units + u] = value;
          });
          d.fromState.forEach((value, k) => {
            dPart[b * width + k * units + u] = value;
            dBias.values[k * units + u] = at(dBias.values, k * units + u) + value;
          });
          dHidden[i] = d.hidden;
          dCell[i] = d.cell;
        }
      multiply(
        { values: dHidden, row: units },
        { values: dPart, row: width, column: 1 },
        { values: weight, row: units, column: 1 },
        [batch, units, width],
      );
      multiply(
        { values: dWeight.values, row: units },
        { values: dPart, row: 1, column: width },
        { values: before, row: units, column: 1 },
        [width, units, batch],
      );
    }
    const dStart = [dHidden, ...(cellId === "lstm" ? [dCell] : [])];
    return [dProjected, dWeight, dBias, ...dStart.map((values) => ({ values, shape: [batch, units] }))];
  };
}

export const RECURRENCE_KERNELS: ArrayKernels = Object.fromEntries(
  CELL_IDS.flatMap((cell) => [
    [RECURRENCES[cell], forward(cell)],
    [recurrenceGradient(cell), backward(cell)],
  ]),
);
