/** The attention's part of the diagram: who asks, what is compared, the weights and what they add up. */
import { askingState } from "../../trace/anatomy";
import type { ScoreId } from "../../trace/architecture";
import { row as rowOf } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import type { Letters } from "../../viz/letters";
import type { Sketch } from "./graph";

/** What a score is a function of. */
export const COMPARES: Readonly<Record<ScoreId, { readonly query: boolean; readonly states: boolean }>> = {
  dot: { query: true, states: true },
  "scaled-dot": { query: true, states: true },
  general: { query: true, states: true },
  concat: { query: true, states: true },
  location: { query: true, states: false },
  uniform: { query: false, states: false },
};

export function drawAttention(trace: Trace, row: number, pad: Sketch, letters: Letters): void {
  const { weights, scores, position } = trace.tensors;
  const { score } = trace.model;
  if (!weights || !scores || score === null) return;
  const asking = askingState(trace, row);
  const count = trace.source.tokens.length;
  const query = rowOf(tensorOf(trace, "query"), row);
  const context = rowOf(tensorOf(trace, "context"), row);
  pad.add({
    id: "query",
    tensor: "query",
    kind: "vector",
    step: "score",
    family: "tgt",
    symbols: [letters.decoder(asking)],
    shape: [query.length],
    values: query,
  });
  pad.add({
    id: "scores",
    tensor: "scores",
    kind: "numbers",
    step: "score",
    symbols: [letters.score(row + 1, "j")],
    shape: [count],
    values: rowOf(scores, row),
    opens: `scores.${row}`,
  });
  pad.add({
    id: "weights",
    tensor: "weights",
    kind: "numbers",
    step: "softmax",
    family: "ctx",
    symbols: [letters.weight(row + 1, "j")],
    shape: [count],
    values: rowOf(weights, row),
    opens: `weights.${row}`,
  });
  pad.add({
    id: "context",
    tensor: "context",
    kind: "vector",
    step: "weighted-sum",
    family: "ctx",
    symbols: [letters.context(row + 1)],
    shape: [context.length],
    values: context,
  });
  pad.read(asking === row ? "state-before" : "state", "query");
  if (COMPARES[score].query) pad.read("query", "scores");
  if (COMPARES[score].states) pad.read("states", "scores", { at: "each" });
  if (position) {
    pad.add({
      id: "window",
      tensor: "position",
      kind: "number",
      step: "softmax",
      family: "ctx",
      symbols: [{ base: "p", sub: row + 1 }],
      values: position.data.subarray(row, row + 1),
      opens: `position.${row}`,
    });
    // A window that goes along with the output words reads nothing.
    if (trace.model.window === "local-p") pad.read("query", "window");
    pad.read("window", "weights");
  }
  pad.read("scores", "weights", { at: "all" });
  pad.read("weights", "context", { at: "each" });
  pad.read("states", "context", { at: "each" });
}
