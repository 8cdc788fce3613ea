/**
 * The vectors of a worked example and what is done to its scores, as a list of interventions: what can be changed by
 * hand is read from the list and written back into it. Whatever else stands in the list stays.
 */
import type { Intervention } from "../../trace/intervention";

/** A vector that is given by hand: the state of a source word, or the query of an output row, both from 0. */
export type Place =
  | { readonly kind: "state"; readonly position: number }
  | { readonly kind: "query"; readonly row: number };

type List = readonly Intervention[];

export function vectorAt(list: List, place: Place): readonly number[] | null {
  for (const one of list) {
    if (one.kind === "states" && place.kind === "state") return one.numbers[place.position] ?? null;
    if (one.kind === "query" && place.kind === "query" && one.row === place.row) return one.numbers;
  }
  return null;
}

/** How many states are given; 0 where the model's own are in place. */
export function statesGiven(list: List): number {
  return list.find((one) => one.kind === "states")?.numbers.length ?? 0;
}

const replaced = (numbers: readonly number[], unit: number, value: number): number[] =>
  numbers.map((old, u) => (u === unit ? value : old));

/** The list with one number of a vector changed. A vector that is not given stays the model's own. */
export function withUnit(list: List, place: Place, unit: number, value: number): List {
  return list.map((one) => {
    if (one.kind === "states" && place.kind === "state")
      return {
        ...one,
        numbers: one.numbers.map((numbers, j) =>
          j === place.position ? replaced(numbers, unit, value) : numbers,
        ),
      };
    if (one.kind === "query" && place.kind === "query" && one.row === place.row)
      return { ...one, numbers: replaced(one.numbers, unit, value) };
    return one;
  });
}

/** What can be done to all scores at a press. */
export const GESTURES = ["shift", "double", "root"] as const;
export type Gesture = (typeof GESTURES)[number];

export const SHIFT = 100;
const DOUBLE = 2;

type Scores = Extract<Intervention, { kind: "scores" }>;

function interventionOf(gesture: Gesture, units: number): Scores {
  switch (gesture) {
    case "shift":
      return { kind: "scores", row: "all", shift: SHIFT };
    case "double":
      return { kind: "scores", row: "all", scale: DOUBLE };
    case "root":
      return { kind: "scores", row: "all", scale: 1 / Math.sqrt(units) };
  }
}

const isScores = (one: Intervention): one is Scores => one.kind === "scores";
const isSame = (one: Scores, other: Scores): boolean =>
  (["row", "shift", "scale", "temperature"] as const).every((field) => one[field] === other[field]);

export function hasGesture(list: List, gesture: Gesture, units: number): boolean {
  const wanted = interventionOf(gesture, units);
  return list.some((one) => isScores(one) && isSame(one, wanted));
}

/** Adds the gesture, or takes it away where it is there. */
export function toggleGesture(list: List, gesture: Gesture, units: number): List {
  const wanted = interventionOf(gesture, units);
  if (!hasGesture(list, gesture, units)) return [...list, wanted];
  return list.filter((one) => !(isScores(one) && isSame(one, wanted)));
}

const isTemperature = (one: Intervention): one is Scores =>
  isScores(one) && one.row === "all" && one.temperature !== undefined;

/** 1 where none is set. */
export function temperatureOf(list: List): number {
  return list.find(isTemperature)?.temperature ?? 1;
}

/** A temperature of 1 is none. */
export function withTemperature(list: List, temperature: number): List {
  const others = list.filter((one) => !isTemperature(one));
  return temperature === 1 ? others : [...others, { kind: "scores", row: "all", temperature }];
}

/** The list without what is done to scores; the same list where there is nothing of it. */
export function withoutScores(list: List): List {
  return list.some(isScores) ? list.filter((one) => !isScores(one)) : list;
}

export const isEqual = (one: List, other: List): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Numbers of at most one whole are stepped by tenths, others by one; a fine step is a tenth of that. */
export function stepOf(own: readonly number[]): number {
  return own.every((value) => Math.abs(value) <= 1) ? 0.1 : 1;
}

/** The largest number by hand. */
export const LIMIT = 99;

/** A number on the grid of a step, within the limits. Two decimals are kept at most, so that sums of steps stay plain. */
export function snapped(value: number, step: number): number {
  const on = Math.round(value / step) * step;
  return Math.max(-LIMIT, Math.min(LIMIT, Math.round(on * 100) / 100)) || 0;
}

/** A number that someone typed; null for what is none, or is beyond the limit. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace("−", "-").replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  const value = Number(plain);
  return Math.abs(value) <= LIMIT ? value || 0 : null;
}
