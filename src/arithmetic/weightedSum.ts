/** Each state times its weight, and their sum. */
import { hasFixedContext } from "../trace/anatomy";
import type { Trace } from "../trace/trace";
import { summedValue } from "./byHand";
import { copyOf, type Definition, type Source } from "./equation";
import { times } from "./expression";
import { line, number, total } from "./lines";

const inBahdanau: Source = { paper: "bahdanau-2015", equation: "5" };
/** A window's is said with the window. */
const inLuong = ({ model }: Trace): Source => ({
  paper: "luong-2015",
  section: model.window === "local-m" || model.window === "local-p" ? "3.2" : "3.1",
});
const sourceOf = (trace: Trace): Source => (trace.model.wiring === "bahdanau" ? inBahdanau : inLuong(trace));

export const WEIGHTED_SUM: Readonly<Record<"weighted" | "context", Definition>> = {
  weighted: (trace, [row = 0, j = 0, unit = 0]) => ({
    id: "weighted",
    forms: [times(number(trace, "weights", row, j), summedValue(trace, j, unit))],
    source: sourceOf(trace),
  }),
  context: (trace, [row = 0, unit = 0]) =>
    hasFixedContext(trace)
      ? copyOf(number(trace, "initialState", unit), "copy", { paper: "cho-2014" })
      : {
          id: "context",
          forms: [total(line(trace, "weighted", row, null, unit), "j")],
          source: sourceOf(trace),
        },
};
