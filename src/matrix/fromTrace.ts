/** The attention of a translation as a table: its weights, or the scores before the softmax. */
import type { Intervention } from "../trace/intervention";
import type { Trace } from "../trace/trace";
import { type AttentionMatrix, type Bracket, type Gold, type Link, wordOf } from "./matrix";

/** What is known of the sentence beside its trace, in the order of the sentence as it is typed. */
export interface SentenceFacts {
  readonly written?: readonly Bracket[];
  /** Links as `[target, source]`, without `<eos>`. */
  readonly gold?: Gold | null;
  /** Its words were given one by one: teacher forcing. */
  readonly isForced?: boolean;
}

const isForce = (one: Intervention): boolean => one.kind === "token" && "force" in one;

/** Null where the model does not attend. Columns stand in the order in which the model reads. */
export function matrixOfTrace(
  trace: Trace,
  tensor: "weights" | "scores",
  { written = [], gold = null, isForced = false }: SentenceFacts = {},
): AttentionMatrix | null {
  const { model, source, output, tensors } = trace;
  const numbers = tensors[tensor]?.data;
  if (!numbers) return null;
  const words = source.tokens.filter((token) => !wordOf(token).special).length;
  // A model that reads from the last word to the first has its columns turned round, all but <eos>.
  const column = (j: number): number => (model.reverseSource ? words - 1 - j : j);
  const turned = (links: readonly Link[]): Link[] => links.map(([row, j]) => [row, column(j)]);
  return {
    title: source.text,
    kind: tensor,
    rows: output.tokens.map(wordOf),
    columns: source.tokens.map(wordOf),
    numbers,
    brackets: model.reverseSource
      ? written.map(({ text, from, to }) => ({ text, from: words - to, to: words - from }))
      : written,
    gold: gold && { sure: turned(gold.sure), possible: turned(gold.possible) },
    model: {
      task: model.task,
      cell: model.cell,
      wiring: model.wiring,
      score: model.score,
      seed: model.seed,
      step: model.step,
      isChanged: trace.interventions.some((one) => !isForce(one)),
      isForced: isForced || trace.interventions.some(isForce),
    },
    said: output.tokens.filter((token) => !wordOf(token).special).join(" "),
  };
}
