/**
 * Asks a backend to compute what the model needs and compares with float64, before it is trusted with a model.
 * A driver that computes wrongly trains to nonsense without a word of complaint.
 */

import { linear, linearMap } from "../model/linear";
import { softmax } from "../model/steps/softmax";
import * as tf from "../model/tf";

const TOLERANCE = 1e-4;

interface Check {
  readonly name: string;
  compute(): tf.Tensor;
  readonly expected: readonly number[];
}

const SCORES = [13, 9, 9, 40];
const MASK = [1, 1, 1, 0];
const LEFT = [0.5, -1.25, 2, 0.125, 3, -0.75];
const RIGHT = [1, -2, 0.25, 4, -0.5, 1.5];
const ANGLES = [-30, -1, -0.001, 0, 0.5, 2, 30];
const IDS = [2, 0, 3];
const FACTORS = [1, -2];
const GATES = [-4, -1, 0, 0.25, 3];

/** exp(0) and exp(−4) over exp(0) + 2 exp(−4): the eight-step note's weights to ten digits, and 0 under the mask. */
const SHARES = [0.964663156, 0.017668422, 0.017668422, 0];

function expectedProduct(): number[] {
  const result: number[] = [];
  for (let i = 0; i < 2; i++)
    for (let j = 0; j < 2; j++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += (LEFT[i * 3 + k] ?? 0) * (RIGHT[j * 3 + k] ?? 0);
      result.push(sum);
    }
  return result;
}

/** Of Σ factor · (left · rightᵀ), by right: training needs more than what a translation does. */
function gradientOfProduct(): tf.Tensor {
  const left = tf.tensor2d(LEFT, [2, 3]);
  const total = (right: tf.Tensor): tf.Tensor =>
    tf.sum(tf.mul(linear(left, linearMap(right as tf.Tensor2D)), tf.tensor1d(FACTORS)));
  return tf.grad(total)(tf.tensor2d(RIGHT, [2, 3]));
}

const CHECKS: readonly Check[] = [
  {
    name: "masked softmax",
    compute: () => softmax(tf.tensor2d(SCORES, [1, 4]), tf.tensor2d(MASK, [1, 4])),
    expected: SHARES,
  },
  {
    name: "matMul",
    compute: () => linear(tf.tensor2d(LEFT, [2, 3]), linearMap(tf.tensor2d(RIGHT, [2, 3]))),
    expected: expectedProduct(),
  },
  { name: "tanh", compute: () => tf.tanh(tf.tensor1d(ANGLES)), expected: ANGLES.map(Math.tanh) },
  {
    name: "sigmoid",
    compute: () => tf.sigmoid(tf.tensor1d(GATES)),
    expected: GATES.map((x) => 1 / (1 + Math.exp(-x))),
  },
  {
    name: "gradient of matMul",
    compute: gradientOfProduct,
    expected: FACTORS.flatMap((by) => [0, 1, 2].map((k) => by * ((LEFT[k] ?? 0) + (LEFT[3 + k] ?? 0)))),
  },
  {
    name: "oneHot",
    compute: () => tf.cast(tf.oneHot(tf.tensor1d(IDS, "int32"), 4), "float32"),
    expected: IDS.flatMap((id) => [0, 1, 2, 3].map((i) => (i === id ? 1 : 0))),
  },
];

/** Names the first operation that the current backend gets wrong; null when all are right. */
export async function selfTest(): Promise<string | null> {
  for (const { name, compute, expected } of CHECKS) {
    const tensor = tf.tidy(compute);
    const values = await tensor.data();
    tensor.dispose();
    const isRight = expected.every(
      (value, i) => Math.abs((values[i] ?? Number.NaN) - value) <= TOLERANCE * Math.max(1, Math.abs(value)),
    );
    if (!isRight) return name;
  }
  return null;
}
