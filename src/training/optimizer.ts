/**
 * Adam (Kingma and Ba 2015, arXiv:1412.6980) with its moments in the open, so that a checkpoint can hold them.
 * Epsilon is written out: tensorflow.js's default is 1e-4 on WebGL, a thousand times the intended one.
 */
import { present } from "../lib/assert";
import type { Parameters } from "../model/parameters";
import * as tf from "../model/tf";

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

export interface Adam {
  /** First and second moments by parameter name. */
  readonly first: Readonly<Record<string, tf.Variable>>;
  readonly second: Readonly<Record<string, tf.Variable>>;
  /** Changes `parameters` by gradients of the same names; `step` counts from 1. */
  update(parameters: Parameters, gradients: Readonly<Record<string, tf.Tensor>>, step: number): void;
  dispose(): void;
}

export interface Moments {
  readonly first: Readonly<Record<string, Float32Array>>;
  readonly second: Readonly<Record<string, Float32Array>>;
}

/** `clip` bounds the global norm of the gradients; it never reads anything back from the device. */
export function createAdam(
  parameters: Parameters,
  learningRate: number,
  clip: number,
  moments?: Moments,
): Adam {
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
    first,
    second,
    update(variables, gradients, step) {
      // Bias correction of both moments, folded into the step size and epsilon.
      const correction2 = Math.sqrt(1 - BETA2 ** step);
      const annealed = learningRate * Math.max(FLOOR, 0.5 ** (step / HALVED_EVERY));
      const rate = (annealed * correction2) / (1 - BETA1 ** step);
      tf.tidy(() => {
        const scale = clipScale(Object.values(gradients), clip);
        for (const [name, variable] of Object.entries(variables)) {
          const gradient = tf.mul(present(gradients[name], `a gradient of ${name}`), scale);
          const m = present(first[name], name);
          const v = present(second[name], name);
          const nextM = tf.add(tf.mul(m, BETA1), tf.mul(gradient, 1 - BETA1));
          const nextV = tf.add(tf.mul(v, BETA2), tf.mul(tf.square(gradient), 1 - BETA2));
          const change = tf.div(tf.mul(nextM, rate), tf.add(tf.sqrt(nextV), EPSILON * correction2));
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

/** min(1, clip / ‖gradients‖) over all of them together. */
function clipScale(gradients: readonly tf.Tensor[], clip: number): tf.Scalar {
  const squares = gradients.map((gradient) => tf.sum(tf.square(gradient)));
  const norm = tf.sqrt(tf.addN(squares));
  return tf.minimum(1, tf.div(clip, tf.add(norm, 1e-12))) as tf.Scalar;
}
