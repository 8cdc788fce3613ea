/** Every task of the project. A new one is one file under corpora/ and one line here. */
import { frEn } from "./corpora/frEn";
import { koEn } from "./corpora/koEn";
import { reverse } from "./corpora/reverse";
import type { Task } from "./task";

export const TASKS: readonly Task[] = [frEn, koEn, reverse];

/** The task of this id, null when there is none. */
export function findTask(id: string): Task | null {
  return TASKS.find((task) => task.id === id) ?? null;
}
