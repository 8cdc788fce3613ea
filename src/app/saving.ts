/**
 * Training outlives its page: it is written down with every checkpoint, and taken up again when the page opens. What
 * does the writing is loaded when there is something to write or to read, so that a first visit waits for none of it.
 */
import { asProblem } from "../lib/problem";
import type { Keeper, Saving } from "../saved/keeper";
import type { Opening, WholeRun } from "../saved/savedRun";
import type { Scene } from "../state/scene";
import type { Loom } from "../state/store";
import { OWN } from "../tasks/ownTask";
import { choiceOf } from "../trace/settings";
import type { WorkerClient } from "../worker/clientTypes";
import { noteRefusal, type Runs } from "./runs";

/** Says that something was ever written: without it nothing needs to be read. */
const MARK = "attention-loom.saved";

function isMarked(): boolean {
  try {
    return localStorage.getItem(MARK) !== null;
  } catch {
    return false;
  }
}

function mark(): void {
  try {
    localStorage.setItem(MARK, "1");
  } catch {
    // Where this is refused, the database is too.
  }
}

/** The run that an address asks for, from the fields that it says; null where it says nothing of one. */
export function askedRun(said: Partial<Scene>, scene: Scene): Opening["asked"] {
  const place = ["sentence", "interventions", "row", "step", "column", "language", "flip"];
  const isRun = Object.keys(said).some((field) => !place.includes(field));
  return isRun ? { task: scene.task, seed: scene.seed, ...choiceOf(scene) } : null;
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return (entry as PerformanceNavigationTiming | undefined)?.type === "reload";
}

/** Begins the page's run: one that was saved, where there is one to go on with, else what the address says. */
export function startSaving(
  loom: Loom,
  client: WorkerClient,
  runs: Runs,
  said: Partial<Scene>,
): Promise<void> {
  const get = loom.store.getState;
  let keeper: Promise<Keeper> | null = null;
  let told: Saving = "saved";
  let runId: number | null = null;

  const report = (saving: Saving): void => {
    if (saving === "saved") mark();
    if (saving === told) return;
    told = saving;
    if (saving === "saved") loom.dismiss("not-saved");
    else loom.apply({ type: "noted", note: { kind: "not-saved", why: saving } });
  };
  const withKeeper = (job: (keeper: Keeper) => void): void => {
    keeper ??= import("../saved/keeper").then(({ createBrowserKeeper }) => createBrowserKeeper(report));
    // A chunk that cannot be loaded any more, the page having been published anew, saves nothing either.
    keeper.then(job, () => report("refused"));
  };

  const keep = (model: ArrayBuffer): void => {
    loom.flush();
    const { session, scene } = get();
    const { checkpoint, begun, losses, exact, aer } = session;
    if (checkpoint?.model !== model || checkpoint.step <= begun) return;
    const { task, seed, sentence } = scene;
    const pairs = (task === OWN ? runs.pairs() : undefined) ?? null;
    const run = { scene: { ...choiceOf(scene), task, seed, sentence }, pairs, begun, losses, exact, aer };
    withKeeper((ready) => ready.keep({ ...run, step: checkpoint.step }, model));
  };

  client.subscribe((event) => {
    if (event.type === "checkpoint") keep(event.model);
    else if (event.type === "configured") {
      // What was saved was this tab's former run.
      if (runId !== null && runId !== event.runId && keeper) withKeeper((ready) => ready.forget());
      runId = event.runId;
    }
  });

  const lookAround = (): void => {
    client.setBackground(document.hidden ? get().ui.background : null);
    if (document.hidden) client.save();
  };
  document.addEventListener("visibilitychange", lookAround);
  addEventListener("pagehide", () => client.save());
  if (document.hidden) lookAround();

  const takeUp = async (whole: WholeRun): Promise<void> => {
    const { scene } = get();
    try {
      await runs.takeUp(whole, said.sentence !== undefined);
    } catch (error) {
      if (asProblem(error).code === "worker-busy") return;
      withKeeper((ready) => ready.forget());
      loom.setScene(scene);
      noteRefusal(loom, error);
      await runs.open();
    }
  };
  const find = (): Promise<WholeRun | null> =>
    new Promise((resolve) => {
      if (!isMarked()) resolve(null);
      else
        withKeeper((ready) => {
          ready.takeUp({ isReload: isReload(), asked: askedRun(said, get().scene) }).then(resolve);
        });
      keeper?.catch(() => resolve(null));
    });
  return find().then((whole) => (whole ? takeUp(whole) : runs.open()));
}
