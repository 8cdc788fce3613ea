/** The decoder's first states out of the encoder's last ones. */
import { handoverOf } from "../trace/anatomy";
import type { Trace } from "../trace/trace";
import { statesAreGiven } from "./byHand";
import { copyOf, type Definition, type Source } from "./equation";
import { call } from "./expression";
import { dot, line, number, slice } from "./lines";

const BRIDGE: Source = { paper: "bahdanau-2015", section: "A.2.2" };

/** Whose first state: the top layer's or the lower's, and of which of the encoder's vectors. */
function first(isTop: boolean, isMemory: boolean): Definition {
  return (trace, [unit = 0]) => {
    const { bidirectional, units } = trace.model;
    if (isTop && !isMemory && statesAreGiven(trace)) return { byHand: "replaced" };
    const from = nameOf(isTop, isMemory);
    const last = trace.source.tokens.length - 1;
    if (handoverOf(trace) === "bridge") {
      const layer = isTop ? trace.model.layers - 1 : 0;
      const weight = `bridge.${isMemory ? "cell." : ""}weight${layer === 0 ? "" : `_l${layer}`}`;
      // The backward reader's state at the first word, which has read the whole sentence.
      const reader = bidirectional
        ? slice(line(trace, from, 0, null), units / 2, units / 2)
        : line(trace, from, last, null);
      const sum = dot(line(trace, weight, unit, null), reader);
      return isMemory
        ? { id: "bridge-memory", forms: [sum], source: null }
        : { id: "bridge", forms: [call("tanh", sum)], source: BRIDGE };
    }
    const isBackward = bidirectional && unit >= units / 2;
    return copyOf(number(trace, from, isBackward ? 0 : last, unit), "start", startOf(trace));
  };
}

const nameOf = (isTop: boolean, isMemory: boolean): string =>
  isTop ? (isMemory ? "cellStates" : "states") : isMemory ? "encoder.l0.cellState" : "encoder.l0.state";

/** One reader's last state is Sutskever's; two readers' ends side by side are this model's own. */
const startOf = ({ model }: Trace): Source | null =>
  model.bidirectional ? null : { paper: "sutskever-2014" };

export const HAND_OVER: Readonly<
  Record<
    "initialState" | "initialCellState" | "decoder.l0.initialState" | "decoder.l0.initialCellState",
    Definition
  >
> = {
  initialState: first(true, false),
  initialCellState: first(true, true),
  "decoder.l0.initialState": first(false, false),
  "decoder.l0.initialCellState": first(false, true),
};
