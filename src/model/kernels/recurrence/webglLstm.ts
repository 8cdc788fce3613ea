/**
 * The LSTM in shaders: one draw for each step, forward and backward. A step forward has only four outputs and needs two
 * for its states, so the gradient computes the gates of all steps again, at once.
 */
import type * as tf from "../../tf";
import type { Gpu } from "../webgl/gpu";
import { registerWebgl } from "../webgl/register";
import { RECURRENCES, recurrenceGradient } from "./recurrence";
import {
  beforeFunction,
  collect,
  hiddenWeightGradients,
  lastOf,
  makeTurns,
  regionOf,
  type Sequence,
  sequenceOf,
  shapeOf,
  stepAt,
  TURN_FUNCTION,
  turn,
} from "./webglSequence";

/**
 * Declares `keep` and the gates `i`, `f`, `g`, `o`, which mean nothing where `keep` is 0. `h` is one block of the state
 * before; nothing is added where that is empty.
 */
function gatesCode({ width }: Sequence, isEmpty: string, h: string): string {
  const block = (k: number): string => `${k * width} + column`;
  return `
  vec4 sum[4];
  for (int k = 0; k < 4; k++)
    sum[k] = at(projected, k * ${width} + column, row) + at(bias, k * ${width} + column, 0).xyxy;
  vec4 keep = keepAt(ids, row / perStep, row % perStep);
  if (!(${isEmpty}) && keep != vec4(0.0))
    for (int unit = 0; unit < ${width}; unit++) {
      vec4 h = ${h};
      sum[0] += timesTransposed(h, at(weight, unit, ${block(0)}));
      sum[1] += timesTransposed(h, at(weight, unit, ${block(1)}));
      sum[2] += timesTransposed(h, at(weight, unit, ${block(2)}));
      sum[3] += timesTransposed(h, at(weight, unit, ${block(3)}));
    }
  vec4 i = sigmoidOf(sum[0]);
  vec4 f = sigmoidOf(sum[1]);
  vec4 g = tanhOf(sum[2]);
  vec4 o = sigmoidOf(sum[3]);`;
}

function forward(): void {
  registerWebgl(RECURRENCES.lstm, (call) => {
    const { gpu } = call;
    const sequence = sequenceOf(call);
    const { projected, weight, bias, ids, hidden, cell, perStep } = sequence;
    const hiddens = makeTurns(gpu, sequence);
    const cells = makeTurns(gpu, sequence);
    for (let index = 0; index < sequence.steps; index++) {
      const step = stepAt(sequence, index);
      gpu.draw({
        key: `lstm ${sequence.width}`,
        inputs: {
          hidden: index > 0 ? turn(hiddens, index - 1) : (hidden ?? weight),
          cell: index > 0 ? turn(cells, index - 1) : (cell ?? weight),
          projected,
          weight,
          bias,
          ids,
        },
        outputs: [turn(hiddens, index), turn(cells, index)],
        isMasked: false,
        region: regionOf(sequence, step),
        ints: {
          perStep,
          isEmpty: index === 0 && !hidden ? 1 : 0,
          shift: (index > 0 ? -sequence.direction : -step) * perStep,
        },
        code: () => `
  ${gatesCode(sequence, "isEmpty == 1", "at(hidden, unit, row + shift)")}
  vec4 ownHidden = isEmpty == 1 ? vec4(0.0) : at(hidden, column, row + shift);
  vec4 ownCell = isEmpty == 1 ? vec4(0.0) : at(cell, column, row + shift);
  vec4 next = f * ownCell + i * g;
  out0 = mix(ownHidden, o * tanhOf(next), keep);
  out1 = mix(ownCell, next, keep);`,
      });
    }
    const collected = collect(gpu, sequence, [hiddens, cells]) as [tf.TensorInfo, tf.TensorInfo];
    const [states, cellStates] = collected;
    return [states, ...lastOf(gpu, sequence, collected), cellStates];
  });
}

interface Gates {
  readonly input: tf.TensorInfo;
  readonly forget: tf.TensorInfo;
  readonly candidate: tf.TensorInfo;
  readonly output: tf.TensorInfo;
}

function namedGates(four: readonly tf.TensorInfo[]): Gates {
  const [input, forget, candidate, output] = four as [
    tf.TensorInfo,
    tf.TensorInfo,
    tf.TensorInfo,
    tf.TensorInfo,
  ];
  return { input, forget, candidate, output };
}

