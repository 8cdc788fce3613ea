/** The cells: gates from what is read and the state before, the new state from the gates. PyTorch's, in its order. */
import type { CellId } from "../trace/architecture";
import { GATE_NAMES, type GateName } from "../trace/tensors";
import type { Trace } from "../trace/trace";
import { gateIsHeld } from "./byHand";
import type { Definition, Equation, EquationId, Paper } from "./equation";
import { add, call, constant, type Expression, minus, type NumberNode, times } from "./expression";
import { dot, line, number, slice } from "./lines";
import { PLACES, type Place, type PlaceName, type Where } from "./place";

/** The blocks that the weights stack. */
export const BLOCKS: Readonly<Record<CellId, readonly GateName[]>> = {
  rnn: ["preactivation"],
  gru: ["reset", "update", "candidate"],
  lstm: ["input", "forget", "candidate", "output"],
};

const PAPER: Readonly<Record<CellId, Paper>> = { rnn: "torch-rnn", gru: "torch-gru", lstm: "torch-lstm" };

/** W_i x + b_i, and W_h h + b_h, of one unit of one block. */
function sums(trace: Trace, place: Place, gate: GateName, unit: number): [Expression[], Expression[]] {
  const at = BLOCKS[place.cell].indexOf(gate) * place.size + unit;
  const weights = line(trace, place.weight("weight_ih"), at, null);
  let from = 0;
  const read = place.inputs().map((input) => {
    const { length } = input.values;
    from += length;
    return dot(slice(weights, from - length, length), input);
  });
  const hidden = dot(line(trace, place.weight("weight_hh"), at, null), place.before());
  return [
    [...read, number(trace, place.weight("bias_ih"), at)],
    [hidden, number(trace, place.weight("bias_hh"), at)],
  ];
}

function gateEquation(trace: Trace, place: Place, gate: GateName, unit: number): Equation {
  const [read, hidden] = sums(trace, place, gate, unit);
  const source = { paper: PAPER[place.cell] };
  if (gate === "preactivation") return { id: "preactivation", forms: [add(...read, ...hidden)], source };
  if (gate !== "candidate") return { id: "gate", forms: [call("sigmoid", add(...read, ...hidden))], source };
  if (place.cell !== "gru")
    return { id: "candidate", forms: [call("tanh", add(...read, ...hidden))], source };
  const reset = number(trace, `${place.gates}.reset`, place.at, unit);
  return {
    id: "candidate-reset",
    forms: [call("tanh", add(...read, times(reset, add(...hidden))))],
    source,
  };
}

const gateOf =
  (where: Where, gate: GateName): Definition =>
  (trace, [at = 0, unit = 0]) => {
    const place = where(trace, at);
    if (gateIsHeld(place.held(), gate, unit)) return { byHand: "gate" };
    return place.isReplaced ? { byHand: "replaced" } : gateEquation(trace, place, gate, unit);
  };

const STATE_IDS: Readonly<Record<CellId, EquationId>> = {
  rnn: "state-rnn",
  gru: "state-gru",
  lstm: "state-lstm",
};

/** The new state, and an LSTM's new cell state, of one unit of this direction. */
function stateEquation(trace: Trace, place: Place, unit: number): Equation {
  const gate = (name: GateName): NumberNode => number(trace, `${place.gates}.${name}`, place.at, unit);
  const { cell } = place;
  const made = (): Expression => {
    switch (cell) {
      case "rnn":
        return call("tanh", gate("preactivation"));
      case "gru":
        return add(
          times(minus(constant(1), gate("update")), gate("candidate")),
          times(gate("update"), place.before().number(unit)),
        );
      case "lstm":
        return times(
          gate("output"),
          call("tanh", number(trace, place.memory, place.at, place.offset + unit)),
        );
    }
  };
  return { id: STATE_IDS[cell], forms: [made()], source: { paper: PAPER[cell] } };
}

function memoryEquation(trace: Trace, place: Place, unit: number): Equation {
  const gate = (name: GateName): NumberNode => number(trace, `${place.gates}.${name}`, place.at, unit);
  const form = add(
    times(gate("forget"), place.memoryBefore().number(unit)),
    times(gate("input"), gate("candidate")),
  );
  return { id: "memory", forms: [form], source: { paper: "torch-lstm" } };
}

type Maker = (trace: Trace, place: Place, unit: number) => Equation;

/** The units of a state's second half are the backward reader's. */
function encoderPart(
  trace: Trace,
  layer: 0 | 1,
  [j = 0, unit = 0]: readonly number[],
  make: Maker,
): Equation {
  const { bidirectional, units } = trace.model;
  const isBackward = bidirectional && unit >= units / 2;
  const name: PlaceName = isBackward ? `encoder.l${layer}.reverse` : `encoder.l${layer}`;
  const place = PLACES[name](trace, j);
  return make(trace, place, unit - place.offset);
}

const encoder =
  (layer: "lower" | "top", make: Maker): Definition =>
  (trace, at) => {
    const isGiven =
      layer === "top" && make === stateEquation && trace.interventions.some(({ kind }) => kind === "states");
    if (isGiven) return { byHand: "states" };
    return encoderPart(trace, layer === "top" && trace.model.layers === 2 ? 1 : 0, at, make);
  };

const decoder =
  (layer: "lower" | "top", make: Maker): Definition =>
  (trace, [row = 0, unit = 0]) => {
    const isTop = layer === "top";
    // The given query stands in the place of the state where it asks after the cell.
    const isGiven =
      isTop &&
      make === stateEquation &&
      trace.steps.indexOf("cell") < trace.steps.indexOf("score") &&
      trace.interventions.some((one) => one.kind === "query" && one.row === row);
    if (isGiven) return { byHand: "query" };
    return make(
      trace,
      PLACES[isTop && trace.model.layers === 2 ? "decoder.l1" : "decoder.l0"](trace, row),
      unit,
    );
  };

export const STATES: Readonly<
  Record<
    | "encoder.l0.state"
    | "encoder.l0.cellState"
    | "states"
    | "cellStates"
    | "decoder.l0.state"
    | "decoder.l0.cellState"
    | "decoderState"
    | "decoderCellState",
    Definition
  >
> = {
  "encoder.l0.state": encoder("lower", stateEquation),
  "encoder.l0.cellState": encoder("lower", memoryEquation),
  states: encoder("top", stateEquation),
  cellStates: encoder("top", memoryEquation),
  "decoder.l0.state": decoder("lower", stateEquation),
  "decoder.l0.cellState": decoder("lower", memoryEquation),
  decoderState: decoder("top", stateEquation),
  decoderCellState: decoder("top", memoryEquation),
};

type GateTensor = `${PlaceName}.${GateName}`;

export const GATES = Object.fromEntries(
  Object.entries<Where>(PLACES).flatMap(([place, where]) =>
    GATE_NAMES.map((gate) => [`${place}.${gate}`, gateOf(where, gate)] as const),
  ),
) as unknown as Readonly<Record<GateTensor, Definition>>;
