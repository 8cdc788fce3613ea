/**
 * The GRU in shaders: one draw for each step, forward and backward. A step forward keeps its gates, so that the
 * gradient's steps need no more than ∂h ∘ (what the gates make of it) W_hh.
 */
import { present } from "../../../lib/assert";
import type * as tf from "../../tf";
import type { Gpu } from "../webgl/gpu";
import { type Call, registerWebgl } from "../webgl/register";
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
  startGradient,
  stepAt,
  TURN_FUNCTION,
  type Turns,
  turn,
} from "./webglSequence";

/** Reset, update, candidate. */
const BLOCKS = 3;

/** One step; keeps r, z and W_hn h + b_hn beside the new state. */
function stepCode({ width }: Sequence): string {
  return `
  int step = row / perStep;
  int sentences = row % perStep;
  vec4 hidden[${BLOCKS}];
  for (int block = 0; block < ${BLOCKS}; block++) hidden[block] = at(bias, block * ${width} + column, 0).xyxy;
  vec4 own = vec4(0.0);
  vec4 keep = keepAt(ids, step, sentences);
  if (isEmpty == 0) {
    own = at(before, column, row + shift);
    if (keep != vec4(0.0)) for (int i = 0; i < ${width}; i++) {
      vec4 h = at(before, i, row + shift);
      hidden[0] += timesTransposed(h, at(weight, i, column));
      hidden[1] += timesTransposed(h, at(weight, i, ${width} + column));
      hidden[2] += timesTransposed(h, at(weight, i, ${2 * width} + column));
    }
  }
  vec4 r = sigmoidOf(at(projected, column, row) + hidden[0]);
  vec4 z = sigmoidOf(at(projected, ${width} + column, row) + hidden[1]);
  vec4 n = tanhOf(at(projected, ${2 * width} + column, row) + r * hidden[2]);
  out0 = mix(own, n + z * (own - n), keep);
  out1 = r;
  out2 = z;
  out3 = hidden[2];`;
}

