/**
 * Where one stands in a translation, and how one moves: encoding goes once through the source tokens, then
 * every output word goes through the wiring's other steps. The order is the trace's own, nothing else's.
 */
import { EOS, SPECIAL_TOKENS } from "../lib/tokens";
import { type StepId, stepsPerWord } from "../trace/steps";
import type { Trace } from "../trace/trace";
import type { Scene } from "./scene";

export interface Position {
  readonly row: number;
  readonly step: StepId;
  readonly column: number;
}

/** What can be walked through. */
export interface Walk {
  readonly columns: number;
  readonly rows: number;
  /** Steps of one output word, in order. */
  readonly steps: readonly StepId[];
}

export function walkOf(trace: Trace): Walk {
  return {
    columns: trace.source.tokens.length,
    rows: trace.output.tokens.length,
    steps: stepsPerWord(trace.steps),
  };
}

const clamp = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1));

/** The last word of a translation: the one before `<eos>`, or `<eos>` where it is all there is. */
export function lastRow(trace: Trace): number {
  const { tokens } = trace.output;
  return clamp(tokens.length - (tokens.at(-1) === SPECIAL_TOKENS[EOS] ? 2 : 1), tokens.length);
}

/** The scene's position inside a trace, which may have fewer rows, columns or steps than the scene says. */
export function positionIn(trace: Trace, scene: Pick<Scene, "row" | "step" | "column">): Position {
  const walk = walkOf(trace);
  return {
    row: scene.row === null ? lastRow(trace) : clamp(scene.row, walk.rows),
    step: trace.steps.includes(scene.step) ? scene.step : (walk.steps[0] ?? "output"),
    column: clamp(scene.column, walk.columns),
  };
}

export function lengthOf(walk: Walk): number {
  return walk.columns + walk.rows * walk.steps.length;
}

/** The place of a position in the whole walk, from 0. */
export function indexOf(position: Position, walk: Walk): number {
  if (position.step === "encode") return clamp(position.column, walk.columns);
  const step = Math.max(0, walk.steps.indexOf(position.step));
  return walk.columns + clamp(position.row, walk.rows) * walk.steps.length + step;
}

/** The position at a place of the walk; the column is kept, because only encoding moves along it. */
export function positionAt(index: number, walk: Walk, column = 0): Position {
  const place = clamp(Math.round(index), lengthOf(walk));
  if (place < walk.columns) return { row: 0, step: "encode", column: place };
  const rest = place - walk.columns;
  const row = Math.floor(rest / walk.steps.length);
  return { row, step: walk.steps[rest % walk.steps.length] ?? "output", column };
}

export function nextStep(position: Position, walk: Walk): Position {
  return positionAt(indexOf(position, walk) + 1, walk, position.column);
}

export function previousStep(position: Position, walk: Walk): Position {
  return positionAt(indexOf(position, walk) - 1, walk, position.column);
}

/** From encoding to the first word's first step; from a word to the same step of the next one. */
export function nextWord(position: Position, walk: Walk): Position {
  if (position.step === "encode") return positionAt(walk.columns, walk, position.column);
  return { ...position, row: clamp(position.row + 1, walk.rows) };
}

export function previousWord(position: Position, walk: Walk): Position {
  if (position.step === "encode") return { ...position, column: 0, row: 0 };
  if (position.row === 0) return positionAt(walk.columns - 1, walk);
  return { ...position, row: position.row - 1 };
}

export function firstWord(position: Position, walk: Walk): Position {
  return position.step === "encode"
    ? positionAt(walk.columns, walk, position.column)
    : { ...position, row: 0 };
}

export function lastWord(position: Position, walk: Walk): Position {
  const step = position.step === "encode" ? (walk.steps[0] ?? "output") : position.step;
  return { ...position, step, row: clamp(walk.rows - 1, walk.rows) };
}

export function atStart(position: Position, walk: Walk): boolean {
  return indexOf(position, walk) === 0;
}

export function atEnd(position: Position, walk: Walk): boolean {
  return indexOf(position, walk) === lengthOf(walk) - 1;
}
