/** A logit for every word, their softmax, and the loss of the word that should come. */
import type { Trace } from "../trace/trace";
import type { Definition, Source } from "./equation";
import { add, call, minus } from "./expression";
import { dot, indices, type Line, largest, line, number, sumOfExp } from "./lines";
import { share } from "./softmax";

/** What the output layer reads. */
function read(trace: Trace, row: number): Line {
  const { features, attentional } = trace.tensors;
  return line(trace, features ? "features" : attentional ? "attentional" : "decoderState", row, null);
}

const sourceOf = ({ model }: Trace): Source | null => {
  if (model.wiring === "luong") return { paper: "luong-2015", equation: "6" };
  return model.wiring === "bahdanau" ? { paper: "bahdanau-2015", equation: "4" } : null;
};

export const OUTPUT: Readonly<Record<"logits" | "probabilities" | "loss", Definition>> = {
  logits: (trace, [row = 0, word = 0]) => ({
    id: "logit",
    forms: [
      add(
        dot(line(trace, "output.weight", word, null), read(trace, row)),
        number(trace, "output.bias", word),
      ),
    ],
    source: sourceOf(trace),
  }),
  probabilities: (trace, [row = 0, word = 0]) => {
    const logits = line(trace, "logits", row, null);
    return {
      id: "probability",
      ...share(logits, "w", word, indices(logits.values.length)),
      source: sourceOf(trace),
    };
  },
  /** −ln p; computed from the logits, so that a probability of 0 in float32 still has a loss. */
  loss: (trace, [row = 0]) => {
    const logits = line(trace, "logits", row, null);
    const word = trace.output.ids[row] ?? 0;
    const all = indices(logits.values.length);
    const most = largest(logits, "w", all);
    return {
      id: "loss",
      forms: [
        call("negative", call("ln", number(trace, "probabilities", row, word))),
        minus(add(most, call("ln", sumOfExp(logits, most, "w", all))), logits.number(word)),
      ],
      source: { paper: "luong-2015", equation: "4" },
    };
  },
};
