/** What the cells' shaders share: the order of reading, and the draws around the steps. */
import { present } from "../../../lib/assert";
import type * as tf from "../../tf";
import { biasOf } from "../affine/webgl";
import type { Gpu } from "../webgl/gpu";
import type { Call } from "../webgl/register";
import { half } from "../webgl/sizes";

/** Textures of one draw, since the step that reads must not write into the same: steps take turns. */
export type Turns = readonly [even: tf.TensorInfo, odd: tf.TensorInfo];

export interface Sequence {
  readonly steps: number;
  readonly batch: number;
  readonly units: number;
  /** Texels across a state. */
  readonly width: number;
  /** Texels down one step. */
  readonly perStep: number;
  readonly projected: tf.TensorInfo;
  readonly weight: tf.TensorInfo;
  readonly bias: tf.TensorInfo;
  readonly ids: tf.TensorInfo;
  /** The state before the first step; null for zeros. */
  readonly hidden: tf.TensorInfo | null;
  readonly cell: tf.TensorInfo | null;
  /** The order of reading: the first step, and the way to the next one. */
  readonly origin: number;
  readonly direction: 1 | -1;
}

export function sequenceOf(call: Call): Sequence {
  const projected = call.input("projected");
  const weight = call.input("weight");
  const [steps, batch] = projected.shape as [number, number, number];
  const units = present(weight.shape[1], "an axis");
  const isReverse = call.attributes.reverse === true;
  return {
    steps,
    batch,
    units,
    width: half(units),
    perStep: half(batch),
    projected,
    weight,
    bias: call.input("bias"),
    ids: call.input("ids"),
    hidden: call.optional("hidden"),
    cell: call.optional("cell"),
    origin: isReverse ? steps - 1 : 0,
    direction: isReverse ? -1 : 1,
  };
}

/** The step that is read as number `index`. */
export function stepAt({ origin, direction }: Sequence, index: number): number {
  return origin + direction * index;
}

export function shapeOf({ steps, batch, units }: Sequence): number[] {
  return [steps, batch, units];
}

/** The rows of texels of one step. */
export function regionOf({ perStep }: Sequence, step: number): { first: number; rows: number } {
  return { first: step * perStep, rows: perStep };
}

/** Two textures for steps in turns; for a single step there is no second. */
export function makeTurns(gpu: Gpu, sequence: Sequence): Turns {
  const even = gpu.scratch(shapeOf(sequence));
  return [even, sequence.steps === 1 ? even : gpu.scratch(shapeOf(sequence))];
}

export function turn(turns: Turns, index: number): tf.TensorInfo {
  return turns[index % 2 === 0 ? 0 : 1];
}

/** GLSL: `turnOf(even, odd, column, row)` is the block of the texture whose turn its step was. */
export const TURN_FUNCTION = `vec4 turnOf(sampler2D even, sampler2D odd, int column, int row) {
  return ((row / perStep - origin) & 1) == 0 ? at(even, column, row) : at(odd, column, row);
}`;

/** Steps that took turns, in one texture for each. */
export function collect(gpu: Gpu, sequence: Sequence, all: readonly Turns[]): tf.TensorInfo[] {
  const results = all.map(() => gpu.make(shapeOf(sequence)));
  const inputs = Object.fromEntries(
    all.flatMap(([even, odd], i) => [
      [`even${i}`, even],
      [`odd${i}`, odd],
    ]),
  );
  gpu.draw({
    key: `recurrence collect ${all.length}`,
    inputs,
    outputs: results,
    isMasked: false,
    ints: { origin: sequence.origin, perStep: sequence.perStep },
    functions: () => TURN_FUNCTION,
    code: () => all.map((_, i) => `out${i} = turnOf(even${i}, odd${i}, column, row);`).join("\n  "),
  });
  return results;
}

/** What stands at the last step that was read, `[batch, units]` each. */
export function lastOf(gpu: Gpu, sequence: Sequence, states: readonly tf.TensorInfo[]): tf.TensorInfo[] {
  const results = states.map(() => gpu.make([sequence.batch, sequence.units]));
  gpu.draw({
    key: `recurrence last ${states.length}`,
    inputs: Object.fromEntries(states.map((state, i) => [`state${i}`, state])),
    outputs: results,
    isMasked: false,
    ints: { first: stepAt(sequence, sequence.steps - 1) * sequence.perStep },
    code: () => states.map((_, i) => `out${i} = at(state${i}, column, first + row);`).join("\n  "),
  });
  return results;
}

/** GLSL: `<name>Before(column, row)`, the state before the step of a row; `initial` is its sampler, if there is one. */
export function beforeFunction(name: string, states: string, initial: string | null): string {
  return `vec4 ${name}Before(int column, int row) {
  if (row / perStep == origin)
    return ${initial ? `at(${initial}, column, row % perStep)` : "vec4(0.0)"};
  return at(${states}, column, row - direction * perStep);
}`;
}

/**
 * Σ over places of dᵀ h before, the gradient of a matrix that the state before is multiplied by; and, where a bias
 * belongs to it, Σ d.
 */
export function hiddenWeightGradients(
  gpu: Gpu,
  sequence: Sequence,
  dGates: tf.TensorInfo,
  states: tf.TensorInfo,
  hasBias: boolean,
): tf.TensorInfo[] {
  const { perStep, hidden, origin, direction, ids } = sequence;
  const out = present(dGates.shape.at(-1), "a last axis");
  const result = gpu.make([out, sequence.units]);
  const sums = hasBias ? gpu.scratch([out, sequence.units]) : null; // the first column counts
  gpu.draw({
    key: `recurrence dWeight ${hidden !== null} ${hasBias}`,
    inputs: { dGates, states, ...(hidden ? { hidden } : {}) },
    outputs: sums ? [result, sums] : [result],
    isMasked: false,
    ints: { origin, direction, perStep },
    arrays: { reach: gpu.reachOf(ids) },
    code: () => `
  vec4 sum = vec4(0.0);
  vec4 total = vec4(0.0);
  for (int step = 0; step < reachCount; step++) {
    int first = step * perStep;
    int before = first - direction * perStep;
    if (step == origin)
      for (int b = 0; b < reach[step]; b++) {
        vec4 d = at(dGates, row, first + b);
        total += d;
        ${hidden ? "sum += transposedTimes(d, at(hidden, column, b));" : ""}
      }
    else
      for (int b = 0; b < reach[step]; b++) {
        vec4 d = at(dGates, row, first + b);
        total += d;
        sum += transposedTimes(d, at(states, column, before + b));
      }
  }
  out0 = sum;
  ${hasBias ? "out1 = total;" : ""}`,
  });
  return sums ? [result, biasOf(gpu, sums, out)] : [result];
}

/** ∂h of the last step that was read: what its state and the end are answerable for. */
export function startGradient(call: Call, sequence: Sequence, output: tf.TensorInfo): void {
  const dStates = call.gradient("dStates");
  const dLast = call.gradient("dLast");
  const step = stepAt(sequence, sequence.steps - 1);
  call.gpu.draw({
    key: "recurrence start",
    inputs: { dStates: dStates ?? sequence.weight, dLast: dLast ?? sequence.weight },
    outputs: [output],
    isMasked: false,
    region: regionOf(sequence, step),
    ints: { hasStates: dStates ? 1 : 0, hasLast: dLast ? 1 : 0, first: step * sequence.perStep },
    code: () => `
  out0 = hasStates == 1 ? at(dStates, column, row) : vec4(0.0);
  if (hasLast == 1) out0 += at(dLast, column, row - first);`,
  });
}
