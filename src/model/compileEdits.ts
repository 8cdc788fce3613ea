/** Interventions compiled to the functions that the decoder step calls. */
import { present } from "../lib/assert";
import { ProblemError } from "../lib/problem";
import { createRandom } from "../lib/random";
import type { Intervention, Row } from "../trace/intervention";
import { CELLS } from "./cells/list";
import type { ModelConfig } from "./config";
import { type Edits, NO_EDITS } from "./edits";
import { parameterShapes } from "./shapes";
import type { SourceBatch } from "./sourceBatch";
import * as tf from "./tf";

type Kind<K extends Intervention["kind"]> = Extract<Intervention, { kind: K }>;

/**
 * `wordId` gives a target word's id, null when it has none. `source` and `swap-source` are not here: they change the
 * sentence before anything is read. Throws ProblemError for what this model cannot do.
 */
export function compileEdits(
  interventions: readonly Intervention[],
  config: ModelConfig,
  wordId: (word: string) => number | null,
): Edits {
  if (interventions.length === 0) return NO_EDITS;
  interventions.forEach((intervention, item) => {
    check(intervention, item, config, wordId);
  });
  const all = <K extends Intervention["kind"]>(kind: K): Kind<K>[] =>
    interventions.filter((one): one is Kind<K> => one.kind === kind);
  const gates = all("gate");
  const queries = new Map(all("query").map(({ row, numbers }) => [row, numbers]));
  const tokens = all("token");
  const zeroed = new Set(all("parameter").map(({ name }) => name));
  const given = all("states").at(-1);
  return {
    gate(side, layer, direction) {
      const here = gates.filter(
        (gate) =>
          gate.side === side &&
          (gate.layer ?? 0) === layer &&
          (gate.direction === undefined || gate.direction === direction),
      );
      return here.length === 0 ? undefined : (name, values) => fixGate(here, name, values);
    },
    states: (states) => (given ? givenStates(given.numbers, states) : states),
    values: (states) => editValues(interventions, states),
    checkSource: ({ lengths }) => checkPositions(interventions, Math.min(...lengths)),
    hasQueries: queries.size > 0,
    query(row, batch) {
      const numbers = queries.get(row);
      return numbers
        ? (tf.tile(tf.tensor2d([...numbers], [1, numbers.length]), [batch, 1]) as tf.Tensor2D)
        : null;
    },
    scores: (scores, row) => all("scores").reduce((edited, one) => editScores(one, edited, row), scores),
    weights: (weights, source, row) =>
      all("weights").reduce((edited, one) => editWeights(one, edited, source, row), weights),
    context: NO_EDITS.context,
    choice(logits, row) {
      const here = tokens.filter((token) => token.row === row);
      if (here.length === 0) return logits;
      const change = new Float32Array(logits.shape[1]);
      for (const token of here) {
        if ("force" in token) change[present(wordId(token.force), "a word")] = FAR;
        else change[present(wordId(token.ban), "a word")] = -FAR;
      }
      return tf.add(logits, tf.tensor2d(change, [1, change.length])) as tf.Tensor2D;
    },
    parameters: (parameters) =>
      zeroed.size === 0
        ? parameters
        : Object.fromEntries(
            Object.entries(parameters).map(([name, value]) => [
              name,
              zeroed.has(name) ? tf.zerosLike(value) : value,
            ]),
          ),
  };
}

/** Beyond any logit, and far from the end of float32. */
const FAR = 1e30;

