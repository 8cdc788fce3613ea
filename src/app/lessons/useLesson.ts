/** A lesson's file, fetched when it is opened. */
import { useCallback, useEffect, useState } from "react";
import type { Lesson, LessonId } from "../../lessons/lesson";
import { LESSONS } from "../../lessons/list";

const fetched = new Map<LessonId, Lesson>();

export interface FetchedLesson {
  /** Null while it is on its way. */
  readonly lesson: Lesson | null;
  readonly failed: boolean;
  again(): void;
}

export function useLesson(id: LessonId): FetchedLesson {
  const [state, setState] = useState<{ readonly of: LessonId; readonly failed: boolean } | null>(null);
  const fetchIt = useCallback(() => {
    let isWanted = true;
    const tell = (failed: boolean): void => {
      if (isWanted) setState({ of: id, failed });
    };
    if (!fetched.has(id))
      LESSONS.find((entry) => entry.id === id)
        ?.load()
        .then(
          (lesson) => {
            fetched.set(id, lesson);
            tell(false);
          },
          () => tell(true),
        );
    return () => {
      isWanted = false;
    };
  }, [id]);
  useEffect(fetchIt, [fetchIt]);
  const lesson = fetched.get(id) ?? null;
  const again = (): void => {
    setState(null);
    fetchIt();
  };
  return { lesson, failed: lesson === null && state?.of === id && state.failed, again };
}
