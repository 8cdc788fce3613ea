/**
 * Bahdanau's decoder in shaders: four draws for a step forward (query, scores, context, cell) and four backward, each
 * over its step's rows of textures that hold all steps. What does not feed back is summed after the loop.
 */
import { present } from "../../../lib/assert";
import type * as tf from "../../tf";
import { columnSums, weightGradient } from "../affine/webgl";
import { drawSoftmax, drawSoftmaxGradient } from "../attention/webgl";
import { drawFactors, drawGates, type GruFactors, keptOf } from "../recurrence/webglGru";
import {
  collect,
  hiddenWeightGradients,
  makeTurns,
  regionOf,
  type Sequence,
  sequenceOf,
  shapeOf,
  startGradient,
  turn,
} from "../recurrence/webglSequence";
import type { Gpu, Reach } from "../webgl/gpu";
import { type Call, registerWebgl } from "../webgl/register";
import { ADDITIVE_DECODER, ADDITIVE_DECODER_GRADIENT } from "./additive";
import {
  backCode,
  CONTEXT_CODE,
  cellCode,
  D_QUERY_CODE,
  dContextCode,
  dWeightsCode,
  PLACES_CODE,
  queryCode,
  scoresCode,
  slopeCode,
  wholeProjectionCode,
} from "./webglCode";

/** What is attended to. */
interface Attended {
  /** Positions, padding included. */
  readonly places: number;
  readonly keys: tf.TensorInfo;
  readonly values: tf.TensorInfo;
  readonly sourceIds: tf.TensorInfo;
  readonly queryWeight: tf.TensorInfo;
  readonly energyWeight: tf.TensorInfo;
  readonly contextWeight: tf.TensorInfo;
}

function attendedOf(call: Call): Attended {
  const keys = call.input("keys");
  return {
    keys,
    values: call.input("values"),
    sourceIds: call.input("sourceIds"),
    queryWeight: call.input("queryWeight"),
    energyWeight: call.input("energyWeight"),
    contextWeight: call.input("contextWeight"),
    places: present(keys.shape[0], "an axis"),
  };
}

function forward(): void {
  registerWebgl(ADDITIVE_DECODER, (call) => {
    const { gpu } = call;
    const sequence = sequenceOf(call);
    const attended = attendedOf(call);
    const { keys, values, sourceIds, queryWeight, energyWeight, contextWeight, places } = attended;
    const { projected, weight, bias, ids, steps, batch, width, perStep } = sequence;
    const hidden = present(sequence.hidden, "a first state");
    const turns = makeTurns(gpu, sequence);
    const kept = [0, 1, 2].map(() => gpu.make(shapeOf(sequence)));
    const queries = gpu.make(shapeOf(sequence));
    const contexts = gpu.make(shapeOf(sequence));
    const scores = gpu.make([steps, batch, places]);
    const reach = gpu.reachOf(ids);
    for (let step = 0; step < steps; step++) {
      const region = regionOf(sequence, step);
      const before = step > 0 ? turn(turns, step - 1) : hidden;
      const shift = step > 0 ? -perStep : 0;
      const ints = stepInts(sequence, attended, step, reach);
      gpu.draw({
        key: `additive query ${width}`,
        inputs: { before, queryWeight },
        outputs: [queries],
        isMasked: false,
        region,
        ints: { shift, ...ints },
        code: () => queryCode(sequence),
      });
      gpu.draw({
        key: `additive scores ${width}`,
        inputs: { queries, keys, energyWeight, sourceIds },
        outputs: [scores],
        isMasked: false,
        region,
        ints,
        code: () => scoresCode(sequence),
      });
      gpu.draw({
        key: "additive context",
        inputs: { scores, values },
        outputs: [contexts],
        isMasked: false,
        region,
        ints,
        code: () => CONTEXT_CODE,
      });
      gpu.draw({
        key: `additive cell ${width}`,
        inputs: { before, contexts, projected, contextWeight, weight, bias, ids },
        outputs: [turn(turns, step), ...kept],
        isMasked: false,
        region,
        ints: { shift, ...ints },
        code: () => cellCode(sequence),
      });
    }
    const [states] = collect(gpu, sequence, [turns]);
    return [present(states, "states"), contexts, ...kept, queries, scores];
  });
}

