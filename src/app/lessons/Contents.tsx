/** The list of the lessons, with how far one came in each; the way on, and the way to forget it all. */
import { useState } from "react";
import type { LessonsMessages } from "../../i18n/sections/lessons";
import { LESSONS, type LessonEntry } from "../../lessons/list";
import { useLoom, useLoomState } from "../../state/useStore";
import { WaysToPages } from "./PageWays";
import { readPlace } from "./place";
import { changeProgress, NO_PROGRESS, type Progress, useProgress } from "./progress";

export type LessonState = "new" | "begun" | "read" | "done";

export function stateOf({ seen, read, done }: Progress, id: LessonEntry["id"]): LessonState {
  if (done.includes(id)) return "done";
  if (read.includes(id)) return "read";
  return (seen[id]?.length ?? 0) > 0 ? "begun" : "new";
}

export const numberOf = (id: LessonEntry["id"]): number =>
  LESSONS.findIndex((lesson) => lesson.id === id) + 1;

/** Where one goes on: the lesson that was open last. */
function lastLesson({ last }: Progress): LessonEntry | null {
  const place = readPlace(last);
  return place.kind === "lesson" ? (LESSONS.find(({ id }) => id === place.lesson) ?? null) : null;
}

export function LessonList({
  words,
  current,
}: {
  readonly words: LessonsMessages;
  readonly current: LessonEntry["id"] | null;
}) {
  const loom = useLoom();
  const language = useLoomState((state) => state.scene.language);
  const progress = useProgress();
  return (
    <ol className="lesson-list">
      {LESSONS.map(({ id, title }, i) => {
        const state = stateOf(progress, id);
        return (
          <li key={id}>
            <button
              type="button"
              aria-current={id === current ? "page" : undefined}
              onClick={() => loom.setScene({ place: id })}
            >
              <span className="lesson-number">{i + 1}</span>
              <span className="lesson-name">{title[language]}</span>
              <span className={`lesson-dot ${state}`}>
                <span className="visually-hidden">{words.states[state]}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** The lessons' first page. */
export function ContentsPage({ words }: { readonly words: LessonsMessages }) {
  const loom = useLoom();
  const language = useLoomState((state) => state.scene.language);
  const progress = useProgress();
  const last = lastLesson(progress);
  const [first] = LESSONS;
  return (
    <div className="lesson-contents">
      <h2>{words.title}</h2>
      <p className="prose">{words.intro}</p>
      {first ? (
        <p className="question-actions">
          <button
            type="button"
            className="framed primary"
            data-go-on=""
            onClick={() => loom.setScene({ place: last ? progress.last : first.id })}
          >
            {last ? words.goOn({ number: numberOf(last.id), title: last.title[language] }) : words.first}
          </button>
        </p>
      ) : (
        <p className="caption">{words.noneYet}</p>
      )}
      <p className="caption">{words.count(LESSONS.length)}</p>
      <LessonList words={words} current={null} />
      <WaysToPages />
      {progress === NO_PROGRESS ? null : <Forget words={words} />}
      <p className="caption how">{words.keys}</p>
    </div>
  );
}

/** It asks once. */
function Forget({ words }: { readonly words: LessonsMessages }) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked)
    return (
      <p className="forget">
        <button type="button" className="link" onClick={() => setAsked(true)}>
          {words.reset}
        </button>
      </p>
    );
  return (
    <div className="forget" role="alertdialog" aria-label={words.reset}>
      <p className="caption">{words.resetAsk}</p>
      <p className="question-actions">
        <button
          type="button"
          className="framed"
          data-forget=""
          onClick={() => changeProgress(() => NO_PROGRESS)}
        >
          {words.resetYes}
        </button>
        <button type="button" className="plain" onClick={() => setAsked(false)}>
          {words.resetNo}
        </button>
      </p>
    </div>
  );
}