function check(
  intervention: Intervention,
  item: number,
  config: ModelConfig,
  wordId: (word: string) => number | null,
): void {
  const refuse = (field: string, expected: string): never => {
    throw new ProblemError({ code: "intervention-value", item, field, expected });
  };
  const isVector = (numbers: readonly number[]): boolean => numbers.length === config.units;
  const attends = config.score !== null;
  switch (intervention.kind) {
    case "weights":
    case "scores":
    case "value":
    case "swap-values":
      if (!attends) refuse("kind", "luong, bahdanau");
      break;
    case "query":
      if (!attends) refuse("kind", "luong, bahdanau");
      if (!isVector(intervention.numbers)) refuse("numbers", `[${config.units}]`);
      break;
    case "states":
      if (!attends) refuse("kind", "luong, bahdanau");
      if (!intervention.numbers.every(isVector)) refuse("numbers", `[source, ${config.units}]`);
      break;
    case "gate": {
      const { gates } = CELLS[config.cell];
      if (!gates.includes(intervention.gate)) refuse("gate", gates.join(", "));
      if ((intervention.layer ?? 0) >= config.layers) refuse("layer", `0 … ${config.layers - 1}`);
      const isHalf = intervention.side === "encoder" && config.bidirectional;
      const units = isHalf ? config.units / 2 : config.units;
      if ((intervention.unit ?? 0) >= units) refuse("unit", `0 … ${units - 1}`);
      if (intervention.direction === "backward" && !isHalf) refuse("direction", "forward");
      break;
    }
    case "parameter": {
      const names = Object.keys(parameterShapes(config));
      if (!names.includes(intervention.name)) refuse("name", names.join(", "));
      break;
    }
    case "token": {
      const word = "force" in intervention ? intervention.force : intervention.ban;
      if (wordId(word) === null) throw new ProblemError({ code: "word-unknown", word });
      break;
    }
  }
  if (intervention.kind === "value" && !isVector(intervention.numbers))
    refuse("numbers", `[${config.units}]`);
}

function fixGate(gates: readonly Kind<"gate">[], name: string, values: tf.Tensor2D): tf.Tensor2D {
  return gates
    .filter(({ gate }) => gate === name)
    .reduce((edited, { value, unit }) => {
      if (unit === undefined) return tf.fill(edited.shape, value) as tf.Tensor2D;
      const units = edited.shape[1];
      const only = tf.tensor2d(
        Array.from({ length: units }, (_, u) => (u === unit ? 1 : 0)),
        [1, units],
      );
      return tf.add(tf.mul(edited, tf.sub(1, only)), tf.mul(only, value)) as tf.Tensor2D;
    }, values);
}

function givenStates(numbers: readonly (readonly number[])[], states: tf.Tensor3D): tf.Tensor3D {
  const [batch, source, units] = states.shape;
  const flat = new Float32Array(source * units);
  numbers.forEach((row, j) => {
    flat.set(row, j * units);
  });
  return tf.tile(tf.tensor3d(flat, [1, source, units]), [batch, 1, 1]) as tf.Tensor3D;
}

/**
 * Positions must lie in every sentence, `<eos>` included: behind it there is only padding, which nothing may look at.
 * `length` is that of the shortest.
 */
function checkPositions(interventions: readonly Intervention[], length: number): void {
  interventions.forEach((one, item) => {
    const refuse = (field: string, expected: string): never => {
      throw new ProblemError({ code: "intervention-value", item, field, expected });
    };
    const positions = `0 … ${length - 1}`;
    if (one.kind === "value" && one.position >= length) refuse("position", positions);
    if (one.kind === "swap-values" && Math.max(...one.positions) >= length) refuse("positions", positions);
    if (one.kind === "states" && one.numbers.length !== length) refuse("numbers", `[${length}, …]`);
    if (one.kind !== "weights") return;
    if (one.set === "one-hot" && one.position >= length) refuse("position", positions);
    if (one.set === "given" && one.numbers.length !== length) refuse("numbers", `[${length}]`);
  });
}

/** Values are swapped and replaced by a product with a selection, `[source, source]`, and an addend. */
function editValues(interventions: readonly Intervention[], states: tf.Tensor3D): tf.Tensor3D {
  return interventions.reduce((values, one) => {
    const [, source, units] = values.shape;
    if (one.kind === "swap-values") {
      const [i, j] = one.positions;
      const order = Array.from({ length: source }, (_, k) => (k === i ? j : k === j ? i : k));
      return tf.gather(values, order, 1) as tf.Tensor3D;
    }
    if (one.kind === "value") {
      const here = tf.reshape(tf.oneHot(tf.tensor1d([one.position], "int32"), source), [1, source, 1]);
      const isHere = tf.cast(here, "float32");
      const given = tf.tensor3d([...one.numbers], [1, 1, units]);
      return tf.add(tf.mul(values, tf.sub(1, isHere)), tf.mul(isHere, given)) as tf.Tensor3D;
    }
    return values;
  }, states);
}

