import { describe, expect, it } from "vitest";
import { type Intervention, parseInterventions } from "../../trace/intervention";
import {
  hasWeightsChange,
  isRowChanged,
  type WeightsChange,
  withoutWeights,
  withWeights,
} from "./rowChanges";

const GIVEN: readonly Intervention[] = [
  { kind: "states", numbers: [[1, 2]] },
  { kind: "query", row: 0, numbers: [3, 4] },
  { kind: "scores", row: "all", temperature: 2 },
];
const CHANGES: readonly WeightsChange[] = [
  { set: "uniform" },
  { set: "drop-largest" },
  { set: "hard" },
  { set: "permute", seed: 3 },
  { set: "one-hot", position: 1 },
  { set: "given", numbers: [0.5, 0.5] },
];

describe("weights set by hand", () => {
  it("are added after what was changed otherwise, and taken away without touching it", () => {
    for (const change of CHANGES) {
      const list = withWeights(GIVEN, 2, change, []);
      expect(parseInterventions(list)).toEqual([...GIVEN, { kind: "weights", row: 2, ...change }]);
      expect(withoutWeights(list, [])).toEqual(GIVEN);
      expect([hasWeightsChange(list, []), hasWeightsChange(GIVEN, [])]).toEqual([true, false]);
    }
  });

  it("are one change for each row, the last", () => {
    const once = withWeights(withWeights([], 1, { set: "hard" }, []), 2, { set: "uniform" }, []);
    const again = withWeights(once, 1, { set: "one-hot", position: 0 }, []);
    expect(again).toEqual([
      { kind: "weights", row: 2, set: "uniform" },
      { kind: "weights", row: 1, set: "one-hot", position: 0 },
    ]);
    expect([0, 1, 2].map((row) => isRowChanged(again, row, []))).toEqual([false, true, true]);
  });

  it("of all rows take the place of every row's own, and a row's own comes after them", () => {
    const all = withWeights(withWeights(GIVEN, 1, { set: "hard" }, []), "all", { set: "uniform" }, []);
    expect(all).toEqual([...GIVEN, { kind: "weights", row: "all", set: "uniform" }]);
    expect(isRowChanged(all, 7, [])).toBe(true);
    const then = withWeights(all, 1, { set: "one-hot", position: 2 }, []);
    expect(then.slice(GIVEN.length).map((one) => "row" in one && one.row)).toEqual(["all", 1]);
  });

  it("are not those that a worked example is given: these stay below every change, and after it", () => {
    const own: readonly Intervention[] = [
      ...GIVEN,
      { kind: "weights", row: 0, set: "given", numbers: [0.2, 0.8] },
    ];
    expect([hasWeightsChange(own, own), isRowChanged(own, 0, own)]).toEqual([false, false]);
    for (const row of [0, "all"] as const) {
      const list = withWeights(own, row, { set: "drop-largest" }, own);
      expect(list).toEqual([...own, { kind: "weights", row, set: "drop-largest" }]);
      expect(isRowChanged(list, 0, own)).toBe(true);
      expect(withoutWeights(list, own)).toEqual(own);
    }
  });
});
