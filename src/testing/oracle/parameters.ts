import type { Numbers, OracleConfig, OracleIntervention, Weights } from "./types";

/** How many blocks of rows a cell's matrices have, one a gate. */
export const BLOCKS = { rnn: 1, gru: 3, lstm: 4 } as const;

/** Every parameter of a model and its shape, in the order of the file. */
export function parameterShapes(config: OracleConfig): [name: string, shape: number[]][] {
  const { cell, wiring, score, window, units, embed, layers, bidirectional } = config;
  const { sourceVocab, targetVocab, maxSource, inputFeeding } = config;
  const perDirection = bidirectional ? units / 2 : units;
  const list: [string, number[]][] = [];
  const addCell = (prefix: string, suffix: string, inputs: number, size: number): void => {
    const rows = BLOCKS[cell] * size;
    list.push(
      [`${prefix}.rnn.weight_ih_${suffix}`, [rows, inputs]],
      [`${prefix}.rnn.weight_hh_${suffix}`, [rows, size]],
      [`${prefix}.rnn.bias_ih_${suffix}`, [rows]],
      [`${prefix}.rnn.bias_hh_${suffix}`, [rows]],
    );
  };
  list.push(["encoder.embedding.weight", [sourceVocab, embed]]);
  for (let k = 0; k < layers; k++) {
    const inputs = k === 0 ? embed : units;
    addCell("encoder", `l${k}`, inputs, perDirection);
    if (bidirectional) addCell("encoder", `l${k}_reverse`, inputs, perDirection);
  }
  if (wiring === "bahdanau") {
    for (let k = 0; k < layers; k++) {
      list.push([bridgeName("bridge.weight", k), [units, perDirection]]);
      if (cell === "lstm") list.push([bridgeName("bridge.cell.weight", k), [units, perDirection]]);
    }
  }
  list.push(["decoder.embedding.weight", [targetVocab, embed]]);
  const readsMore = wiring === "bahdanau" || wiring === "plain-context" || inputFeeding;
  for (let k = 0; k < layers; k++) {
    addCell("decoder", `l${k}`, k > 0 ? units : readsMore ? embed + units : embed, units);
  }
  if (score === "general" || score === "concat") list.push(["attention.W_a", [units, units]]);
  if (score === "concat") list.push(["attention.U_a", [units, units]], ["attention.v_a", [units]]);
  if (score === "location") list.push(["attention.W_a", [maxSource, units]]);
  if (window === "local-p") list.push(["attention.W_p", [units, units]], ["attention.v_p", [units]]);
  if (wiring === "luong") list.push(["combine.weight", [units, 2 * units]]);
  const features = wiring === "bahdanau" ? 2 * units + embed : units;
  list.push(["output.weight", [targetVocab, features]], ["output.bias", [targetVocab]]);
  return list;
}

export const bridgeName = (name: string, layer: number): string => (layer === 0 ? name : `${name}_l${layer}`);

/** Reads a parameter as it is stored, without a copy; a missing one or one of another shape is an error. */
export type ReadParameter = (name: string) => Numbers;

export function parameterReader(
  config: OracleConfig,
  weights: Weights,
  interventions: readonly OracleIntervention[],
): ReadParameter {
  const shapes = new Map(parameterShapes(config));
  const zeroed = new Set(interventions.flatMap((one) => (one.kind === "parameter" ? [one.name] : [])));
  const known = new Map<string, Numbers>();
  return (name) => {
    const found = known.get(name);
    if (found) return found;
    const stored = weights[name];
    const shape = shapes.get(name);
    if (!stored || !shape) throw new Error(`no parameter ${name}`);
    const length = shape.reduce((product, size) => product * size, 1);
    if (stored.shape.join() !== shape.join() || stored.data.length !== length)
      throw new Error(`${name} is [${stored.shape}], ${stored.data.length} numbers; it should be [${shape}]`);
    const numbers = zeroed.has(name) ? new Float64Array(length) : stored.data;
    known.set(name, numbers);
    return numbers;
  };
}

/**
 * The configuration of a model whose sizes are read from its parameters: a GRU with Luong's global dot attention but
 * for what is named. The number of layers and directions has to be named too.
 */
export function configOf(weights: Weights, named: Partial<OracleConfig> = {}): OracleConfig {
  const size = (name: string, axis: number): number => {
    const found = weights[name]?.shape[axis];
    if (found === undefined) throw new Error(`no parameter ${name}`);
    return found;
  };
  return {
    cell: "gru",
    wiring: "luong",
    score: "dot",
    window: "global",
    gaussian: false,
    radius: 2,
    inputFeeding: false,
    units: size("decoder.rnn.weight_hh_l0", 1),
    embed: size("encoder.embedding.weight", 1),
    layers: 1,
    bidirectional: false,
    sourceVocab: size("encoder.embedding.weight", 0),
    targetVocab: size("decoder.embedding.weight", 0),
    maxSource: named.score === "location" ? size("attention.W_a", 0) : 0,
    ...named,
  };
}
