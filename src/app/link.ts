/** The scene and the address bar follow each other. */
import type { Problem } from "../lib/problem";
import { readHash, settleLink, writeHash } from "../state/codec";
import type { Opening } from "../state/scene";
import type { Loom } from "../state/store";
import { loadTask } from "../tasks/loaded";
import type { Intervention } from "../trace/intervention";
import { noteRefusal, type Runs } from "./runs";

/** Browsers refuse an address that changes too often. */
const PAUSE = 150;

/** What a link that says nothing of interventions means by that: those of a worked example, else none. */
export async function openedWith(task: string): Promise<readonly Intervention[]> {
  return (await loadTask(task))?.interventions ?? [];
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
    const link = settleLink(readHash(location.hash, openings), loom.store.getState().scene.task);
    const { task } = { ...loom.store.getState().scene, ...link.fields };
    const applied = openedWith(task).then((interventions) =>
      runs.applyScene({ interventions, ...link.fields }),
    );
    // Leaving a task takes the old link's note away, so this one's comes after.
    report(link.problems);
    applied.catch((error: unknown) => noteRefusal(loom, error));
  });
}
