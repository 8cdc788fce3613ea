/** What a sentence should be translated to, where its task knows. */
import type { Task } from "./task";
import { eachTranslation } from "./translation";

/**
 * The target words of a sentence that the task's grammar can say, or that its list of pairs has; null for any other, and
 * for one with a word that is not known. Where there are several, the first that the task comes to.
 */
export function rightTranslation(task: Task, text: string): readonly string[] | null {
  const { tokens } = task.read(text);
  if (tokens.length === 0 || tokens.some(({ known }) => !known)) return null;
  const words = tokens.map(({ word }) => word);
  for (const { target } of eachTranslation(task, words)) return target;
  return null;
}
