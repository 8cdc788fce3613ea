/** How far the reader came, kept in this browser and nowhere else: parts that were seen, guesses and their scores. */
import { useSyncExternalStore } from "react";
import { LESSON_IDS, type LessonId } from "../../lessons/lesson";
import { type Part, placeOf } from "./place";

/** Shares of the weights, an option's id, or a point on a scale. */
export type Guess = readonly number[] | string | number;

export interface Answer {
  readonly guess: Guess;
  /** 0 … 1, against the numbers that were shown then. */
  readonly score: number;
}

export interface Progress {
  /** The place that was open last, "" before the first. */
  readonly last: string;
  /** Ids of the parts that were seen, by lesson. */
  readonly seen: Readonly<Partial<Record<LessonId, readonly string[]>>>;
  /** Lessons whose every part was seen. */
  readonly read: readonly LessonId[];
  /** Those of them whose every question was answered. */
  readonly done: readonly LessonId[];
  /** By place, `lesson.part`. */
  readonly answers: Readonly<Record<string, Answer>>;
}

export const NO_PROGRESS: Progress = { last: "", seen: {}, read: [], done: [], answers: {} };

const KEY = "attention-loom.lessons";
const VERSION = 1;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => Number.isFinite(one));
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

function isAnswer(value: unknown): value is Answer {
  if (!isRecord(value) || !Number.isFinite(value.score)) return false;
  return isNumbers(value.guess) || typeof value.guess === "string" || Number.isFinite(value.guess);
}

const only = <T>(value: unknown, isOne: (entry: unknown) => entry is T): Record<string, T> =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).filter((entry): entry is [string, T] => isOne(entry[1])),
  );

/** What was written before; whatever of it is not understood is as if it had not been. */
export function readProgress(text: string | null): Progress {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    if (!isRecord(value) || value.version !== VERSION) return NO_PROGRESS;
    const named = (list: unknown): LessonId[] =>
      LESSON_IDS.filter((id) => isTexts(list) && list.includes(id));
    return {
      last: typeof value.last === "string" ? value.last : "",
      seen: only(value.seen, isTexts),
      // Before there was a list of its own for them, lessons that were read stood among those that are done.
      read: named(value.read ?? value.done),
      done: value.read === undefined ? [] : named(value.done),
      answers: only(value.answers, isAnswer),
    };
  } catch {
    return NO_PROGRESS;
  }
}

export const writeProgress = (progress: Progress): string =>
  JSON.stringify({ version: VERSION, ...progress });

const including = (list: readonly LessonId[], lesson: LessonId, isOne: boolean): readonly LessonId[] =>
  isOne && !list.includes(lesson) ? [...list, lesson] : list;

/** The part is open; `parts` are those of its lesson. The same object where nothing changes. */
export function withSeen(
  progress: Progress,
  lesson: LessonId,
  part: string,
  parts: readonly Pick<Part, "id" | "kind">[],
): Progress {
  const before = progress.seen[lesson] ?? [];
  const last = placeOf(lesson, part);
  const seen = before.includes(part) ? before : [...before, part];
  const isRead = parts.every(({ id }) => seen.includes(id));
  const isAnswered = parts.every(
    ({ id, kind }) => kind !== "question" || Object.hasOwn(progress.answers, placeOf(lesson, id)),
  );
  const read = including(progress.read, lesson, isRead);
  const done = including(progress.done, lesson, isRead && isAnswered);
  if (seen === before && progress.last === last && read === progress.read && done === progress.done)
    return progress;
  return { ...progress, last, seen: { ...progress.seen, [lesson]: seen }, read, done };
}

export function withAnswer(progress: Progress, place: string, answer: Answer | null): Progress {
  const { [place]: _, ...others } = progress.answers;
  return { ...progress, answers: answer ? { ...others, [place]: answer } : others };
}

let current: Progress | null = null;
const listeners = new Set<() => void>();

export function progressNow(): Progress {
  if (current) return current;
  try {
    current = readProgress(localStorage.getItem(KEY));
  } catch {
    current = NO_PROGRESS;
  }
  return current;
}

export function changeProgress(change: (progress: Progress) => Progress): void {
  const next = change(progressNow());
  if (next === current) return;
  current = next;
  try {
    if (next === NO_PROGRESS) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, writeProgress(next));
  } catch {
    // It holds until the page is closed.
  }
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useProgress(): Progress {
  return useSyncExternalStore(subscribe, progressNow, progressNow);
}
