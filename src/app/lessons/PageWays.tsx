/** Ways between the lessons, their glossary and the page from the notes. */
import { LESSON_PAGES_LOCALES } from "../../i18n/lessonPagesLocales";
import { LESSONS_LOCALES } from "../../i18n/lessonsLocales";
import { LESSONS } from "../../lessons/list";
import { useLoom, useLoomState } from "../../state/useStore";
import { readPlace } from "./place";
import { useProgress } from "./progress";

/** From the list of lessons to the pages beside them. */
export function WaysToPages() {
  const loom = useLoom();
  const words = LESSON_PAGES_LOCALES[useLoomState((state) => state.scene.language)];
  return (
    <p className="page-ways">
      {(["glossary", "notes"] as const).map((page) => (
        <button
          key={page}
          type="button"
          className="link"
          data-page={page}
          onClick={() => loom.setScene({ place: page })}
        >
          {words[page]}
        </button>
      ))}
    </p>
  );
}

/** Back from such a page: to the part that was read last, and to the list. */
export function WaysBack() {
  const loom = useLoom();
  const language = useLoomState((state) => state.scene.language);
  const { last } = useProgress();
  const words = LESSONS_LOCALES[language];
  const place = readPlace(last);
  const lesson = place.kind === "lesson" ? LESSONS.find(({ id }) => id === place.lesson) : undefined;
  return (
    <p className="page-ways">
      {lesson ? (
        <button type="button" className="link" data-back="" onClick={() => loom.setScene({ place: last })}>
          {words.goOn({ number: LESSONS.indexOf(lesson) + 1, title: lesson.title[language] })}
        </button>
      ) : null}
      <button type="button" className="link" onClick={() => loom.setScene({ place: "" })}>
        {words.title}
      </button>
    </p>
  );
}
