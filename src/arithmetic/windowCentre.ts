/** How the centre of a local window is made: p_t. */
import type { Trace } from "../trace/trace";
import type { Definition, Equation, Source } from "./equation";
import { call, constant, type Expression, least, times } from "./expression";
import { dot, line, madeLine } from "./lines";

/** tanh(W_p s_t) of a predicted window, which no trace holds: `derived.window[row, unit]`. */
export const WINDOW_LAYER = "derived.window";

const PREDICTED: Source = { paper: "luong-2015", equation: "9" };

const hidden = (trace: Trace, row: number, unit: number): Expression =>
  call("tanh", dot(line(trace, "attention.W_p", unit, null), line(trace, "query", row, null)));

export const WINDOW: Readonly<Record<"position" | typeof WINDOW_LAYER, Definition>> = {
  position: (trace, [row = 0]): Equation => {
    const length = constant(trace.source.tokens.length);
    if (trace.model.window === "local-m")
      return {
        id: "centre-local-m",
        forms: [least(constant(row + 1), length)],
        source: { paper: "luong-2015", section: "3.2" },
      };
    const layer = madeLine(WINDOW_LAYER, [row], trace.model.units, (unit) => hidden(trace, row, unit));
    const sum = dot(line(trace, "attention.v_p", null), layer);
    return { id: "centre-local-p", forms: [times(length, call("sigmoid", sum))], source: PREDICTED };
  },
  [WINDOW_LAYER]: (trace, [row = 0, unit = 0]): Equation => ({
    id: "window-layer",
    forms: [hidden(trace, row, unit)],
    source: PREDICTED,
  }),
};