/** The gates of all steps, `[steps, batch, units]` each. */
function recomputeGates(gpu: Gpu, sequence: Sequence, states: tf.TensorInfo): Gates {
  const { projected, weight, bias, ids, hidden, width, perStep, origin, direction } = sequence;
  const four = [0, 1, 2, 3].map(() => gpu.scratch(shapeOf(sequence)));
  const isInitial = `row / perStep == origin`;
  gpu.draw({
    key: `lstm gates ${width} ${hidden !== null}`,
    inputs: { projected, weight, bias, states, ids, ...(hidden ? { hidden } : {}) },
    outputs: four,
    isMasked: false,
    ints: { origin, direction, perStep },
    functions: () => beforeFunction("hidden", "states", hidden ? "hidden" : null),
    code: () => `
  ${gatesCode(sequence, hidden ? "false" : isInitial, "hiddenBefore(unit, row)")}
  out0 = i;
  out1 = f;
  out2 = g;
  out3 = o;`,
  });
  return namedGates(four);
}

/** What a step makes of ∂c (and for the output gate of ∂h), as factors of it, before the gates' non-linearities. */
function computeFactors(
  gpu: Gpu,
  sequence: Sequence,
  gates: Gates,
  cellStates: tf.TensorInfo,
): readonly tf.TensorInfo[] {
  const { ids, cell, perStep, origin, direction } = sequence;
  const factors = [0, 1, 2, 3].map(() => gpu.scratch(shapeOf(sequence)));
  gpu.draw({
    key: `lstm factors ${cell !== null}`,
    inputs: {
      input_: gates.input,
      forget: gates.forget,
      candidate: gates.candidate,
      output_: gates.output,
      cellStates,
      ids,
      ...(cell ? { cell } : {}),
    },
    outputs: factors,
    isMasked: false,
    ints: { origin, direction, perStep },
    functions: () => beforeFunction("cell", "cellStates", cell ? "cell" : null),
    code: () => `
  vec4 keep = keepAt(ids, row / perStep, row % perStep);
  vec4 i = at(input_, column, row);
  vec4 f = at(forget, column, row);
  vec4 g = at(candidate, column, row);
  vec4 o = at(output_, column, row);
  out0 = keep * g * i * (1.0 - i);
  out1 = keep * cellBefore(column, row) * f * (1.0 - f);
  out2 = keep * i * (1.0 - g * g);
  out3 = keep * tanhOf(at(cellStates, column, row)) * o * (1.0 - o);`,
  });
  return factors;
}

/**
 * ∂h and, with the part that comes through h, ∂c of a step: from those of the step read after it, `shift` rows away.
 * Of the state before the first step ∂c is left without that part: it is asked for alone.
 */
function backCode({ width }: Sequence): string {
  return `
  int after = row + shift;
  vec4 keepAfter = keepAt(ids, after / perStep, after % perStep);
  vec4 dHidden = (1.0 - keepAfter) * at(dHiddenAfter, column, after);
  if (keepAfter != vec4(0.0)) for (int unit = 0; unit < ${width}; unit++) {
    vec4 dh = at(dHiddenAfter, unit, after);
    vec4 dc = at(dCellAfter, unit, after);
    dHidden += times(dc * at(factor0, unit, after), at(weight, column, unit));
    dHidden += times(dc * at(factor1, unit, after), at(weight, column, ${width} + unit));
    dHidden += times(dc * at(factor2, unit, after), at(weight, column, ${2 * width} + unit));
    dHidden += times(dh * at(factor3, unit, after), at(weight, column, ${3 * width} + unit));
  }
  vec4 dCell = mix(vec4(1.0), at(forget, column, after), keepAfter) * at(dCellAfter, column, after);
  if (isInitial == 0) {
    if (hasStates == 1) dHidden += at(dStates, column, row);
    dCell += throughHidden(dHidden, column, row);
  }
  out0 = dHidden;
  out1 = dCell;`;
}

const THROUGH_HIDDEN = `vec4 throughHidden(vec4 dHidden, int column, int row) {
  vec4 squashed = tanhOf(at(cellStates, column, row));
  vec4 keep = keepAt(ids, row / perStep, row % perStep);
  return keep * dHidden * at(output_, column, row) * (1.0 - squashed * squashed);
}`;