/** The inputs' part of every block with the context's, as the cell took it. */
function wholeProjection(
  gpu: Gpu,
  { projected, width }: Sequence,
  contexts: tf.TensorInfo,
  contextWeight: tf.TensorInfo,
): tf.TensorInfo {
  const result = gpu.scratch(projected.shape);
  gpu.draw({
    key: `additive projection ${width}`,
    inputs: { projected, contexts, contextWeight },
    outputs: [result],
    isMasked: false,
    code: () => wholeProjectionCode(width),
  });
  return result;
}

/** ∂n before its tanh, as a factor of ∂s. */
function candidateSlope(
  gpu: Gpu,
  sequence: Sequence,
  inputs: Readonly<Record<string, tf.TensorInfo>>,
): tf.TensorInfo {
  const slope = gpu.scratch(shapeOf(sequence));
  gpu.draw({
    key: `additive slope ${sequence.width}`,
    inputs: { ...inputs, projected: sequence.projected, ids: sequence.ids },
    outputs: [slope],
    isMasked: false,
    ints: { perStep: sequence.perStep },
    code: () => slopeCode(sequence),
  });
  return slope;
}

/** What the shaders of one step are told; `alive` is the row of texels where the sentences end that go on. */
function stepInts({ perStep }: Sequence, { places }: Attended, step: number, reach: Reach) {
  return { perStep, places, alive: step * perStep + (reach[step] ?? perStep) };
}

interface Recorded {
  readonly queries: tf.TensorInfo;
  readonly weights: tf.TensorInfo;
  readonly factors: GruFactors;
  readonly slope: tf.TensorInfo;
}

/** Everything that the loop backward leaves, a step in each block of rows. */
interface Gradients {
  readonly dContexts: tf.TensorInfo;
  readonly dWeights: tf.TensorInfo;
  readonly dQueries: tf.TensorInfo;
  /** Σ over places of ∂e tanh(…), what ∂v_a is the sum of. */
  readonly dEnergy: tf.TensorInfo;
}

/** From ∂s of the step, in `dAfter`, to all gradients of that step's attention; then to ∂s of the step before. */
function stepBack(
  call: Call,
  sequence: Sequence,
  attended: Attended,
  { queries, weights, factors, slope }: Recorded,
  gradients: Gradients,
): (step: number, dAfter: tf.TensorInfo, output: tf.TensorInfo) => void {
  const { gpu } = call;
  const { keys, values, sourceIds, queryWeight, energyWeight, contextWeight } = attended;
  const { weight, width, perStep } = sequence;
  const { dContexts, dWeights, dQueries, dEnergy } = gradients;
  const { dReset, dUpdate } = factors;
  const given = call.gradient("dContexts");
  const dStates = call.gradient("dStates");
  const reach = gpu.reachOf(sequence.ids);
  return (step, dAfter, output) => {
    const region = regionOf(sequence, step);
    const ints = stepInts(sequence, attended, step, reach);
    gpu.draw({
      key: `additive dContext ${width}`,
      inputs: { dAfter, given: given ?? weight, dReset, dUpdate, slope, contextWeight },
      outputs: [dContexts],
      isMasked: false,
      region,
      ints: { hasGiven: given ? 1 : 0, ...ints },
      code: () => dContextCode(sequence),
    });
    gpu.draw({
      key: `additive dWeights ${width}`,
      inputs: { dContexts, values, sourceIds },
      outputs: [dWeights],
      isMasked: false,
      region,
      ints,
      code: () => dWeightsCode(sequence),
    });
    gpu.draw({
      key: "additive dQuery",
      inputs: { weights, dWeights, queries, keys, energyWeight },
      outputs: [dQueries, dEnergy],
      isMasked: false,
      region,
      ints,
      code: () => D_QUERY_CODE,
    });
    const isInitial = step === 0;
    gpu.draw({
      key: `additive back ${width}`,
      inputs: { dAfter, dStates: dStates ?? weight, ...factors, weight, dQueries, queryWeight },
      outputs: [output],
      isMasked: false,
      ...(isInitial ? {} : { region: regionOf(sequence, step - 1) }),
      ints: {
        hasStates: dStates && !isInitial ? 1 : 0,
        shift: isInitial ? 0 : perStep,
        ...ints,
      },
      code: () => backCode(sequence),
    });
  };
}

