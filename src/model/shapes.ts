/**
 * Which parameters a model has, and what they begin with. Names, layouts and gate order are PyTorch's
 * (`torch.nn.Embedding`, `RNN`, `GRU`, `LSTM`), so a checkpoint loads there without a permutation.
 */
import { present } from "../lib/assert";
import type { Random } from "../lib/random";
import { CELLS } from "./cells/list";
import type { ModelConfig } from "./config";
import type { Variables } from "./parameters";
import { SCORES } from "./scores/list";
import * as tf from "./tf";
import { WINDOWS } from "./windows/list";
import { WIRINGS } from "./wirings/list";

type Shapes = Record<string, readonly number[]>;

/** Shape of every parameter, in the order of the forward pass. */
export function parameterShapes(config: ModelConfig): Shapes {
  const { units, embed, sourceVocab, targetVocab, bidirectional, layers } = config;
  const wiring = WIRINGS[config.wiring];
  const shapes: Shapes = { "encoder.embedding.weight": [sourceVocab, embed] };
  for (let layer = 0; layer < layers; layer++) {
    const inputs = layer === 0 ? embed : units;
    const size = bidirectional ? units / 2 : units;
    Object.assign(shapes, recurrentShapes(config, "encoder", layer, "", inputs, size));
    if (bidirectional)
      Object.assign(shapes, recurrentShapes(config, "encoder", layer, "_reverse", inputs, size));
  }
  shapes["decoder.embedding.weight"] = [targetVocab, embed];
  for (let layer = 0; layer < layers; layer++) {
    const inputs = layer === 0 ? wiring.inputSize(config) : units;
    Object.assign(shapes, recurrentShapes(config, "decoder", layer, "", inputs, units));
  }
  if (config.score) Object.assign(shapes, SCORES[config.score].parameterShapes(config));
  if (config.window) Object.assign(shapes, WINDOWS[config.window].parameterShapes(config));
  Object.assign(shapes, wiring.parameterShapes(config));
  shapes["output.weight"] = [targetVocab, wiring.outputSize(config)];
  shapes["output.bias"] = [targetVocab];
  return shapes;
}

/** PyTorch's four tensors of one direction of one layer. */
function recurrentShapes(
  { cell }: ModelConfig,
  side: string,
  layer: number,
  suffix: string,
  inputs: number,
  units: number,
): Shapes {
  const rows = CELLS[cell].blocks * units;
  const place = `_l${layer}${suffix}`;
  return {
    [`${side}.rnn.weight_ih${place}`]: [rows, inputs],
    [`${side}.rnn.weight_hh${place}`]: [rows, units],
    [`${side}.rnn.bias_ih${place}`]: [rows],
    [`${side}.rnn.bias_hh${place}`]: [rows],
  };
}

/**
 * Fresh parameters: embeddings normal with variance 1 (PyTorch's default), everything else uniform in
 * ±1/√fan-in, where a recurrent layer's fan-in is its units (PyTorch's default for RNNs).
 */
export function initialValues(config: ModelConfig, random: Random): Record<string, Float32Array> {
  const { blocks, initialBias } = CELLS[config.cell];
  const values: Record<string, Float32Array> = {};
  for (const [name, shape] of Object.entries(parameterShapes(config))) {
    const count = shape.reduce((product, size) => product * size, 1);
    // Each parameter has a stream of its own: resizing one leaves the others' numbers alone.
    const stream = random.fork(name);
    if (name.endsWith("embedding.weight")) {
      values[name] = Float32Array.from({ length: count }, () => stream.normal());
      continue;
    }
    const bound = 1 / Math.sqrt(fanIn(config, name, shape));
    const fresh = Float32Array.from({ length: count }, () => bound * (2 * stream.next() - 1));
    if (initialBias && name.includes(".rnn.bias_")) {
      const units = count / blocks;
      const sum = name.includes(".bias_ih_") ? initialBias.sum : 0;
      fresh.fill(sum, initialBias.block * units, (initialBias.block + 1) * units);
    }
    values[name] = fresh;
  }
  return values;
}

function fanIn(config: ModelConfig, name: string, shape: readonly number[]): number {
  if (name.includes(".rnn.")) return present(shape[0], "a first axis") / CELLS[config.cell].blocks;
  if (name === "output.bias") return WIRINGS[config.wiring].outputSize(config);
  return present(shape.at(-1), "a last axis");
}

/** Variables on the current backend from plain numbers. Unnamed: tensorflow.js keeps a global list of names. */
export function createParameters(
  config: ModelConfig,
  values: Readonly<Record<string, Float32Array>>,
): Variables {
  return Object.fromEntries(
    Object.entries(parameterShapes(config)).map(([name, shape]) => {
      const initial = tf.tensor(present(values[name], `values of ${name}`), [...shape], "float32");
      const variable = tf.variable(initial);
      initial.dispose();
      return [name, variable];
    }),
  );
}

export function countParameters(config: ModelConfig): number {
  return Object.values(parameterShapes(config)).reduce(
    (sum, shape) => sum + shape.reduce((product, size) => product * size, 1),
    0,
  );
}
