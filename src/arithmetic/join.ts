/** Vectors side by side, what W_c and tanh make of them, and what is fed back. */
import { comesBefore } from "../trace/steps";
import type { TensorName } from "../trace/tensors";
import type { Trace } from "../trace/trace";
import { copyOf, type Definition, type Equation, type Source } from "./equation";
import { call, constant } from "./expression";
import { dot, line, number, storedOf } from "./lines";

/** The number at a place of several vectors put side by side. */
function joined(
  trace: Trace,
  row: number,
  place: number,
  names: readonly TensorName[],
  source: Source | null,
): Equation {
  let from = 0;
  for (const name of names) {
    const size = storedOf(trace, name).shape[1] ?? 0;
    if (place < from + size) return copyOf(number(trace, name, row, place - from), "join", source);
    from += size;
  }
  throw new RangeError(`nothing is joined at ${place}`);
}

const CONCAT: Source = { paper: "luong-2015", equation: "5" };

export const JOIN: Readonly<Record<"fed" | "combined" | "attentional" | "features", Definition>> = {
  fed: (trace, [row = 0, unit = 0]) =>
    copyOf(row === 0 ? constant(0) : number(trace, "attentional", row - 1, unit), "copy", {
      paper: "luong-2015",
      section: "3.3",
    }),
  combined: (trace, [row = 0, place = 0]) =>
    comesBefore(trace.steps, "concat", "cell")
      ? joined(trace, row, place, ["decoderEmbedded", "context"], {
          paper: trace.model.wiring === "bahdanau" ? "bahdanau-2015" : "cho-2014",
        })
      : joined(trace, row, place, ["context", "decoderState"], CONCAT),
  attentional: (trace, [row = 0, unit = 0]) => ({
    id: "attentional",
    forms: [call("tanh", dot(line(trace, "combine.weight", unit, null), line(trace, "combined", row, null)))],
    source: CONCAT,
  }),
  features: (trace, [row = 0, place = 0]) =>
    joined(trace, row, place, ["decoderState", "context", "decoderEmbedded"], {
      paper: "bahdanau-2015",
      equation: "4",
    }),
};
