/** Where one is in the lessons, as a link says it, and what comes before and after it. */
import {
  type Beat,
  type Bookmark,
  type Experiment,
  LESSON_IDS,
  type Lesson,
  type LessonId,
  type Question,
} from "../../lessons/lesson";

export type Place =
  | { readonly kind: "contents" }
  /** The lesson's first part where none is named. */
  | { readonly kind: "lesson"; readonly lesson: LessonId; readonly part: string | null }
  | { readonly kind: "glossary"; readonly term: string | null }
  | { readonly kind: "notes"; readonly item: string | null };

/** A part of a lesson that has the page to itself: first the beats, then the questions, then the experiment. */
export type Part =
  | { readonly kind: "beat"; readonly id: string; readonly beat: Beat }
  | { readonly kind: "question"; readonly id: string; readonly question: Question }
  | { readonly kind: "experiment"; readonly id: string; readonly experiment: Experiment };

const isLessonId = (id: string): id is LessonId => (LESSON_IDS as readonly string[]).includes(id);

/** What names no lesson and no page of theirs leads to the list of lessons. */
export function readPlace(text: string): Place {
  const dot = text.indexOf(".");
  const page = dot < 0 ? text : text.slice(0, dot);
  const rest = dot < 0 ? null : text.slice(dot + 1) || null;
  if (page === "glossary") return { kind: "glossary", term: rest };
  if (page === "notes") return { kind: "notes", item: rest };
  return isLessonId(page) ? { kind: "lesson", lesson: page, part: rest } : { kind: "contents" };
}

export const placeOf = (lesson: LessonId, part?: string): string =>
  part === undefined ? lesson : `${lesson}.${part}`;

/** What stands on the stage when a part is opened. */
export const sceneOf = (part: Part): Bookmark =>
  part.kind === "beat"
    ? part.beat.scene
    : part.kind === "question"
      ? part.question.scene
      : part.experiment.scene;

export function partsOf({ beats, questions, experiment }: Lesson): readonly Part[] {
  return [
    ...beats.map((beat): Part => ({ kind: "beat", id: beat.id, beat })),
    ...questions.map((question): Part => ({ kind: "question", id: question.id, question })),
    { kind: "experiment", id: experiment.id, experiment },
  ];
}

/** The part that a link names; the first where it names none, or one that is not there. */
export function partAt(parts: readonly Part[], id: string | null): number {
  return Math.max(
    0,
    parts.findIndex((part) => part.id === id),
  );
}
