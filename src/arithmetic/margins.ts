/** What is said of a row and of a column of weights: how many words a row looks at, and how much a word is looked at. */
import type { Trace } from "../trace/trace";
import type { Definition, Source } from "./equation";
import { call, constant, over, times } from "./expression";
import { indices, line, series, total } from "./lines";

/** In bits: −Σ α log₂ α, in which a weight of 0 has no part. */
export const ENTROPY = "derived.entropy";
/** The sum of a column. */
export const COVERAGE = "derived.coverage";

const DEFINITION: Source = { paper: "definition" };

export const MARGINS: Readonly<Record<typeof ENTROPY | typeof COVERAGE, Definition>> = {
  [ENTROPY]: (trace: Trace, [row = 0]) => {
    const weights = line(trace, "weights", row, null);
    const positive = indices(weights.values.length).filter((j) => (weights.values[j] ?? 0) > 0);
    const sum = series("k", positive, (j) => times(weights.number(j), call("ln", weights.number(j))));
    return {
      id: "entropy",
      forms: [call("negative", over(sum, call("ln", constant(2))))],
      source: DEFINITION,
    };
  },
  [COVERAGE]: (trace: Trace, [j = 0]) => ({
    id: "coverage",
    forms: [total(line(trace, "weights", null, j), "t")],
    source: DEFINITION,
  }),
};