function concerns(row: Row, at: number): boolean {
  return row === "all" || row === at;
}

/** 1 on the rows that are meant, `[1, target, 1]`; null when none of these is. */
function rowSelector(row: Row, first: number, target: number): tf.Tensor3D | null {
  const isMeant = Array.from({ length: target }, (_, t) => concerns(row, first + t));
  return isMeant.includes(true) ? tf.tensor3d(isMeant.map(Number), [1, target, 1]) : null;
}

function editScores(one: Kind<"scores">, scores: tf.Tensor3D, first: number): tf.Tensor3D {
  const meant = rowSelector(one.row, first, scores.shape[1]);
  if (!meant) return scores;
  const { scale = 1, shift = 0, temperature = 1 } = one;
  const edited = tf.div(tf.add(tf.mul(scores, scale), shift), temperature);
  return tf.where(tf.cast(meant, "bool"), edited, scores) as tf.Tensor3D;
}

function editWeights(
  one: Kind<"weights">,
  weights: tf.Tensor3D,
  source: SourceBatch,
  first: number,
): tf.Tensor3D {
  const meant = rowSelector(one.row, first, weights.shape[1]);
  if (!meant) return weights;
  return tf.where(tf.cast(meant, "bool"), otherWeights(one, weights, source, first), weights) as tf.Tensor3D;
}

function otherWeights(
  one: Kind<"weights">,
  weights: tf.Tensor3D,
  source: SourceBatch,
  first: number,
): tf.Tensor3D {
  const [batch, target, positions] = weights.shape;
  const everyRow = (row: tf.Tensor): tf.Tensor3D => tf.broadcastTo(row, weights.shape) as tf.Tensor3D;
  const largest = (): tf.Tensor => tf.cast(tf.oneHot(tf.argMax(weights, 2), positions), "float32");
  switch (one.set) {
    case "uniform": {
      const mask = tf.expandDims(source.mask, 1);
      return everyRow(tf.div(mask, tf.sum(mask, 2, true)));
    }
    case "hard":
      return largest() as tf.Tensor3D;
    case "drop-largest": {
      const rest = tf.mul(weights, tf.sub(1, largest()));
      // Where nothing is left in float32 nothing is attended.
      return tf.div(rest, tf.maximum(tf.sum(rest, 2, true), 1e-37)) as tf.Tensor3D;
    }
    case "permute": {
      const indices = new Int32Array(batch * target * positions);
      for (let i = 0; i < batch; i++)
        for (let t = 0; t < target; t++) {
          const at = (i * target + t) * positions;
          const order = permutation(one.seed, first + t, present(source.lengths[i], "a length"));
          for (let j = 0; j < positions; j++) indices[at + j] = at + (order[j] ?? j);
        }
      const picked = tf.gather(tf.reshape(weights, [-1]), tf.tensor1d(indices, "int32"));
      return tf.reshape(picked, weights.shape) as tf.Tensor3D;
    }
    case "one-hot":
    case "given": {
      const row = new Float32Array(positions);
      if (one.set === "one-hot") row[one.position] = 1;
      else row.set(one.numbers);
      return everyRow(tf.tensor3d(row, [1, 1, positions]));
    }
  }
}

/** A permutation of `length` positions that depends on seed and row alone: new weight p is old weight `result[p]`. */
export function permutation(seed: number, row: number, length: number): number[] {
  const random = createRandom(seed).fork(`row ${row}`);
  const order = Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    [order[i], order[j]] = [present(order[j], "a position"), present(order[i], "a position")];
  }
  return order;
}
