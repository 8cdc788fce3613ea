import { describe, expect, it } from "vitest";
import { INSPECT_LOCALES } from "../../i18n/inspectLocales";
import { diagnose } from "../../matrix/diagnosis";
import { type AttentionMatrix, wordOf } from "../../matrix/matrix";
import { numbersOf } from "./Metrics";

const square = (at: readonly number[], rows: string, columns: string, sure: [number, number][]) => {
  const width = columns.split(" ").length;
  const matrix: AttentionMatrix = {
    title: "",
    kind: "weights",
    rows: rows.split(" ").map(wordOf),
    columns: columns.split(" ").map(wordOf),
    numbers: Float64Array.from(at.flatMap((j) => Array.from({ length: width }, (_, k) => (k === j ? 1 : 0)))),
    brackets: [],
    gold: { sure, possible: sure },
    model: null,
  };
  return matrix;
};
const DIAGONAL: [number, number][] = [
  [0, 0],
  [1, 1],
  [2, 2],
];

describe("the strip of numbers", () => {
  it("says where rows look too far, as the diagnosis does, in the reading in use", () => {
    const late = square([3, 0, 1, 2], "a b c <eos>", "x y z <eos>", DIAGONAL);
    const told = numbersOf(late, "predicted").shift;
    expect(told?.off).toBe(-1);
    const found = diagnose(late).find(({ id }) => id === "shifted");
    if (found?.id !== "shifted") throw new Error("not shifted");
    for (const [language, side] of [
      ["en", "left"],
      ["ko", "왼쪽"],
    ] as const) {
      const words = INSPECT_LOCALES[language];
      expect(words.metrics.shiftUnit(told?.off ?? 0)).toContain(side);
      expect(words.diagnosis.says.shifted(found, String)).toContain(side);
    }
    expect(numbersOf(late, "input").shift?.off).toBe(0);
  });

  it("tells means over the rows of words, and a dash where there is none", () => {
    const words = square([2, 2, 0], "a b c", "x y z", DIAGONAL);
    expect(numbersOf(words, "predicted").lastShare).toBeCloseTo(2 / 3);
    expect(numbersOf(square([1], "a", "x y", []), "predicted").lastShare).toBe(1);
    expect(numbersOf(square([1], "<eos>", "x y", []), "predicted").lastShare).toBeNaN();
    const ended = {
      ...words,
      rows: [...words.rows.slice(0, 2), wordOf("<eos>")],
      numbers: Float64Array.of(0, 0, 1, 0, 0, 1, 1 / 3, 1 / 3, 1 / 3),
    };
    expect(numbersOf(ended, "predicted").bits).toBe(0);
  });
});
