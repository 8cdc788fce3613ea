/** Embeddings: a row of a table for each word. */
import { SOS, SPECIAL_TOKENS } from "../lib/tokens";
import type { Trace } from "../trace/trace";
import type { Definition, Equation } from "./equation";
import { constant, type NumberNode } from "./expression";
import { number } from "./lines";

function lookUp(trace: Trace, table: string, token: string, id: NumberNode, unit: number): Equation {
  return {
    id: "look-up",
    forms: [number(trace, `${table}.embedding.weight`, id.value, unit)],
    source: { paper: "torch-embedding" },
    word: { token, id },
  };
}

export const EMBED: Readonly<Record<"embedded" | "decoderEmbedded", Definition>> = {
  embedded: (trace, [j = 0, unit = 0]) =>
    lookUp(trace, "encoder", trace.source.tokens[j] ?? "", number(trace, "source.ids", j), unit),
  /** The word that was written before. */
  decoderEmbedded: (trace, [row = 0, unit = 0]) =>
    row === 0
      ? lookUp(trace, "decoder", SPECIAL_TOKENS[SOS], constant(SOS), unit)
      : lookUp(
          trace,
          "decoder",
          trace.output.tokens[row - 1] ?? "",
          number(trace, "output.ids", row - 1),
          unit,
        ),
};
