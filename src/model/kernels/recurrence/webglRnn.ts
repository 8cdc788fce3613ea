/** The plain recurrent cell in shaders: one draw for each step, forward and backward. */
import { present } from "../../../lib/assert";
import type * as tf from "../../tf";
import { registerWebgl } from "../webgl/register";
import { RECURRENCES, recurrenceGradient } from "./recurrence";
import {
  collect,
  hiddenWeightGradients,
  lastOf,
  makeTurns,
  regionOf,
  type Sequence,
  sequenceOf,
  startGradient,
  stepAt,
  TURN_FUNCTION,
  turn,
} from "./webglSequence";

function stepCode({ width }: Sequence): string {
  return `
  vec4 sum = at(projected, column, row) + at(bias, column, 0).xyxy;
  vec4 own = vec4(0.0);
  vec4 keep = keepAt(ids, row / perStep, row % perStep);
  if (isEmpty == 0) {
    own = at(before, column, row + shift);
    if (keep != vec4(0.0)) for (int i = 0; i < ${width}; i++)
      sum += timesTransposed(at(before, i, row + shift), at(weight, i, column));
  }
  out0 = mix(own, tanhOf(sum), keep);`;
}

function forward(): void {
  registerWebgl(RECURRENCES.rnn, (call) => {
    const { gpu } = call;
    const sequence = sequenceOf(call);
    const { projected, weight, bias, ids, hidden, perStep } = sequence;
    const turns = makeTurns(gpu, sequence);
    for (let index = 0; index < sequence.steps; index++) {
      const step = stepAt(sequence, index);
      const before = index > 0 ? turn(turns, index - 1) : (hidden ?? weight);
      gpu.draw({
        key: `rnn ${sequence.width}`,
        inputs: { before, projected, weight, bias, ids },
        outputs: [turn(turns, index)],
        isMasked: false,
        region: regionOf(sequence, step),
        ints: {
          perStep,
          isEmpty: index === 0 && !hidden ? 1 : 0,
          shift: (index > 0 ? -sequence.direction : -step) * perStep,
        },
        code: () => stepCode(sequence),
      });
    }
    const states = present(collect(gpu, sequence, [turns])[0], "states");
    return [states, ...lastOf(gpu, sequence, [states])];
  });
}

/** ∂h of a step, from that of the step read after it, which is `shift` rows away. */
function backCode({ width }: Sequence): string {
  return `
  int after = row + shift;
  vec4 sum = vec4(0.0);
  vec4 keep = keepAt(ids, after / perStep, after % perStep);
  if (keep != vec4(0.0)) for (int i = 0; i < ${width}; i++) {
    vec4 h = at(states, i, after);
    sum += times(at(dAfter, i, after) * (1.0 - h * h), at(weight, column, i));
  }
  // A sentence that had ended kept its state, and its gradient.
  out0 = mix(at(dAfter, column, after), sum, keep);
  if (hasStates == 1) out0 += at(dStates, column, row);`;
}

function backward(): void {
  registerWebgl(recurrenceGradient("rnn"), (call) => {
    const { gpu } = call;
    const sequence = sequenceOf(call);
    const { projected, weight, ids, hidden, steps, width, perStep, origin, direction } = sequence;
    const states = call.input("states");
    const dStates = call.gradient("dStates");
    const turns = makeTurns(gpu, sequence);
    startGradient(call, sequence, turn(turns, steps - 1));
    const back = (index: number, output: tf.TensorInfo): void => {
      const isInitial = index < 0;
      gpu.draw({
        key: `rnn back ${width}`,
        inputs: { dAfter: turn(turns, index + 1), dStates: dStates ?? weight, states, weight, ids },
        outputs: [output],
        isMasked: false,
        ...(isInitial ? {} : { region: regionOf(sequence, stepAt(sequence, index)) }),
        ints: {
          perStep,
          hasStates: dStates && !isInitial ? 1 : 0,
          shift: (isInitial ? origin : direction) * perStep,
        },
        code: () => backCode(sequence),
      });
    };
    for (let index = steps - 2; index >= 0; index--) back(index, turn(turns, index));
    const dHidden = hidden ? gpu.make(hidden.shape) : null;
    if (dHidden) back(-1, dHidden);

    const dProjected = gpu.make(projected.shape);
    const [even, odd] = turns;
    gpu.draw({
      key: "rnn gates",
      inputs: { even, odd, states, ids },
      outputs: [dProjected],
      isMasked: false,
      ints: { origin, perStep },
      functions: () => TURN_FUNCTION,
      code: () => `
  vec4 h = at(states, column, row);
  vec4 keep = keepAt(ids, row / perStep, row % perStep);
  out0 = keep * turnOf(even, odd, column, row) * (1.0 - h * h);`,
    });
    gpu.setReach(dProjected, gpu.reachOf(ids));
    const ofWeight = hiddenWeightGradients(gpu, sequence, dProjected, states, true);
    return [dProjected, ...ofWeight, ...(dHidden ? [dHidden] : [])];
  });
}

export function registerRnn(): void {
  forward();
  backward();
}
