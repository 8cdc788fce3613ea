/** A part of a lesson where its text is not shown, in the view for a room: its scene on the stage, its title, the ways on. */
import { useRef, useState } from "react";
import { LESSONS_LOCALES } from "../../i18n/lessonsLocales";
import type { Bookmark, LessonId } from "../../lessons/lesson";
import { LESSONS } from "../../lessons/list";
import { useLoom, useLoomState } from "../../state/useStore";
import { numberOf } from "./Contents";
import { kindOf, titleOf } from "./partTitles";
import { type Part, partAt, partsOf, placeOf, readPlace, sceneOf } from "./place";
import { isDue, useArrival } from "./useArrival";
import { useLesson } from "./useLesson";
import { useLessonKeys } from "./useLessonKeys";

export function PartScene() {
  const text = useLoomState((state) => state.scene.place);
  const place = readPlace(text);
  return place.kind === "lesson" ? <Found key={place.lesson} id={place.lesson} partId={place.part} /> : null;
}

function Found({ id, partId }: { readonly id: LessonId; readonly partId: string | null }) {
  const { lesson } = useLesson(id);
  if (!lesson) return null;
  const parts = partsOf(lesson);
  const part = parts[partAt(parts, partId)];
  if (!part) return null;
  return (
    <>
      <Arrive key={part.id} place={placeOf(id, part.id)} scene={sceneOf(part)} />
      <PartBar id={id} parts={parts} part={part} />
    </>
  );
}

interface PartBarProps {
  readonly id: LessonId;
  readonly parts: readonly Part[];
  readonly part: Part;
}

/** From beat to beat, and on to the next lesson: questions and experiments are not for a room that sees no text. */
function PartBar({ id, parts, part }: PartBarProps) {
  const loom = useLoom();
  const language = useLoomState((state) => state.scene.language);
  const words = LESSONS_LOCALES[language];
  const number = numberOf(id);
  const at = parts.indexOf(part);
  const before = parts.slice(0, at).findLast(({ kind }) => kind === "beat");
  const after = parts.slice(at + 1).find(({ kind }) => kind === "beat");
  const back = before ? placeOf(id, before.id) : null;
  const next = after ? placeOf(id, after.id) : (LESSONS[number]?.id ?? null);
  const go = (place: string | null): void => {
    if (place !== null) loom.setScene({ place });
  };
  const room = useRef(null);
  useLessonKeys(room, part.id, (way) => go(way > 0 ? next : back));
  return (
    <nav className="presenter-part" aria-label={words.parts}>
      <button
        type="button"
        className="plain"
        aria-label={words.previous}
        disabled={back === null}
        onClick={() => go(back)}
      >
        ‹
      </button>
      <p role="status">
        <span className="quiet">
          {words.lessonOf({ number, count: LESSONS.length })}, {kindOf(part, parts, words)}
        </span>{" "}
        {titleOf(part, parts, words, language)}
      </p>
      <button
        type="button"
        className="plain"
        aria-label={after ? words.next : words.following}
        disabled={next === null}
        onClick={() => go(next)}
      >
        ›
      </button>
    </nav>
  );
}

function Arrive({ place, scene }: { readonly place: string; readonly scene: Bookmark }) {
  // Entered from the lesson itself, the stage is as the reader left it.
  const [due] = useState(() => isDue(place));
  return due ? <Arriving place={place} scene={scene} /> : null;
}

function Arriving({ place, scene }: { readonly place: string; readonly scene: Bookmark }) {
  useArrival(place, scene);
  return null;
}