function backward(): void {
  registerWebgl(recurrenceGradient("lstm"), (call) => {
    const { gpu } = call;
    const sequence = sequenceOf(call);
    const { projected, weight, ids, hidden, cell, steps, width, perStep, origin, direction } = sequence;
    const states = call.input("states");
    const cellStates = call.input("kept0");
    const gates = recomputeGates(gpu, sequence, states);
    const factors = computeFactors(gpu, sequence, gates, cellStates);
    const factorInputs = Object.fromEntries(factors.map((factor, k) => [`factor${k}`, factor]));
    const [dStates, dLast, dLastCell] = ["dStates", "dLast", "dLastCell"].map(call.gradient) as [
      tf.TensorInfo | null,
      tf.TensorInfo | null,
      tf.TensorInfo | null,
    ];
    const dHiddens = makeTurns(gpu, sequence);
    const dCells = makeTurns(gpu, sequence);
    const end = stepAt(sequence, steps - 1);
    gpu.draw({
      key: "lstm start",
      inputs: {
        dStates: dStates ?? weight,
        dLast: dLast ?? weight,
        dLastCell: dLastCell ?? weight,
        cellStates,
        output_: gates.output,
        ids,
      },
      outputs: [turn(dHiddens, steps - 1), turn(dCells, steps - 1)],
      isMasked: false,
      region: regionOf(sequence, end),
      ints: {
        perStep,
        hasStates: dStates ? 1 : 0,
        hasLast: dLast ? 1 : 0,
        hasLastCell: dLastCell ? 1 : 0,
        first: end * perStep,
      },
      functions: () => THROUGH_HIDDEN,
      code: () => `
  vec4 dHidden = hasStates == 1 ? at(dStates, column, row) : vec4(0.0);
  if (hasLast == 1) dHidden += at(dLast, column, row - first);
  vec4 dCell = hasLastCell == 1 ? at(dLastCell, column, row - first) : vec4(0.0);
  out0 = dHidden;
  out1 = dCell + throughHidden(dHidden, column, row);`,
    });
    const back = (index: number, outputs: readonly tf.TensorInfo[]): void => {
      const isInitial = index < 0;
      gpu.draw({
        key: `lstm back ${width}`,
        inputs: {
          dHiddenAfter: turn(dHiddens, index + 1),
          dCellAfter: turn(dCells, index + 1),
          dStates: dStates ?? weight,
          ...factorInputs,
          forget: gates.forget,
          output_: gates.output,
          cellStates,
          weight,
          ids,
        },
        outputs,
        isMasked: false,
        ...(isInitial ? {} : { region: regionOf(sequence, stepAt(sequence, index)) }),
        ints: {
          perStep,
          hasStates: dStates ? 1 : 0,
          isInitial: isInitial ? 1 : 0,
          shift: (isInitial ? origin : direction) * perStep,
        },
        functions: () => THROUGH_HIDDEN,
        code: () => backCode(sequence),
      });
    };
    for (let index = steps - 2; index >= 0; index--)
      back(index, [turn(dHiddens, index), turn(dCells, index)]);
    const dInitial = hidden && cell ? [gpu.make(hidden.shape), gpu.make(cell.shape)] : [];
    if (dInitial.length > 0) back(-1, dInitial);

    const dProjected = gpu.make(projected.shape);
    gpu.draw({
      key: `lstm dGates ${width}`,
      inputs: {
        evenHidden: dHiddens[0],
        oddHidden: dHiddens[1],
        evenCell: dCells[0],
        oddCell: dCells[1],
        ...factorInputs,
      },
      outputs: [dProjected],
      isMasked: false,
      ints: { origin, perStep },
      functions: () => TURN_FUNCTION,
      code: () => `
  int block = column / ${width};
  int unit = column - block * ${width};
  if (block == 3) {
    out0 = turnOf(evenHidden, oddHidden, unit, row) * at(factor3, unit, row);
  } else {
    vec4 factor = block == 0 ? at(factor0, unit, row)
      : block == 1 ? at(factor1, unit, row) : at(factor2, unit, row);
    out0 = turnOf(evenCell, oddCell, unit, row) * factor;
  }`,
    });
    gpu.setReach(dProjected, gpu.reachOf(ids));
    const ofWeight = hiddenWeightGradients(gpu, sequence, dProjected, states, true);
    return [dProjected, ...ofWeight, ...dInitial];
  });
}

export function registerLstm(): void {
  forward();
  backward();
}
