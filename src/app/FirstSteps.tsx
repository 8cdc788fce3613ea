/** Two ways on for whoever is here for the first time; they stand in the text and are gone once one is taken. */
import { useState } from "react";
import { useMessages } from "../i18n/useMessages";
import type { LessonId } from "../lessons/lesson";
import { useLoom } from "../state/useStore";

/** Where the lessons keep how far one came: whoever has that has been here. */
const KEY = "attention-loom.lessons";
const FIRST: LessonId = "cell";

function isNew(): boolean {
  try {
    return localStorage.getItem(KEY) === null;
  } catch {
    return true;
  }
}

export function FirstSteps() {
  const { app } = useMessages();
  const loom = useLoom();
  const [isHere, setHere] = useState(isNew);
  if (!isHere) return null;
  const explore = (): void => {
    setHere(false);
    try {
      localStorage.setItem(KEY, "{}");
    } catch {
      // It is gone until the page is opened again.
    }
    document.getElementById("loom")?.focus();
  };
  return (
    <span className="first-steps">
      <button
        type="button"
        className="link"
        onClick={() => loom.setScene({ screen: "lessons", place: FIRST })}
      >
        {app.startLessons}
      </button>
      <button type="button" className="link" onClick={explore}>
        {app.explore}
      </button>
    </span>
  );
}
