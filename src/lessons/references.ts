/** Where the lessons speak of what: made from the lessons themselves, so that no list has to be kept beside them. */
import type { Both, ChecklistItem, Lesson, LessonId } from "./lesson";

/** A part of a lesson. */
export interface Reference {
  readonly lesson: LessonId;
  readonly part: string;
  /** A question has none, but a number, from 1. */
  readonly title: Both<string> | number;
}

/** The parts that name each item of the checklist, in the order of the lessons. */
export function referencesOf(lessons: readonly Lesson[]): ReadonlyMap<ChecklistItem, readonly Reference[]> {
  const found = new Map<ChecklistItem, Reference[]>();
  for (const { id: lesson, beats, questions, experiment } of lessons) {
    const parts = [
      ...beats.map(({ id, title, notes }) => ({ id, title, notes })),
      ...questions.map(({ id, notes }, i) => ({ id, title: i + 1, notes })),
      { id: experiment.id, title: experiment.title, notes: experiment.notes },
    ];
    for (const { id, title, notes } of parts)
      for (const item of new Set(notes))
        found.set(item, [...(found.get(item) ?? []), { lesson, part: id, title }]);
  }
  return found;
}
