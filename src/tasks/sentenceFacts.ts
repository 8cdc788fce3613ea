/** What a task knows of a translated sentence: how it is written, what it should become, which words belong together. */
import { isSpecialToken } from "../lib/tokens";
import type { Trace } from "../trace/trace";
import type { Pair } from "./pair";
import type { Task, WrittenWord } from "./task";
import { translationsOf } from "./translation";

export interface SentenceFacts {
  readonly written: readonly WrittenWord[];
  /**
   * In the order of the sentence as it is typed; null where the output is none of the task's own translations, or a pair
   * without links.
   */
  readonly gold: Pick<Pair, "sure" | "possible"> | null;
  /** The output's words if they are right, else the first right translation; null where the task knows none. */
  readonly reference: readonly string[] | null;
}

const isWord = (token: string): boolean => !isSpecialToken(token);

export function factsOf(task: Task | null, { model, source, output }: Trace): SentenceFacts {
  if (!task) return { written: [], gold: null, reference: null };
  const words = source.tokens.filter(isWord);
  const pairs = translationsOf(task, model.reverseSource ? words.toReversed() : words);
  const said = output.tokens.filter(isWord).join(" ");
  const same = pairs.find(({ target }) => target.join(" ") === said);
  const gold = same && same.possible.length > 0 ? { sure: same.sure, possible: same.possible } : null;
  return {
    written: task.read(source.text).written,
    gold,
    reference: (same ?? pairs[0])?.target ?? null,
  };
}
