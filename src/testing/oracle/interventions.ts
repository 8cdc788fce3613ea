/** What an intervention does to the numbers at its place; those of a kind are done in the order of the list. */
import type { UseGate } from "./cells";
import { at, indexOfLargest, zeros } from "./numbers";
import type { Numbers, OracleIntervention, OracleModel, Row } from "./types";

type Kind = OracleIntervention["kind"];
type Of<K extends Kind> = Extract<OracleIntervention, { readonly kind: K }>;

export function ofKind<K extends Kind>(list: readonly OracleIntervention[], kind: K): Of<K>[] {
  return list.filter((one): one is Of<K> => one.kind === kind);
}

const concerns = (row: Row, t: number): boolean => row === "all" || row === t;

function swap<T>(list: readonly T[], [i, j]: readonly [number, number]): T[] {
  const from = (p: number): number => (p === i ? j : p === j ? i : p);
  return list.flatMap((_, p) => list.slice(from(p), from(p) + 1));
}

export function sourceAfter({ interventions = [], wordId }: OracleModel, ids: readonly number[]): number[] {
  let result = [...ids];
  for (const one of interventions) {
    if (one.kind === "swap-source") result = swap(result, one.positions);
    if (one.kind === "source") {
      if (!wordId) throw new Error("a source intervention needs wordId");
      const id = wordId(one.word);
      result = result.map((old, j) => (j === one.position ? id : old));
    }
  }
  return result;
}

/** The layer and direction of one cell; the decoder's direction is null. */
export function gateUse(
  list: readonly OracleIntervention[],
  side: "encoder" | "decoder",
  layer: number,
  direction: "forward" | "backward" | null,
): UseGate {
  const here = ofKind(list, "gate").filter(
    (one) =>
      one.side === side &&
      (one.layer ?? 0) === layer &&
      (one.direction === undefined || direction === null || one.direction === direction),
  );
  return (gate, unit, value) => {
    const last = here.findLast((one) => one.gate === gate && (one.unit ?? unit) === unit);
    return last ? last.value : value;
  };
}

export function statesAfter(list: readonly OracleIntervention[], states: readonly Numbers[]): Numbers[] {
  return [...(ofKind(list, "states").at(-1)?.numbers ?? states)];
}

/** The vectors that are summed. */
export function valuesAfter(list: readonly OracleIntervention[], states: readonly Numbers[]): Numbers[] {
  let values = [...states];
  for (const one of list) {
    if (one.kind === "swap-values") values = swap(values, one.positions);
    if (one.kind === "value") values = values.map((old, j) => (j === one.position ? one.numbers : old));
  }
  return values;
}

export function queryAfter(
  list: readonly OracleIntervention[],
  t: number,
  state: readonly number[],
): readonly number[] {
  const last = ofKind(list, "query").findLast(({ row }) => concerns(row, t));
  return last ? Array.from(last.numbers) : state;
}

export function scoresAfter(list: readonly OracleIntervention[], t: number, scores: number[]): number[] {
  let result = scores;
  for (const { row, scale = 1, shift = 0, temperature = 1 } of ofKind(list, "scores")) {
    if (concerns(row, t)) result = result.map((e) => (e * scale + shift) / temperature);
  }
  return result;
}

export function weightsAfter(model: OracleModel, t: number, weights: number[]): number[] {
  let result = weights;
  for (const one of ofKind(model.interventions ?? [], "weights")) {
    if (concerns(one.row, t)) result = changed(model, one, t, result);
  }
  return result;
}

function changed(model: OracleModel, one: Of<"weights">, t: number, weights: number[]): number[] {
  const length = weights.length;
  const oneHot = (position: number): number[] => weights.map((_, j) => (j === position ? 1 : 0));
  switch (one.set) {
    case "uniform":
      return weights.map(() => 1 / length);
    case "hard":
      return oneHot(indexOfLargest(weights));
    case "one-hot":
      return oneHot(one.position);
    case "given":
      return weights.map((_, j) => at(one.numbers, j));
    case "permute": {
      if (!model.permutation) throw new Error("a permute intervention needs permutation");
      const order = model.permutation(one.seed, t, length);
      return weights.map((_, p) => at(weights, at(order, p)));
    }
    case "drop-largest": {
      const largest = indexOfLargest(weights);
      const rest = weights.map((value, j) => (j === largest ? 0 : value));
      const total = rest.reduce((sum, value) => sum + value, 0);
      // A single word, or all of the weight on one: nothing is left to divide.
      return total === 0 ? zeros(length) : rest.map((value) => value / total);
    }
  }
}
