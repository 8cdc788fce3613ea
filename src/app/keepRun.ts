/** The page's run and what is saved of it: written with every checkpoint, forgotten with the run, taken up again. */
import { asProblem } from "../lib/problem";
import { createBrowserKeeper, type Keeper, type Saving } from "../saved/keeper";
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

/** The run that an address asks for, from the fields that it says; only its task where it says no more of one. */
export function askedRun(said: Partial<Scene>, scene: Scene): Opening["asked"] {
  const place = ["sentence", "interventions", "row", "step", "column", "language", "flip", "present", "hide"];
  const isRun = Object.keys(said).some((field) => !place.includes(field));
  if (isRun) return { task: scene.task, seed: scene.seed, ...choiceOf(scene) };
  return said.sentence === undefined && said.interventions === undefined ? null : { task: scene.task };
}

/** What can be wrong with a record itself, now and for ever. A worker that dies, or a file that is not had, is not. */
const CONDEMNS = /^(model|pairs|option|task)-|^architecture-refused$/;

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

export function keepRun(
  { loom, client, runs, said, mark, noteRefusal }: Page,
  create: (report: (saving: Saving) => void) => Keeper = createBrowserKeeper,
): RunKeeper {
  const get = loom.store.getState;
  loom.flush();
  // The page may have said that this file could not be loaded.
  let told: Saving = get().session.notes.some(({ kind }) => kind === "not-saved") ? "refused" : "saved";
  const keeper = create((saving) => {
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

  let { runId } = get().session;
  client.subscribe((event) => {
    if (event.type === "checkpoint") keep(event.model);
    else if (event.type === "configured") {
      // What was saved was this tab's former run.
      if (runId !== 0 && runId !== event.runId) keeper.forget();
      runId = event.runId;
    }
  });

  const goOn = async ({ run, model }: WholeRun, isPlaced: boolean): Promise<void> => {
    const { task, sentence, ...rest } = run.scene;
    loom.setScene({ ...rest, task, ...(isPlaced ? {} : { sentence, interventions: [] }) });
    const { scene } = get();
    client.pin(scene.sentence, scene.interventions);
    await runs.resume(model, run.pairs ?? undefined);
    loom.apply({ type: "taken-up", run });
    // The address that brought here may have named pairs that only the record had.
    if (task === OWN) loom.dismiss("link");
  };

  const takeUp = async (whole: WholeRun, opened: Scene): Promise<void> => {
    const { task } = whole.run.scene;
    try {
      const own = task === OWN ? await ownTaskOf(whole.model, whole.run.pairs ?? undefined) : null;
      if (!own) await loadTask(task);
      // A link that was pasted meanwhile, or a task that was chosen, is newer.
      if (await runs.isAsked()) return keeper.letGo();
      const { scene } = get();
      const isMoved = scene.sentence !== opened.sentence || scene.interventions !== opened.interventions;
      if (isMoved && scene.task !== task) {
        keeper.letGo();
        return await runs.open();
      }
      if (own) keepOwnTask(own);
      const isSaid = said.sentence !== undefined || said.interventions !== undefined || isMoved;
      await goOn(whole, isSaid && scene.task === task);
    } catch (error) {
      const { code } = asProblem(error);
      if (CONDEMNS.test(code)) keeper.forget();
      else keeper.letGo();
      if (code === "worker-busy") return;
      loom.setScene(opened);
      noteRefusal(loom, error);
      await runs.open();
    }
  };

  return {
    keep,
    begin: async () => {
      const { scene } = get();
      const whole = await keeper.takeUp({ isReload: isReload(), asked: askedRun(said, scene) });
      if (whole) await takeUp(whole, scene);
      else if (!(await runs.isAsked())) await runs.open();
    },
  };
}
