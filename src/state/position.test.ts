import { describe, expect, it } from "vitest";
import type { StepId } from "../trace/steps";
import type { Trace } from "../trace/trace";
import {
  atEnd,
  atStart,
  firstWord,
  indexOf,
  lastRow,
  lastWord,
  lengthOf,
  nextStep,
  nextWord,
  type Position,
  positionAt,
  positionIn,
  previousStep,
  previousWord,
  type Walk,
  walkOf,
} from "./position";

const luong: StepId[] = ["encode", "cell", "score", "softmax", "weighted-sum", "concat", "output"];
const bahdanau: StepId[] = ["encode", "score", "softmax", "weighted-sum", "concat", "cell", "output"];

const traceOf = (steps: StepId[], output = ["I", "am", "<eos>"]): Trace =>
  ({ steps, source: { tokens: ["je", "suis", "<eos>"] }, output: { tokens: output } }) as unknown as Trace;

const walk: Walk = walkOf(traceOf(luong));
const at = (row: number, step: StepId, column = 0): Position => ({ row, step, column });

describe("position", () => {
  it("goes once through the source, then through the steps of each word", () => {
    const seen: string[] = [];
    let position = positionAt(0, walk);
    for (let i = 0; i < lengthOf(walk); i++) {
      seen.push(
        position.step === "encode" ? `encode ${position.column}` : `${position.row} ${position.step}`,
      );
      expect(indexOf(position, walk)).toBe(i);
      position = nextStep(position, walk);
    }
    expect(seen).toHaveLength(3 + 3 * 6);
    expect(seen.slice(0, 5)).toEqual(["encode 0", "encode 1", "encode 2", "0 cell", "0 score"]);
    expect(seen.at(-1)).toBe("2 output");
  });

  it("stops at both ends", () => {
    expect(atStart(positionAt(-3, walk), walk)).toBe(true);
    expect(atEnd(positionAt(999, walk), walk)).toBe(true);
    expect(nextStep(at(2, "output"), walk)).toEqual(at(2, "output"));
    expect(previousStep(at(0, "encode"), walk)).toEqual(at(0, "encode"));
  });

  it("takes the order from the trace", () => {
    const other = walkOf(traceOf(bahdanau));
    expect(nextStep(at(1, "concat"), other)).toEqual(at(1, "cell"));
    expect(nextStep(at(0, "encode", 2), other)).toEqual(at(0, "score", 2));
    expect(nextStep(at(1, "concat"), walk)).toEqual(at(1, "output"));
  });

  it("is undone by its opposite", () => {
    for (let i = 1; i < lengthOf(walk) - 1; i++) {
      const position = positionAt(i, walk);
      expect(indexOf(previousStep(nextStep(position, walk), walk), walk)).toBe(i);
    }
  });

  it("moves by words with the step kept, and from encoding to the first word", () => {
    expect(nextWord(at(0, "softmax"), walk)).toEqual(at(1, "softmax"));
    expect(nextWord(at(2, "softmax"), walk)).toEqual(at(2, "softmax"));
    expect(nextWord(at(0, "encode", 1), walk)).toEqual(at(0, "cell", 1));
    expect(previousWord(at(1, "score"), walk)).toEqual(at(0, "score"));
    expect(previousWord(at(0, "score"), walk)).toEqual(at(0, "encode", 2));
    expect(firstWord(at(2, "concat"), walk)).toEqual(at(0, "concat"));
    expect(lastWord(at(0, "concat"), walk)).toEqual(at(2, "concat"));
    expect(lastWord(at(0, "encode"), walk)).toEqual(at(2, "cell"));
  });

  it("follows the last word before <eos> where the scene names no row", () => {
    const trace = traceOf(luong);
    expect(lastRow(trace)).toBe(1);
    expect(lastRow(traceOf(luong, ["<eos>"]))).toBe(0);
    expect(lastRow(traceOf(luong, ["a", "a"]))).toBe(1);
    expect(positionIn(trace, { row: null, step: "softmax", column: 9 })).toEqual(at(1, "softmax", 2));
    expect(positionIn(trace, { row: 50, step: "softmax", column: 0 }).row).toBe(2);
  });
});
