/** Which numbers of a translation someone changed, and into what. */
import type { Intervention } from "../trace/intervention";
import type { Trace } from "../trace/trace";
import { constant, type NumberNode } from "./expression";
import { number } from "./lines";

type Kind<K extends Intervention["kind"]> = Extract<Intervention, { kind: K }>;

/** The interventions of a kind that concern a row. */
export function inRow<K extends "weights" | "scores" | "query">(
  trace: Trace,
  kind: K,
  row: number,
): Kind<K>[] {
  return trace.interventions.filter(
    (one): one is Kind<K> => one.kind === kind && "row" in one && (one.row === "all" || one.row === row),
  );
}

/** All encoder states are given: what was computed of the model's own is not in the trace. */
export const statesAreGiven = (trace: Trace): boolean =>
  trace.interventions.some(({ kind }) => kind === "states");

export type HeldGate = Kind<"gate">;

/** What is held of one layer's cell in one direction. */
export const heldGates = (
  trace: Trace,
  side: "encoder" | "decoder",
  layer: number,
  direction: "forward" | "backward",
): HeldGate[] =>
  trace.interventions.filter(
    (one): one is HeldGate =>
      one.kind === "gate" &&
      one.side === side &&
      (one.layer ?? 0) === layer &&
      (one.direction ?? direction) === direction,
  );

export const gateIsHeld = (held: readonly HeldGate[], gate: string, unit: number): boolean =>
  held.some((one) => one.gate === gate && (one.unit ?? unit) === unit);

/** One unit of what the weighted sum takes of a position: the state there, another position's, or a given number. */
export function summedValue(trace: Trace, position: number, unit: number): NumberNode {
  const values = trace.source.tokens.map((_, j) => (): NumberNode => number(trace, "states", j, unit));
  for (const one of trace.interventions) {
    if (one.kind === "swap-values") {
      const [i, j] = one.positions;
      [values[i], values[j]] = [values[j] ?? zero, values[i] ?? zero];
    } else if (one.kind === "value") {
      values[one.position] = () => constant(Math.fround(one.numbers[unit] ?? 0));
    }
  }
  return (values[position] ?? zero)();
}

const zero = (): NumberNode => constant(0);
