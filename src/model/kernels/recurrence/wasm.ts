import { CELL_IDS, type CellId } from "../../../trace/architecture";
import { type Call, type HeapKernel, type HeapKernels, input } from "../heap";
import { RECURRENCES, recurrenceGradient } from "./recurrence";

/** How the compiled code calls the cells. */
const CODES: Readonly<Record<CellId, number>> = { rnn: 0, gru: 1, lstm: 2 };

interface Sizes {
  readonly steps: number;
  readonly batch: number;
  readonly units: number;
}

function sizesOf(call: Call): Sizes {
  const [steps, batch] = input(call, "projected").shape as [number, number, number];
  return { steps, batch, units: input(call, "weight").shape[1] as number };
}

function forward(cell: CellId): HeapKernel {
  return (call) => {
    const { heap, inputs, attributes } = call;
    const { steps, batch, units } = sizesOf(call);
    const hasMemory = cell === "lstm";
    const states = heap.make(steps, batch, units);
    const last = heap.make(batch, units);
    const lastMemory = hasMemory ? [heap.make(batch, units)] : [];
    const gates = cell === "rnn" ? [] : [heap.make(steps, batch, 4 * units)];
    const memories = hasMemory ? [heap.make(steps, batch, units), heap.make(steps, batch, units)] : [];
    heap.scratch(heap.simd.recurrenceScratch(CODES[cell], units), (scratch) =>
      heap.simd.recurrenceForward(
        CODES[cell],
        steps,
        batch,
        units,
        attributes.reverse as boolean,
        heap.at(input(call, "projected")),
        heap.at(input(call, "weight")),
        heap.at(input(call, "bias")),
        heap.at(inputs.hidden),
        heap.at(inputs.cell),
        heap.at(input(call, "ids")),
        heap.at(states),
        heap.at(last),
        heap.at(lastMemory[0]),
        heap.at(gates[0]),
        heap.at(memories[0]),
        heap.at(memories[1]),
        scratch,
      ),
    );
    return [states, last, ...lastMemory, ...gates, ...memories];
  };
}

function backward(cell: CellId): HeapKernel {
  return (call) => {
    const { heap, inputs, attributes } = call;
    const { steps, batch, units } = sizesOf(call);
    const projected = input(call, "projected");
    const weight = input(call, "weight");
    const dProjected = heap.make(...projected.shape);
    const dWeight = heap.zeros(...weight.shape);
    const dBias = heap.zeros(weight.shape[0] as number);
    const dHidden = heap.make(batch, units);
    const dCell = cell === "lstm" ? [heap.make(batch, units)] : [];
    const { recurrenceBackwardScratch, recurrenceBackward } = heap.simd;
    heap.scratch(recurrenceBackwardScratch(CODES[cell], steps, batch, units), (scratch) =>
      recurrenceBackward(
        CODES[cell],
        steps,
        batch,
        units,
        attributes.reverse as boolean,
        heap.at(input(call, "dStates")),
        heap.at(inputs.dLast),
        heap.at(inputs.dLastCell),
        heap.at(weight),
        heap.at(inputs.hidden),
        heap.at(inputs.cell),
        heap.at(input(call, "ids")),
        heap.at(input(call, "states")),
        heap.at(inputs.kept0),
        heap.at(inputs.kept1),
        heap.at(inputs.kept2),
        heap.at(dProjected),
        heap.at(dWeight),
        heap.at(dBias),
        heap.at(dHidden),
        heap.at(dCell[0]),
        scratch,
      ),
    );
    return [dProjected, dWeight, dBias, dHidden, ...dCell];
  };
}

export const RECURRENCE_KERNELS: HeapKernels = Object.fromEntries(
  CELL_IDS.flatMap((cell) => [
    [RECURRENCES[cell], forward(cell)],
    [recurrenceGradient(cell), backward(cell)],
  ]),
);
