/**
 * Adam (Kingma and Ba 2015, arXiv:1412.6980), with its moments in the open, and plain gradient descent. Adam's
 * epsilon is written out: tensorflow.js's default is 1e-4 on WebGL, a thousand times the intended one.
 */
import { present } from "../lib/assert";
import { type AdamAttributes, adamUpdate } from "../model/kernels/adam/adam";
import type { Variables } from "../model/parameters";
import * as tf from "../model/tf";
import type { OptimizerId } from "../trace/settings";

const BETA1 = 0.9;
/** Gradients here change character within a hundred updates; a longer memory of their size would lag behind. */
const BETA2 = 0.99;
const EPSILON = 1e-8;

/**
 * The learning rate halves every so many updates, down to a floor: large steps find the alignment, small ones then
 * settle every word. A floor, and no end, because nobody says beforehand how long a reader trains.
 */
const HALVED_EVERY = 200;
const FLOOR = 0.1;

/** Changes parameters by their gradients. What it remembers between updates lies open, so that a file can hold it. */
export interface Optimizer {
  /** Adam's first and second moments by parameter name; null for an optimizer that remembers nothing. */
  readonly moments: {
    readonly first: Readonly<Record<string, tf.Variable>>;
    readonly second: Readonly<Record<string, tf.Variable>>;
  } | null;
  /** Gradients by the parameters' names; `step` counts from 1. */
  update(gradients: Readonly<Record<string, tf.Tensor>>, step: number, kernels?: Kernels): void;
  dispose(): void;
}

export interface Moments {
  readonly first: Readonly<Record<string, Float32Array>>;
  readonly second: Readonly<Record<string, Float32Array>>;
}

interface OptimizerSettings {
  readonly optimizer: OptimizerId;
  readonly learningRate: number;
  /** Bound on the global norm of the gradients; it never reads anything back from the device. */
  readonly clip: number;
}

/** How an update is computed: by plain operations, or by one fused kernel that gives the same numbers. */
export type Kernels = "plain" | "fused";

export function createOptimizer(
  parameters: Variables,
  settings: OptimizerSettings,
  moments?: Moments,
): Optimizer {
  return settings.optimizer === "adam"
    ? createAdam(parameters, settings, moments)
    : createDescent(parameters, settings);
}

function annealed(learningRate: number, step: number): number {
  return learningRate * Math.max(FLOOR, 0.5 ** (step / HALVED_EVERY));
}

function createAdam(parameters: Variables, settings: OptimizerSettings, moments?: Moments): Optimizer {
  const slots = (values?: Readonly<Record<string, Float32Array>>): Record<string, tf.Variable> =>
    Object.fromEntries(
      Object.entries(parameters).map(([name, { shape }]) => {
        const initial = values ? tf.tensor(present(values[name], name), shape, "float32") : tf.zeros(shape);
        const variable = tf.variable(initial, false);
        initial.dispose();
        return [name, variable];
      }),
    );
  const first = slots(moments?.first);
  const second = slots(moments?.second);
  return {
    moments: { first, second },
    update(gradients, step, kernels = "plain") {
      // Bias correction of both moments, folded into the step size and epsilon.
      const correction2 = Math.sqrt(1 - BETA2 ** step);
      const rate = (annealed(settings.learningRate, step) * correction2) / (1 - BETA1 ** step);
      const epsilon = EPSILON * correction2;
      if (kernels === "fused") {
        updateFused(parameters, { first, second }, gradients, {
          rate,
          epsilon,
          beta1: BETA1,
          beta2: BETA2,
          clip: settings.clip,
        });
        return;
      }
      tf.tidy(() => {
        const scale = clipScale(Object.values(gradients), settings.clip);
        for (const [name, variable] of Object.entries(parameters)) {
          const gradient = tf.mul(present(gradients[name], `a gradient of ${name}`), scale);
          const m = present(first[name], name);
          const v = present(second[name], name);
          const nextM = tf.add(tf.mul(m, BETA1), tf.mul(gradient, 1 - BETA1));
          const nextV = tf.add(tf.mul(v, BETA2), tf.mul(tf.square(gradient), 1 - BETA2));
          const change = tf.div(tf.mul(nextM, rate), tf.add(tf.sqrt(nextV), epsilon));
          m.assign(nextM);
          v.assign(nextV);
          variable.assign(tf.sub(variable, change));
        }
      });
    },
    dispose() {
      tf.dispose([Object.values(first), Object.values(second)]);
    },
  };
}

type Slots = Readonly<Record<string, tf.Variable>>;

/** All parameters and their moments at once. */
function updateFused(
  parameters: Variables,
  moments: { readonly first: Slots; readonly second: Slots },
  gradients: Readonly<Record<string, tf.Tensor>>,
  attributes: AdamAttributes,
): void {
  const names = Object.keys(parameters);
  const all = <T extends tf.Tensor>(tensors: Readonly<Record<string, T>>): T[] =>
    names.map((name) => present(tensors[name], `a tensor of ${name}`));
  tf.tidy(() => {
    const old = { parameters: all(parameters), first: all(moments.first), second: all(moments.second) };
    const next = adamUpdate({ gradients: all(gradients), ...old }, attributes);
    for (const slot of ["parameters", "first", "second"] as const)
      old[slot].forEach((variable, i) => {
        variable.assign(present(next[slot][i], "an updated tensor"));
      });
  });
}

/** Stochastic gradient descent: θ − rate · gradient, clipped and annealed as Adam's. */
function createDescent(parameters: Variables, settings: OptimizerSettings): Optimizer {
  return {
    moments: null,
    update(gradients, step) {
      const rate = annealed(settings.learningRate, step);
      tf.tidy(() => {
        const scale = tf.mul(clipScale(Object.values(gradients), settings.clip), rate);
        for (const [name, variable] of Object.entries(parameters))
          variable.assign(tf.sub(variable, tf.mul(present(gradients[name], `a gradient of ${name}`), scale)));
      });
    },
    dispose() {},
  };
}

/** min(1, clip / ‖gradients‖) over all of them together. */
function clipScale(gradients: readonly tf.Tensor[], clip: number): tf.Scalar {
  const squares = gradients.map((gradient) => tf.sum(tf.square(gradient)));
  const norm = tf.sqrt(tf.addN(squares));
  return tf.minimum(1, tf.div(clip, tf.add(norm, 1e-12))) as tf.Scalar;
}
