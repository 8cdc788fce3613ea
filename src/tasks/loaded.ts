/**
 * Tasks as the page gets them: each is a file of its own that is fetched when it is wanted, so that a reader loads one
 * grammar and not all. Elsewhere `list.ts` has them all at hand; a test holds the two lists against each other.
 */
import { keptOwnTask, OWN } from "./ownTask";
import type { Task } from "./task";

/** What the page says of a task before it is there. */
export interface TaskOpening {
  readonly task: string;
  /** The task's first sample. */
  readonly sentence: string;
  /** Of the sentence, BCP 47; null for digits. */
  readonly language: string | null;
}

const DIGITS = "3 1 4 1 5";

export const OPENINGS: readonly [TaskOpening, ...TaskOpening[]] = [
  { task: "fr-en", sentence: "je suis étudiant", language: "fr" },
  { task: "en-fr", sentence: "I am a student", language: "en" },
  { task: "ko-en", sentence: "나는 학생이다", language: "ko" },
  { task: "ko-en-eojeol", sentence: "나는 학생이다", language: "ko" },
  { task: "dates", sentence: "12 november 2026", language: null },
  { task: "copy", sentence: DIGITS, language: null },
  { task: "reverse", sentence: DIGITS, language: null },
  { task: "sort", sentence: DIGITS, language: null },
  { task: "duplicate", sentence: DIGITS, language: null },
  { task: "recall", sentence: "a3 b7 c1 ? b", language: null },
];

/** The worked examples, which are offered apart. */
export const WORKED_OPENINGS: readonly TaskOpening[] = [
  { task: "worked-luong", sentence: "je suis étudiant", language: "fr" },
  { task: "worked-bahdanau", sentence: "I am a student", language: "en" },
];

const LOADERS: Readonly<Record<string, () => Promise<Task>>> = {
  "fr-en": async () => (await import("./corpora/frEn")).frEn,
  "en-fr": async () => (await import("./corpora/enFr")).enFr,
  "ko-en": async () => (await import("./corpora/koEn")).koEn,
  "ko-en-eojeol": async () => (await import("./corpora/koEnEojeol")).koEnEojeol,
  copy: async () => (await import("./corpora/digits")).copy,
  reverse: async () => (await import("./corpora/digits")).reverse,
  sort: async () => (await import("./corpora/digits")).sort,
  duplicate: async () => (await import("./corpora/digits")).duplicate,
  dates: async () => (await import("./corpora/dates")).dates,
  recall: async () => (await import("./corpora/recall")).recall,
  "worked-luong": async () => (await import("./corpora/workedLuong")).workedLuong,
  "worked-bahdanau": async () => (await import("./corpora/workedBahdanau")).workedBahdanau,
};

const loaded = new Map<string, Task>();

/** The task of this id, null when there is none. */
export async function loadTask(id: string): Promise<Task | null> {
  const known = loadedTask(id);
  if (known || id === OWN) return known;
  // Digits also come in other lengths: `reverse-20`.
  const task = Object.hasOwn(LOADERS, id)
    ? await LOADERS[id]?.()
    : (await import("./corpora/digits")).findDigitTask(id);
  if (!task) return null;
  loaded.set(id, task);
  return task;
}

/** A task that was loaded before, or the pairs that someone brought; null for any other. */
export function loadedTask(id: string): Task | null {
  return id === OWN ? keptOwnTask() : (loaded.get(id) ?? null);
}