function backward(): void {
  registerWebgl(ADDITIVE_DECODER_GRADIENT, (call) => {
    const { gpu } = call;
    const given = sequenceOf(call);
    const attended = attendedOf(call);
    const { keys, values, energyWeight } = attended;
    const [states, contexts, queries, scores] = ["states", "contexts", "kept3", "kept4"].map(call.input) as [
      tf.TensorInfo,
      tf.TensorInfo,
      tf.TensorInfo,
      tf.TensorInfo,
    ];
    const sequence = {
      ...given,
      projected: wholeProjection(gpu, given, contexts, attended.contextWeight),
    };
    const kept = keptOf(call);
    const factors = drawFactors(gpu, sequence, states, kept);
    const slope = candidateSlope(gpu, sequence, { ...kept });
    const weights = gpu.scratch(scores.shape);
    drawSoftmax(gpu, scores, weights);
    const gradients: Gradients = {
      dContexts: gpu.scratch(states.shape),
      dWeights: gpu.scratch(scores.shape),
      dQueries: gpu.scratch(states.shape),
      dEnergy: gpu.scratch(states.shape),
    };
    const turns = makeTurns(gpu, sequence);
    const { steps } = sequence;
    startGradient(call, sequence, turn(turns, steps - 1));
    const dHidden = gpu.make([sequence.batch, sequence.units]);
    const back = stepBack(call, sequence, attended, { queries, weights, factors, slope }, gradients);
    for (let step = steps - 1; step >= 0; step--)
      back(step, turn(turns, step), step > 0 ? turn(turns, step - 1) : dHidden);

    const { dProjected, dGates } = drawGates(gpu, sequence, turns, factors, kept);
    const { dContexts, dWeights, dQueries, dEnergy } = gradients;
    const dScores = gpu.scratch(scores.shape);
    drawSoftmaxGradient(gpu, weights, dWeights, 1, dScores);
    const [dKeys, dValues] = [gpu.make(keys.shape), gpu.make(values.shape)];
    const reach = gpu.reachOf(sequence.ids);
    const sourceReach = gpu.reachOf(attended.sourceIds);
    for (const tensor of [dContexts, dQueries, dEnergy]) gpu.setReach(tensor, reach);
    for (const tensor of [dKeys, dValues]) gpu.setReach(tensor, sourceReach);
    gpu.draw({
      key: "additive places",
      inputs: { dScores, weights, dContexts, queries, keys, energyWeight },
      outputs: [dKeys, dValues],
      isMasked: false,
      ints: { perStep: sequence.perStep },
      arrays: { reach, sourceReach },
      code: () => PLACES_CODE,
    });
    return [
      dProjected,
      weightGradient(gpu, dProjected, contexts),
      ...hiddenWeightGradients(gpu, sequence, dGates, states, true),
      dHidden,
      dKeys,
      dValues,
      ...hiddenWeightGradients(gpu, sequence, dQueries, states, false),
      columnSums(gpu, dEnergy),
    ];
  });
}

export function registerAdditive(): void {
  forward();
  backward();
}
