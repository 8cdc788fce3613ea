/** The page's run and what is saved of it: written with every checkpoint, forgotten with the run, taken up again. */
import { asProblem } from "../lib/problem";
import { createBrowserKeeper, type Saving } from "../saved/keeper";
import type { Opening, WholeRun } from "../saved/savedRun";
import type { Scene } from "../state/scene";
import type { Loom } from "../state/store";
import { loadTask } from "../tasks/loaded";
import { keepOwnTask, OWN } from "../tasks/ownTask";
import type { Task } from "../tasks/task";
import { choiceOf } from "../trace/settings";
import type { WorkerClient } from "../worker/clientTypes";
import type { Runs } from "./runs";

/** What the page hands over; imported from here, it would become one more file of the page's first ones. */
export interface Page {
  readonly loom: Loom;
  readonly client: WorkerClient;
  readonly runs: Runs;
  /** What the address says. */
  readonly said: Partial<Scene>;
  /** Remembers that something was saved. */
  mark(): void;
  noteRefusal(loom: Loom, error: unknown): void;
}

export interface RunKeeper {
  /** Writes the run down as it is at this checkpoint. */
  keep(model: ArrayBuffer): void;
  /** The page's first run: the saved one to go on with, where there is one, else what the address says. */
  begin(): Promise<void>;
}

/** The run that an address asks for, from the fields that it says; null where it says nothing of one. */
export function askedRun(said: Partial<Scene>, scene: Scene): Opening["asked"] {
  const place = ["sentence", "interventions", "row", "step", "column", "language", "flip"];
  const isRun = Object.keys(said).some((field) => !place.includes(field));
  return isRun ? { task: scene.task, seed: scene.seed, ...choiceOf(scene) } : null;
}

/** The task of someone's own pairs, or of their model alone. */
async function ownTaskOf(model: ArrayBuffer, pairs: string | undefined): Promise<Task> {
  const { createOwnTask, createOwnTaskOfModel } = await import("../tasks/corpora/own");
  if (pairs === undefined) return createOwnTaskOfModel(model);
  const { readPairsFile } = await import("../tasks/pairsFile");
  return createOwnTask(readPairsFile(pairs));
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return (entry as PerformanceNavigationTiming | undefined)?.type === "reload";
}

export function keepRun({ loom, client, runs, said, mark, noteRefusal }: Page): RunKeeper {
  const get = loom.store.getState;
  let told: Saving = "saved";
  const keeper = createBrowserKeeper((saving) => {
    if (saving === "saved") mark();
    if (saving === told) return;
    told = saving;
    if (saving === "saved") loom.dismiss("not-saved");
    else loom.apply({ type: "noted", note: { kind: "not-saved", why: saving } });
  });

  const keep = (model: ArrayBuffer): void => {
    loom.flush();
    const { session, scene } = get();
    const { checkpoint, begun, losses, exact, aer } = session;
    // The checkpoint of a run that was left, or a model that was not trained here.
    if (checkpoint?.model !== model || checkpoint.step <= begun) return;
    const { task, seed, sentence } = scene;
    const pairs = (task === OWN ? runs.pairs() : undefined) ?? null;
    const run = { scene: { ...choiceOf(scene), task, seed, sentence }, pairs, begun, losses, exact, aer };
    keeper.keep({ ...run, step: checkpoint.step }, model);
  };

  loom.flush();
  let { runId } = get().session;
  client.subscribe((event) => {
    if (event.type === "checkpoint") keep(event.model);
    else if (event.type === "configured") {
      // What was saved was this tab's former run.
      if (runId !== 0 && runId !== event.runId) keeper.forget();
      runId = event.runId;
    }
  });

  const goOn = async ({ run, model }: WholeRun): Promise<void> => {
    const { task, sentence, ...rest } = run.scene;
    const pairs = run.pairs ?? undefined;
    if (task === OWN) keepOwnTask(await ownTaskOf(model, pairs));
    else await loadTask(task);
    const keepsSentence = said.sentence !== undefined && task === get().scene.task;
    loom.setScene({ ...rest, task, ...(keepsSentence ? {} : { sentence }) });
    const { scene } = get();
    client.pin(scene.sentence, scene.interventions);
    await runs.resume(model, pairs);
    loom.apply({ type: "taken-up", run });
    // The address that brought here may have named pairs that only the record had.
    if (task === OWN) loom.dismiss("link");
  };

  const takeUp = async (whole: WholeRun): Promise<void> => {
    const { scene } = get();
    try {
      await goOn(whole);
    } catch (error) {
      if (asProblem(error).code === "worker-busy") return;
      keeper.forget();
      loom.setScene(scene);
      noteRefusal(loom, error);
      await runs.open();
    }
  };

  return {
    keep,
    begin: async () => {
      const whole = await keeper.takeUp({ isReload: isReload(), asked: askedRun(said, get().scene) });
      return whole ? takeUp(whole) : runs.open();
    },
  };
}
