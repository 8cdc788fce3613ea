/** The lessons: a column of text beside the stage, their list, and the pages that they lead to. */
import { lazy, type RefObject, Suspense } from "react";
import { LESSONS_LOCALES } from "../../i18n/lessonsLocales";
import type { LessonsMessages } from "../../i18n/sections/lessons";
import type { LessonId } from "../../lessons/lesson";
import { LESSONS } from "../../lessons/list";
import { useLoom, useLoomState } from "../../state/useStore";
import { ContentsPage, LessonList, numberOf } from "./Contents";
import { LessonStage, useTurn } from "./LessonStage";
import { LessonView } from "./LessonView";
import { type Place, readPlace } from "./place";
import { useLesson } from "./useLesson";
import "./lessons.css";
import "./questions/questions.css";
import "./print.css";

const GlossaryPage = lazy(async () => ({ default: (await import("./GlossaryPage")).GlossaryPage }));
const NotesPage = lazy(async () => ({ default: (await import("./NotesPage")).NotesPage }));

interface LessonsScreenProps {
  readonly sentence: RefObject<HTMLInputElement | null>;
  readonly onEditSentence: () => void;
}

export function LessonsScreen(props: LessonsScreenProps) {
  const language = useLoomState((state) => state.scene.language);
  const text = useLoomState((state) => state.scene.place);
  const words = LESSONS_LOCALES[language];
  const place = readPlace(text);
  // A lesson that is not written yet is none.
  if (place.kind === "lesson" && LESSONS.some(({ id }) => id === place.lesson))
    return <OneLesson key={place.lesson} id={place.lesson} part={place.part} words={words} {...props} />;
  return <AllLessons place={place} words={words} {...props} />;
}

interface AllLessonsProps extends LessonsScreenProps {
  readonly words: LessonsMessages;
}

function AllLessons({ place, words, ...stage }: AllLessonsProps & { readonly place: Place }) {
  const [turn, setTurn] = useTurn("");
  return (
    <LessonStage {...stage} words={words} turn={turn} onTurn={setTurn} veiled={false} figure={null}>
      <div className="lesson-column">
        <div className="lesson-parts">
          <Suspense fallback={<p className="caption">{words.loading}</p>}>
            {place.kind === "glossary" ? <GlossaryPage term={place.term} /> : null}
            {place.kind === "notes" ? <NotesPage item={place.item} /> : null}
          </Suspense>
          {place.kind === "glossary" || place.kind === "notes" ? null : <ContentsPage words={words} />}
        </div>
      </div>
    </LessonStage>
  );
}

interface OneLessonProps extends AllLessonsProps {
  readonly id: LessonId;
  readonly part: string | null;
}

function OneLesson({ id, part, words, ...stage }: OneLessonProps) {
  const { lesson, failed, again } = useLesson(id);
  const [turn, setTurn] = useTurn(id);
  if (lesson)
    return (
      <LessonView
        lesson={lesson}
        partId={part}
        words={words}
        contents={<ContentsBeside words={words} current={id} />}
        {...stage}
      />
    );
  return (
    <LessonStage {...stage} words={words} turn={turn} onTurn={setTurn} veiled={false} figure={null}>
      <div className="lesson-column">
        <ContentsBeside words={words} current={id} />
        <div className="lesson-parts">
          {failed ? (
            <p className="prose" role="alert">
              {words.unreachable}{" "}
              <button type="button" className="link" onClick={again}>
                {words.again}
              </button>
            </p>
          ) : (
            <p className="caption">{words.loading}</p>
          )}
        </div>
      </div>
    </LessonStage>
  );
}

/** The list beside an open lesson: folded, where there is no room for it. */
function ContentsBeside({ words, current }: { readonly words: LessonsMessages; readonly current: LessonId }) {
  const loom = useLoom();
  const language = useLoomState((state) => state.scene.language);
  const title = LESSONS.find(({ id }) => id === current)?.title[language] ?? "";
  return (
    <div className="lesson-beside">
      <details className="lesson-fold" key={current}>
        <summary>{words.nextLesson({ number: numberOf(current), title })}</summary>
        <LessonList words={words} current={current} />
        <p>
          <button type="button" className="link" onClick={() => loom.setScene({ place: "" })}>
            {words.title}
          </button>
        </p>
      </details>
      <nav className="lesson-list-beside" aria-label={words.title}>
        <p className="caption">{words.count(LESSONS.length)}</p>
        <LessonList words={words} current={current} />
      </nav>
    </div>
  );
}
