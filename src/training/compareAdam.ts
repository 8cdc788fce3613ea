/** One whole update by Adam's fused kernel against the plain operations, on copies: the run's own numbers stay as they are. */
import { disposeParameters, type Variables } from "../model/parameters";
import { readNamed } from "../model/readTogether";
import type { Model } from "../model/seq2seq";
import * as tf from "../model/tf";
import { createOptimizer, type Kernels } from "./optimizer";

export type NamedNumbers = Readonly<Record<string, Float32Array>>;

/** Parameters and moments after an update. */
export const SLOTS = ["parameters", "first", "second"] as const;
export type UpdatedNumbers = Readonly<Record<(typeof SLOTS)[number], NamedNumbers>>;

/** What an update begins with. */
interface Start {
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  readonly parameters: NamedNumbers;
  readonly gradients: NamedNumbers;
}

function map(numbers: NamedNumbers, of: (x: number) => number): NamedNumbers {
  return Object.fromEntries(Object.entries(numbers).map(([name, values]) => [name, values.map(of)]));
}

function normOf(numbers: NamedNumbers): number {
  let squares = 0;
  for (const values of Object.values(numbers)) for (const value of values) squares += value * value;
  return Math.sqrt(squares);
}

async function updated({ shapes, parameters, gradients }: Start, kernels: Kernels): Promise<UpdatedNumbers> {
  const tensor = (name: string, values: Float32Array): tf.Tensor =>
    tf.tensor(values, [...(shapes[name] ?? [])]);
  const variables: Variables = Object.fromEntries(
    Object.entries(parameters).map(([name, values]) => [
      name,
      tf.tidy(() => tf.variable(tensor(name, values))),
    ]),
  );
  const optimizer = createOptimizer(
    variables,
    // It clips, and a parameter changes by as much as it is large, so that nothing is lost in rounding.
    { optimizer: "adam", learningRate: 1, clip: normOf(gradients) / 2 },
    // Moments with which each of Adam's numbers matters.
    { first: map(gradients, (x) => -0.1 * x), second: map(gradients, (x) => 0.01 * x * x) },
  );
  try {
    tf.tidy(() => {
      const given = Object.entries(gradients).map(([name, values]) => [name, tensor(name, values)]);
      optimizer.update(Object.fromEntries(given), 1, kernels);
    });
    const [after, first, second] = await Promise.all(
      [variables, optimizer.moments?.first ?? {}, optimizer.moments?.second ?? {}].map(readNamed),
    );
    return { parameters: after ?? {}, first: first ?? {}, second: second ?? {} };
  } finally {
    optimizer.dispose();
    disposeParameters(variables);
  }
}

/** All in a row: Adam is the same for every number, and its clip knows them all. Shaders are compiled for one shape. */
function joined(numbers: NamedNumbers): Float32Array {
  const all = Object.values(numbers);
  const row = new Float32Array(all.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const values of all) {
    row.set(values, from);
    from += values.length;
  }
  return row;
}

/** The same numbers by name again. */
function parted(row: Float32Array, like: NamedNumbers): NamedNumbers {
  let from = 0;
  return Object.fromEntries(
    Object.entries(like).map(([name, { length }]) => {
      from += length;
      return [name, row.subarray(from - length, from)];
    }),
  );
}

/** Parameters and moments after one update by these gradients, by both. */
export async function adamByBoth(
  model: Model,
  gradients: NamedNumbers,
): Promise<Readonly<Record<Kernels, UpdatedNumbers>>> {
  const parameters = await readNamed(model.parameters);
  const shapes = Object.fromEntries(
    Object.entries(model.parameters).map(([name, { shape }]) => [name, shape]),
  );
  const fused = await updated({ shapes, parameters, gradients }, "fused");
  const row = { parameters: { all: joined(parameters) }, gradients: { all: joined(gradients) } };
  const plain = await updated({ shapes: { all: [row.parameters.all.length] }, ...row }, "plain");
  const named = (slot: keyof UpdatedNumbers): NamedNumbers =>
    parted(plain[slot].all ?? new Float32Array(), parameters);
  return {
    fused,
    plain: { parameters: named("parameters"), first: named("first"), second: named("second") },
  };
}
