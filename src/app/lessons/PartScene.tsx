/** Puts the scene of the part that a link names on the stage where its text is not shown: in the view for a room. */
import { useState } from "react";
import type { Bookmark, LessonId } from "../../lessons/lesson";
import { useLoomState } from "../../state/useStore";
import { partAt, partsOf, placeOf, readPlace, sceneOf } from "./place";
import { isDue, useArrival } from "./useArrival";
import { useLesson } from "./useLesson";

export function PartScene() {
  const text = useLoomState((state) => state.scene.place);
  const place = readPlace(text);
  return place.kind === "lesson" ? <Found key={text} id={place.lesson} partId={place.part} /> : null;
}

function Found({ id, partId }: { readonly id: LessonId; readonly partId: string | null }) {
  const { lesson } = useLesson(id);
  if (!lesson) return null;
  const parts = partsOf(lesson);
  const part = parts[partAt(parts, partId)];
  return part ? <Arrive place={placeOf(id, part.id)} scene={sceneOf(part)} /> : null;
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
