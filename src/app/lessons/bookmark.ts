/** A lesson's bookmark as a whole scene: what it does not say is its task's own. */
import type { Bookmark } from "../../lessons/lesson";
import { modelFields } from "../../state/codec";
import { openingScene, type Scene } from "../../state/scene";
import { loadTask, OPENINGS, WORKED_OPENINGS } from "../../tasks/loaded";
import { change, choiceOf, defaultsOf } from "../../trace/settings";
import type { Trace } from "../../trace/trace";

/** Everything but the reader's own: language, colours, screen and place, what is hidden, and the view for a room. */
export type WholeBookmark = Omit<Scene, "language" | "flip" | "screen" | "place" | "hide" | "present">;

/** Waits for the task's words where they are not there yet. */
export async function wholeBookmark(bookmark: Bookmark): Promise<WholeBookmark> {
  const { task } = bookmark;
  const known = await loadTask(task);
  const named = [...OPENINGS, ...WORKED_OPENINGS].find((opening) => opening.task === task);
  const sentence = known?.samples[0] ?? named?.sentence ?? "";
  const {
    language: _l,
    flip: _f,
    screen: _s,
    place: _p,
    hide: _h,
    present: _r,
    ...opening
  } = openingScene({ task, sentence }, "en");
  const choice = change(defaultsOf(task), modelFields(bookmark));
  return { ...opening, ...known?.opening, ...bookmark, ...choice };
}

/** Whether the translation is the one that the scene is about, as far as a trace tells. */
export function isOfScene(trace: Trace, scene: WholeBookmark): boolean {
  const model: Readonly<Partial<Record<string, unknown>>> = { ...trace.model };
  const isOfModel = Object.entries(choiceOf(scene)).every(
    ([field, value]) => !Object.hasOwn(model, field) || model[field] === value,
  );
  return (
    isOfModel &&
    trace.model.task === scene.task &&
    trace.source.text === scene.sentence &&
    JSON.stringify(trace.interventions) === JSON.stringify(scene.interventions)
  );
}

const said = (link: string): URLSearchParams => new URLSearchParams(link.replace(/^[^#]*#?/, ""));

/** A link that says a sentence says everything: it is somebody's own scene, not the beginning of a part. */
export const isWholeLink = (link: string): boolean => said(link).has("s");

/** The place in the lessons that a link names. */
export const placeIn = (link: string): string | null => said(link).get("lesson");