function forward(): void {
  registerWebgl(RECURRENCES.gru, (call) => {
    const { gpu } = call;
    const sequence = sequenceOf(call);
    const { projected, weight, bias, ids, hidden, perStep } = sequence;
    const turns = makeTurns(gpu, sequence);
    const kept = [0, 1, 2].map(() => gpu.make(shapeOf(sequence)));
    for (let index = 0; index < sequence.steps; index++) {
      const step = stepAt(sequence, index);
      gpu.draw({
        key: `gru ${sequence.width}`,
        inputs: {
          before: index > 0 ? turn(turns, index - 1) : (hidden ?? weight),
          projected,
          weight,
          bias,
          ids,
        },
        outputs: [turn(turns, index), ...kept],
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
    const [states] = collect(gpu, sequence, [turns]);
    return [present(states, "states"), ...lastOf(gpu, sequence, [present(states, "states")]), ...kept];
  });
}

/** What a step makes of ∂h, as factors of it: for r, z and W_hn h before their non-linearities, and for h itself. */
function factorsCode({ width }: Sequence): string {
  return `
  vec4 keep = keepAt(ids, row / perStep, row % perStep);
  out0 = vec4(0.0);
  out1 = vec4(0.0);
  out2 = vec4(0.0);
  out3 = vec4(1.0);
  if (keep == vec4(0.0)) return;
  vec4 r = at(reset, column, row);
  vec4 z = at(update, column, row);
  vec4 hn = at(candidate, column, row);
  vec4 n = tanhOf(at(projected, ${2 * width} + column, row) + r * hn);
  vec4 dn = keep * (1.0 - z) * (1.0 - n * n);
  out0 = dn * hn * r * (1.0 - r);
  out1 = keep * z * (1.0 - z) * (hiddenBefore(column, row) - n);
  out2 = dn * r;
  out3 = mix(vec4(1.0), z, keep);`;
}

/** What the forward pass keeps of every step: r, z and W_hn h + b_hn. */
export interface GruKept {
  readonly reset: tf.TensorInfo;
  readonly update: tf.TensorInfo;
  readonly candidate: tf.TensorInfo;
}

export function keptOf(call: Call): GruKept {
  return { reset: call.input("kept0"), update: call.input("kept1"), candidate: call.input("kept2") };
}

export interface GruFactors {
  readonly dReset: tf.TensorInfo;
  readonly dUpdate: tf.TensorInfo;
  readonly dCandidate: tf.TensorInfo;
  readonly carry: tf.TensorInfo;
}

export function drawFactors(gpu: Gpu, sequence: Sequence, states: tf.TensorInfo, kept: GruKept): GruFactors {
  const { projected, ids, hidden, width, perStep, origin, direction } = sequence;
  const factors = {
    dReset: gpu.scratch(shapeOf(sequence)),
    dUpdate: gpu.scratch(shapeOf(sequence)),
    dCandidate: gpu.scratch(shapeOf(sequence)),
    carry: gpu.scratch(shapeOf(sequence)),
  };
  gpu.draw({
    key: `gru factors ${width} ${hidden !== null}`,
    inputs: { ...kept, projected, states, ids, ...(hidden ? { hidden } : {}) },
    outputs: [factors.dReset, factors.dUpdate, factors.dCandidate, factors.carry],
    isMasked: false,
    ints: { origin, direction, perStep },
    functions: () => beforeFunction("hidden", "states", hidden ? "hidden" : null),
    code: () => factorsCode(sequence),
  });
  return factors;
}

/** Gradients of the inputs' and of the states' parts of all blocks, `[steps, batch, 3·units]`. */
export function drawGates(
  gpu: Gpu,
  sequence: Sequence,
  [even, odd]: Turns,
  factors: GruFactors,
  { reset, candidate }: GruKept,
): { readonly dProjected: tf.TensorInfo; readonly dGates: tf.TensorInfo } {
  const { projected, ids, width, perStep, origin } = sequence;
  const dProjected = gpu.make(projected.shape);
  const dGates = gpu.scratch(projected.shape);
  gpu.draw({
    key: `gru gates ${width}`,
    inputs: { even, odd, ...factors, reset, candidate, projected, ids },
    outputs: [dProjected, dGates],
    isMasked: false,
    ints: { origin, perStep },
    functions: () => TURN_FUNCTION,
    code: () => gatesCode(sequence),
  });
  gpu.setReach(dProjected, gpu.reachOf(ids));
  return { dProjected, dGates };
}

/** ∂h of a step, from that of the step read after it, which is `shift` rows away. */
function backCode({ width }: Sequence): string {
  return `
  vec4 sum = hasStates == 1 ? at(dStates, column, row) : vec4(0.0);
  int after = row + shift;
  sum += at(carry, column, after) * at(dAfter, column, after);
  if (keepAt(ids, after / perStep, after % perStep) != vec4(0.0)) for (int i = 0; i < ${width}; i++) {
    vec4 d = at(dAfter, i, after);
    sum += times(d * at(dReset, i, after), at(weight, column, i));
    sum += times(d * at(dUpdate, i, after), at(weight, column, ${width} + i));
    sum += times(d * at(dCandidate, i, after), at(weight, column, ${2 * width} + i));
  }
  out0 = sum;`;
}

/** Gradients of the inputs' and of the states' parts of all blocks: they differ in the candidate, by r. */
function gatesCode({ width }: Sequence): string {
  return `
  out0 = vec4(0.0);
  out1 = vec4(0.0);
  vec4 keep = keepAt(ids, row / perStep, row % perStep);
  if (keep == vec4(0.0)) return;
  int block = column / ${width};
  int unit = column - block * ${width};
  vec4 d = turnOf(even, odd, unit, row);
  if (block == 0) {
    out0 = d * at(dReset, unit, row);
    out1 = out0;
  } else if (block == 1) {
    out0 = d * at(dUpdate, unit, row);
    out1 = out0;
  } else {
    vec4 r = at(reset, unit, row);
    vec4 n = tanhOf(at(projected, column, row) + r * at(candidate, unit, row));
    out0 = d * keep * (1.0 - at(carry, unit, row)) * (1.0 - n * n);
    out1 = d * at(dCandidate, unit, row);
  }`;
}

function backward(): void {
  registerWebgl(recurrenceGradient("gru"), (call) => {
    const { gpu } = call;
    const sequence = sequenceOf(call);
    const { weight, ids, hidden, steps, width, perStep, direction } = sequence;
    const states = call.input("states");
    const kept = keptOf(call);
    const factors = drawFactors(gpu, sequence, states, kept);
    const { dReset, dUpdate, dCandidate, carry } = factors;

    const dStates = call.gradient("dStates");
    const turns = makeTurns(gpu, sequence);
    startGradient(call, sequence, turn(turns, steps - 1));
    const back = (index: number, output: tf.TensorInfo): void => {
      const after = stepAt(sequence, index + 1);
      const isInitial = index < 0;
      gpu.draw({
        key: `gru back ${width}`,
        inputs: {
          dAfter: turn(turns, index + 1),
          dStates: dStates ?? weight,
          dReset,
          dUpdate,
          dCandidate,
          carry,
          weight,
          ids,
        },
        outputs: [output],
        isMasked: false,
        ...(isInitial ? {} : { region: regionOf(sequence, stepAt(sequence, index)) }),
        ints: {
          perStep,
          hasStates: dStates && !isInitial ? 1 : 0,
          shift: isInitial ? after * perStep : direction * perStep,
        },
        code: () => backCode(sequence),
      });
    };
    for (let index = steps - 2; index >= 0; index--) back(index, turn(turns, index));
    const dHidden = hidden ? gpu.make(hidden.shape) : null;
    if (dHidden) back(-1, dHidden);

    const { dProjected, dGates } = drawGates(gpu, sequence, turns, factors, kept);
    const ofWeight = hiddenWeightGradients(gpu, sequence, dGates, states, true);
    return [dProjected, ...ofWeight, ...(dHidden ? [dHidden] : [])];
  });
}

export function registerGru(): void {
  forward();
  backward();
}
