/** Each state times its weight, and their sum. */
import { hasFixedContext } from "../trace/anatomy";
import { summedValue } from "./byHand";
import { copyOf, type Definition, type Source } from "./equation";
import { times } from "./expression";
import { line, number, total } from "./lines";

const inBahdanau: Source = { paper: "bahdanau-2015", equation: "5" };
const inLuong: Source = { paper: "luong-2015", section: "3.1" };

export const WEIGHTED_SUM: Readonly<Record<"weighted" | "context", Definition>> = {
  weighted: (trace, [row = 0, j = 0, unit = 0]) => ({
    id: "weighted",
    forms: [times(number(trace, "weights", row, j), summedValue(trace, j, unit))],
    source: trace.model.wiring === "bahdanau" ? inBahdanau : inLuong,
  }),
  context: (trace, [row = 0, unit = 0]) =>
    hasFixedContext(trace)
      ? copyOf(number(trace, "initialState", unit), "copy", { paper: "cho-2014" })
      : {
          id: "context",
          forms: [total(line(trace, "weighted", row, null, unit), "j")],
          source: trace.model.wiring === "bahdanau" ? inBahdanau : inLuong,
        },
};
