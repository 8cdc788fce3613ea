/** What a sentence should be translated to, where its task knows. */
import type { Task } from "./task";
import { translationsOf } from "./translation";

/**
 * The target words of a sentence that the task's grammar can say, or that its list of held-out sentences has; null for
 * any other, and for one with a word that is not known.
 */
export function rightTranslation(task: Task, text: string): readonly string[] | null {
  const { tokens } = task.read(text);
  if (tokens.length === 0 || tokens.some(({ known }) => !known)) return null;
  const words = tokens.map(({ word }) => word);
  const key = words.join(" ");
  const listed = task.heldOut?.find(({ source }) => source.join(" ") === key);
  return (translationsOf(task, words)[0] ?? listed)?.target ?? null;
}
