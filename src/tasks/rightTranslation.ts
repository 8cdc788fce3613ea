/** What a sentence should be translated to, where its task knows. */
import { enumerateFrom } from "./grammar";
import type { Task } from "./task";

/**
 * The target words of a sentence that the task's grammar can say, or that its list of pairs has; null for any other, and
 * for one with a word that is not known. Where there are several, the first that the rule comes to.
 */
export function rightTranslation(task: Task, text: string): readonly string[] | null {
  const { tokens } = task.read(text);
  if (tokens.length === 0 || tokens.some(({ known }) => !known)) return null;
  const words = tokens.map(({ word }) => word);
  if (task.grammar) {
    for (const { target } of enumerateFrom(task.grammar.rule, words)) return target;
    return null;
  }
  const key = words.join(" ");
  const pairs = [...(task.training ?? []), ...(task.heldOut ?? [])];
  return pairs.find(({ source }) => source.join(" ") === key)?.target ?? null;
}
