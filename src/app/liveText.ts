/** What the live region says of a step: "red, softmax: rouge 83 percent, voiture 10 percent". */
import type { Messages } from "../i18n/messages";
import type { Position } from "../state/position";
import { row as rowOf, type TensorName } from "../trace/tensors";
import type { Trace } from "../trace/trace";

/** Special tokens are said without their brackets. */
export function spoken(token: string): string {
  return token.replace(/^<(.+)>$/, "$1");
}

/** The three largest numbers of a row that are worth a percent, with their words. */
function largest(trace: Trace, name: TensorName, row: number, words: readonly string[]) {
  const tensor = trace.tensors[name];
  if (!tensor) return [];
  return Array.from(rowOf(tensor, row), (share, i) => ({
    word: spoken(words[i] ?? ""),
    percent: Math.round(share * 100),
  }))
    .filter(({ percent }) => percent >= 1)
    .sort((a, b) => b.percent - a.percent)
    .slice(0, 3);
}

export function liveText(trace: Trace, { row, step, column }: Position, messages: Messages): string {
  const { live, panels } = messages;
  if (step === "encode") {
    const word = spoken(trace.source.tokens[column] ?? "");
    return live.encode({ word, position: column + 1, count: trace.source.tokens.length });
  }
  const at = { word: spoken(trace.output.tokens[row] ?? ""), step: panels.steps[step].name };
  if (step === "softmax")
    return live.weights({ ...at, parts: largest(trace, "weights", row, trace.source.tokens) });
  if (step === "output") {
    const parts = largest(trace, "probabilities", row, trace.model.targetVocabulary);
    return live.output({ ...at, parts });
  }
  return live.step(at);
}
