/** Every task of the project. A new one is one file under corpora/ and one line here. */
import { dates } from "./corpora/dates";
import { copy, duplicate, findDigitTask, reverse, sort } from "./corpora/digits";
import { enFr } from "./corpora/enFr";
import { frEn } from "./corpora/frEn";
import { koEn } from "./corpora/koEn";
import { koEnEojeol } from "./corpora/koEnEojeol";
import { recall } from "./corpora/recall";
import { workedBahdanau } from "./corpora/workedBahdanau";
import { workedLuong } from "./corpora/workedLuong";
import { keptOwnTask, OWN } from "./ownTask";
import type { Task } from "./task";

export const TASKS: readonly Task[] = [
  frEn,
  enFr,
  koEn,
  koEnEojeol,
  dates,
  copy,
  reverse,
  sort,
  duplicate,
  recall,
];

/** The worked examples: one sentence each, with a model that is set by hand. There is nothing to learn in them. */
export const WORKED: readonly Task[] = [workedLuong, workedBahdanau];

/**
 * The task of this id, null when there is none; `own` is whatever pairs were brought last. The digit tasks also answer to their id with another longest sentence,
 * as in `reverse-20`.
 */
export function findTask(id: string): Task | null {
  if (id === OWN) return keptOwnTask();
  return [...TASKS, ...WORKED].find((task) => task.id === id) ?? findDigitTask(id);
}
