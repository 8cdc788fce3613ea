/** From the notes to here: every item of the source notes and the parts of lessons that state and show it. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { LESSON_PAGES_LOCALES } from "../../i18n/lessonPagesLocales";
import type { LessonPagesMessages } from "../../i18n/sections/lessonPages";
import { CHECKLIST } from "../../lessons/checklist";
import type { Lesson } from "../../lessons/lesson";
import { LESSONS } from "../../lessons/list";
import { type Reference, referencesOf } from "../../lessons/references";
import type { Language } from "../../lib/language";
import { useLoom, useLoomState } from "../../state/useStore";
import { numberOf } from "./Contents";
import { WaysBack } from "./PageWays";
import { placeOf } from "./place";
import "./pages.css";

type Fetched = readonly Lesson[] | "failed" | null;

/** All lessons; a page about all of them needs all of them. */
function useAllLessons(): Fetched {
  const [lessons, setLessons] = useState<Fetched>(null);
  useEffect(() => {
    let isWanted = true;
    Promise.all(LESSONS.map(({ load }) => load())).then(
      (all) => isWanted && setLessons(all),
      () => isWanted && setLessons("failed"),
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return lessons;
}

/** Of "note 3": 3. */
const noteNumber = (note: string): number => Number(note.replace(/\D/g, ""));

export function NotesPage({ item }: { readonly item: string | null }) {
  const language = useLoomState((state) => state.scene.language);
  const words = LESSON_PAGES_LOCALES[language];
  const lessons = useAllLessons();
  const references = useMemo(() => (Array.isArray(lessons) ? referencesOf(lessons) : null), [lessons]);
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (references && item !== null)
      room.current?.querySelector(`[data-item="${CSS.escape(item)}"]`)?.scrollIntoView({ block: "center" });
  }, [references, item]);
  if (!references)
    return (
      <div className="lesson-contents lesson-page">
        <h2>{words.notes}</h2>
        {lessons === "failed" ? (
          <p className="prose" role="alert">
            {words.unreachable}
          </p>
        ) : (
          <p className="caption">{words.loading}</p>
        )}
      </div>
    );
  const shown = CHECKLIST.filter((one) => references.has(one.item)).length;
  const notes = [...new Set(CHECKLIST.map(({ note }) => note))].sort();
  return (
    <div className="lesson-contents lesson-page" ref={room}>
      <WaysBack />
      <h2>{words.notes}</h2>
      <p className="prose">{words.notesIntro(shown, CHECKLIST.length)}</p>
      {notes.map((note) => (
        <section key={note} aria-label={words.note(noteNumber(note))}>
          <h3>{words.note(noteNumber(note))}</h3>
          <ul className="note-items">
            {CHECKLIST.filter((one) => one.note === note).map((one) => (
              <li
                key={one.item}
                data-item={one.item}
                className={String(one.item) === item ? "entry on" : "entry"}
              >
                <span className="lesson-number">{one.item}</span>
                <div>
                  <p>{one.text[language]}</p>
                  <Places references={references.get(one.item) ?? []} words={words} language={language} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface PlacesProps {
  readonly references: readonly Reference[];
  readonly words: LessonPagesMessages;
  readonly language: Language;
}

function Places({ references, words, language }: PlacesProps) {
  const loom = useLoom();
  const go = useCallback(
    ({ lesson, part }: Reference) => loom.setScene({ place: placeOf(lesson, part) }),
    [loom],
  );
  if (references.length === 0) return <p className="caption">{words.missing}</p>;
  return (
    <ul className="note-places">
      {references.map((reference) => {
        const lesson = numberOf(reference.lesson);
        const { title } = reference;
        return (
          <li key={`${reference.lesson}.${reference.part}`}>
            <button type="button" className="link" onClick={() => go(reference)}>
              {typeof title === "number"
                ? words.question({ lesson, question: title })
                : words.part({ lesson, title: title[language] })}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
