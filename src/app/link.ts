/** The scene and the address bar follow each other. */
import type { Problem } from "../lib/problem";
import { readHash, settleLink, writeHash } from "../state/codec";
import type { Opening, Scene } from "../state/scene";
import type { Loom } from "../state/store";
import { loadTask } from "../tasks/loaded";
import { noteRefusal } from "./noteRefusal";
import type { Runs } from "./runs";

/** Browsers refuse an address that changes too often. */
const PAUSE = 150;

/** What says how and where one reads, and nothing of what stands on the stage. */
const READING: readonly string[] = [
  "language",
  "flip",
  "screen",
  "place",
  "hide",
  "present",
] satisfies (keyof Scene)[];

/** A link that only names a place in the lessons: the scene is that part's own, and the lessons put it there. */
const isPlaceOnly = (fields: Partial<Scene>): boolean =>
  fields.screen === "lessons" &&
  fields.place !== undefined &&
  Object.keys(fields).every((field) => READING.includes(field));

/** What a link to a worked example need not say: its vectors, and the row that it is about. */
export async function openingOf(task: string): Promise<Partial<Scene>> {
  return (await loadTask(task))?.opening ?? {};
}

export function followLink(
  loom: Loom,
  runs: Runs,
  openings: readonly Opening[],
  problems: readonly Problem[],
): void {
  const report = (found: readonly Problem[]): void => {
    if (found.length > 0) loom.apply({ type: "noted", note: { kind: "link", problems: found } });
  };
  report(problems);
  let waiting = false;
  loom.store.subscribe(({ scene }, before) => {
    if (scene === before.scene || waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      history.replaceState(history.state, "", writeHash(loom.store.getState().scene));
    }, PAUSE);
  });
  // A link pasted into the open page: replaceState does not come here.
  addEventListener("hashchange", () => {
    const read = readHash(location.hash, openings);
    if (isPlaceOnly(read.fields)) {
      loom.setScene({ hide: [], present: false, ...read.fields });
      report(read.problems);
      return;
    }
    const link = settleLink(read, loom.store.getState().scene.task);
    const { task } = { ...loom.store.getState().scene, ...link.fields };
    const applied = openingOf(task).then((opening) =>
      runs.applyScene({
        interventions: [],
        hide: [],
        present: false,
        updates: null,
        ...opening,
        ...link.fields,
      }),
    );
    // Leaving a task takes the old link's note away, so this one's comes after.
    report(link.problems);
    applied.catch((error: unknown) => noteRefusal(loom, error));
  });
}
