/**
 * Parameters by name. Names, layouts and gate order are PyTorch's (`torch.nn.Embedding`, `torch.nn.GRU`), so a
 * checkpoint loads there without a permutation.
 */
import { present } from "../lib/assert";
import type { Random } from "../lib/random";
import { CELLS } from "./cells/list";
import type { ModelConfig } from "./config";
import * as tf from "./tf";

export type Parameters = Readonly<Record<string, tf.Variable>>;

/** Shape of every parameter, in the order of the forward pass. */
export function parameterShapes(config: ModelConfig): Record<string, readonly number[]> {
  const { units, embed, sourceVocab, targetVocab, bidirectional } = config;
  const cell = CELLS[config.cell];
  const shapes: Record<string, readonly number[]> = { "encoder.embedding.weight": [sourceVocab, embed] };
  const recurrent = (prefix: string, suffix: string, inputs: number, size: number): void => {
    for (const [name, shape] of Object.entries(cell.parameterShapes(inputs, size)))
      shapes[`${prefix}.rnn.${name}_l0${suffix}`] = shape;
  };
  if (bidirectional) {
    recurrent("encoder", "", embed, units / 2);
    recurrent("encoder", "_reverse", embed, units / 2);
  } else {
    recurrent("encoder", "", embed, units);
  }
  shapes["decoder.embedding.weight"] = [targetVocab, embed];
  recurrent("decoder", "", embed, units);
  shapes["combine.weight"] = [units, 2 * units];
  shapes["output.weight"] = [targetVocab, units];
  shapes["output.bias"] = [targetVocab];
  return shapes;
}

/**
 * Fresh parameters: embeddings normal with variance 1 (PyTorch's default), everything else uniform in
 * ±1/√fan-in, where a recurrent layer's fan-in is its units (PyTorch's default for RNNs).
 */
export function initialValues(config: ModelConfig, random: Random): Record<string, Float32Array> {
  const values: Record<string, Float32Array> = {};
  for (const [name, shape] of Object.entries(parameterShapes(config))) {
    const count = shape.reduce((product, size) => product * size, 1);
    // Each parameter has a stream of its own: resizing one leaves the others' numbers alone.
    const stream = random.fork(name);
    if (name.endsWith("embedding.weight")) {
      values[name] = Float32Array.from({ length: count }, () => stream.normal());
    } else {
      const isRecurrent = name.includes(".rnn.");
      const fanIn = isRecurrent
        ? present(shape[0], "a first axis") / CELLS[config.cell].gates.length
        : name === "output.bias"
          ? config.units
          : present(shape[1], "a second axis");
      const bound = 1 / Math.sqrt(fanIn);
      values[name] = Float32Array.from({ length: count }, () => bound * (2 * stream.next() - 1));
    }
  }
  return values;
}

/** Variables on the current backend from plain numbers. Unnamed: tensorflow.js keeps a global list of names. */
export function createParameters(
  config: ModelConfig,
  values: Readonly<Record<string, Float32Array>>,
): Parameters {
  return Object.fromEntries(
    Object.entries(parameterShapes(config)).map(([name, shape]) => {
      const initial = tf.tensor(present(values[name], `values of ${name}`), [...shape], "float32");
      const variable = tf.variable(initial);
      initial.dispose();
      return [name, variable];
    }),
  );
}

export function parameter(parameters: Parameters, name: string): tf.Tensor {
  return present(parameters[name], `a parameter named ${name}`);
}

export function disposeParameters(parameters: Parameters): void {
  for (const variable of Object.values(parameters)) variable.dispose();
}

export function countParameters(config: ModelConfig): number {
  return Object.values(parameterShapes(config)).reduce(
    (sum, shape) => sum + shape.reduce((product, size) => product * size, 1),
    0,
  );
}
