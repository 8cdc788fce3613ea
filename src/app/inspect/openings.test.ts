import { describe, expect, it } from "vitest";
import { numberAt } from "../../matrix/matrix";
import { shippedMatrix } from "../../testing/shippedMatrix";
import type { Base } from "./inspectState";
import { behind } from "./openings";
import { type Shown, shownMatrix } from "./shown";
import { AS_GIVEN } from "./testSettings";

const weights = shippedMatrix("ko-en");
const scores = shippedMatrix("ko-en", "scores");
const base: Base = { weights, scores, reference: null };

/** Every cell as it is drawn, with the number of the translation that it names. */
function* cells(shown: Shown) {
  for (const row of shown.matrix.rows.keys())
    for (const column of shown.matrix.columns.keys()) {
      const found = behind(shown, { row, column });
      const [tensor = "", i, j] = found?.cell.number.split(".") ?? [];
      const at = { row: Number(i), column: Number(j) };
      yield { found, tensor, at, value: numberAt(shown.matrix, row, column) };
    }
}

describe("what a cell of the drawn matrix opens to", () => {
  it("is the number that stands in it, however rows and columns are ordered and named", () => {
    for (const layer of ["weights", "scores"] as const)
      for (const rowWord of ["predicted", "input"] as const) {
        const moved = { rowOrder: "alphabet", columnOrder: "coverage" } as const;
        const shown = shownMatrix(base, null, { ...AS_GIVEN, ...moved, layer, rowWord });
        for (const { found, tensor, at, value } of cells(shown)) {
          expect(tensor).toBe(layer);
          expect(found?.cell.isItself).toBe(true);
          expect(numberAt(layer === "weights" ? weights : scores, at.row, at.column)).toBe(value);
          expect(found?.entropy).toBe(layer === "weights" ? `derived.entropy.${at.row}` : null);
          expect(found?.coverage).toBe(layer === "weights" ? `derived.coverage.${at.column}` : null);
        }
      }
  });

  it("is the weight behind a difference and a share, and nothing for several columns folded into one", () => {
    for (const other of [{ layer: "row" }, { layer: "gold" }, { normalisation: "column" }] as const) {
      const shown = shownMatrix(base, null, { ...AS_GIVEN, ...other });
      for (const { found } of cells(shown)) expect(found?.cell.isItself).toBe(false);
    }
    const folded = shownMatrix(base, null, { ...AS_GIVEN, folded: new Set([1]) });
    const { from = 0, to = 0 } = weights.brackets[1] ?? {};
    expect(to - from).toBeGreaterThan(1);
    expect(behind(folded, { row: 0, column: from })).toBeNull();
    const next = behind(folded, { row: 0, column: from + 1 });
    expect(next).toEqual({
      cell: { number: `weights.0.${to}`, isItself: true },
      entropy: null,
      coverage: null,
    });
  });
});
