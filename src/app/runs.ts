/**
 * What a reader does with runs: the page's own is opened, another task, model or file is chosen, a run begins again.
 * The old run stays where the new one is refused.
 */
import { ProblemError } from "../lib/problem";
import { checkChoice, modelFields } from "../state/codec";
import { FIRST_SEED, type Scene } from "../state/scene";
import type { Loom } from "../state/store";
import { loadedTask, loadTask, OPENINGS } from "../tasks/loaded";
import { keepOwnTask, OWN } from "../tasks/ownTask";
import type { Task } from "../tasks/task";
import type { Intervention } from "../trace/intervention";
import {
  change,
  choiceOf,
  clash,
  defaultsOf,
  differences,
  isWorked,
  type SomeChoice,
} from "../trace/settings";
import type { Trace } from "../trace/trace";
import type { WorkerClient } from "../worker/clientTypes";
import { applyScene } from "./applyScene";
import { createCurrentRun, type Origin } from "./currentRun";
import { noteRefusal } from "./noteRefusal";
import { openRun } from "./openRun";

export { noteRefusal };

export interface Runs {
  /** The scene's model, from the file that ships for it where there is one. */
  open(): Promise<void>;
  /** Settles when the trace that ships for the scene's model is on the stage, or is not to be had. */
  painted(): Promise<void>;
  /** Whether a run was asked for. A task that was chosen and loads is waited for. */
  isAsked(): Promise<boolean>;
  chooseTask(task: string): Promise<void>;
  /** Someone's own pairs, the text of a file that was read before. */
  chooseOwnPairs(task: Task, text: string): Promise<void>;
  /** Another model, the trained one where it ships for this seed. The old one stays where the choice is refused. */
  chooseModel(patch: SomeChoice, seed?: number): Promise<void>;
  /** From nothing. */
  reset(seed: number, patch?: SomeChoice): Promise<void>;
  importModel(model: ArrayBuffer): Promise<void>;
  /** The model's file, and the translation that is shown as this model makes it, unless it trained in between. */
  fileAndTrace(): Promise<{ model: ArrayBuffer; trace: Trace }>;
  /** Changes the translation that is shown; refused where the model or the sentence has no such thing. */
  intervene(interventions: readonly Intervention[]): Promise<void>;
  /** Goes on with a model of the scene's run; `pairs` is the text of the file, where that was one. */
  resume(model: ArrayBuffer, pairs: string | undefined): Promise<void>;
  /** Throws away what was taken up, for what the page would have begun with. */
  discard(): Promise<void>;
  /** The text of the pairs that the task `own` is made of; undefined where only their words are known. */
  pairs(): string | undefined;
  /** Where the model of the run that stands was before this page trained it: the one that ships, nowhere, or a file. */
  origin(): Origin;
  /** What a link says: another task, model or seed begins another run, and so does a number of updates. */
  applyScene(patch: Partial<Scene>): Promise<void>;
}

/** The task of a model file that the engine has taken. */
async function ownTaskOf(model: ArrayBuffer): Promise<Task> {
  const { createOwnTaskOfModel } = await import("../tasks/corpora/own");
  return createOwnTaskOfModel(model);
}

export function createRuns(loom: Loom, client: WorkerClient): Runs {
  const scene = (): Scene => loom.store.getState().scene;
  const current = createCurrentRun(loom, client);
  let loading: Promise<unknown> | null = null;
  let painting: Promise<void> = Promise.resolve();

  const open = (): Promise<void> =>
    openRun(loom, client, current, (begun) => {
      painting = begun;
    });

  const chooseTask = async (id: string, patch: Partial<Scene> = {}): Promise<void> => {
    const task = loadTask(id);
    loading = task.catch(() => {});
    const loaded = await task;
    const first = loaded?.samples[0];
    if (first === undefined)
      throw new ProblemError({ code: "task-unknown", task: id, known: OPENINGS.map(({ task }) => task) });
    // What was chosen of the model stays chosen; what was not becomes the new task's own. Splits are each task's own, and
    // a worked example is its own model.
    const { holdOut: _, ...differing } = differences(scene(), scene().task);
    const chosen = isWorked(id) ? {} : differing;
    const carried = change(defaultsOf(id), chosen);
    const choice = change(clash(carried) ? defaultsOf(id) : carried, modelFields(patch));
    checkChoice(choice);
    client.pause();
    loom.clearSpots();
    loom.refresh();
    loom.apply({ type: "task-left" });
    const opening = { interventions: [], ...loaded?.opening };
    loom.setScene({
      task: id,
      sentence: first,
      seed: FIRST_SEED,
      updates: null,
      ...opening,
      ...patch,
      ...choice,
    });
    await open();
  };

  const chooseModel = async (patch: SomeChoice, seed = scene().seed): Promise<void> => {
    const choice = change(scene(), patch);
    checkChoice(choice);
    await current.begin({ task: scene().task, seed, ...choiceOf(choice) }, "shipped");
    loom.clearSpots();
    loom.setScene({ seed, updates: null, ...choiceOf(choice) });
  };

  /** A model of someone's own pairs brings its words, not its sentences; those that are here may be its own. */
  const keepWordsOf = async (model: ArrayBuffer, isOwnScene: boolean): Promise<void> => {
    const ofFile = await ownTaskOf(model);
    const kept = isOwnScene ? loadedTask(OWN) : null;
    const words = (task: Task): string => [...task.sourceWords, "", ...task.targetWords].join("\n");
    if (kept && words(kept) === words(ofFile)) return;
    keepOwnTask(ofFile);
    current.pairs = undefined;
  };

  const intervene = async (interventions: readonly Intervention[]): Promise<void> => {
    // Asked for first: what does not fit is refused before anything changes.
    if (interventions.length > 0) await client.trace(scene().sentence, interventions);
    loom.setInterventions(interventions);
  };

  return {
    open,
    painted: () => painting,
    isAsked: async () => {
      await loading;
      return current.isAsked();
    },
    chooseTask: (id) => chooseTask(id),
    chooseOwnPairs: (task, text) => {
      keepOwnTask(task);
      current.pairs = text;
      return chooseTask(OWN);
    },
    chooseModel,
    reset: async (wanted, patch = {}) => {
      const choice = choiceOf(change(scene(), patch));
      const { task } = scene();
      // A worked example begins with its own numbers, whatever the seed.
      const seed = isWorked(task) ? FIRST_SEED : wanted;
      await current.begin({ task, seed, ...choice }, isWorked(task) ? "shipped" : "nothing");
      loom.setScene({ seed, updates: null, ...choice });
    },
    importModel: async (model) => {
      const { task, seed } = scene();
      const settings = await current.goOn({ task, seed }, model, "file");
      if (settings.task === OWN) await keepWordsOf(model, task === OWN);
      loom.setScene({ updates: null, ...choiceOf(change(defaultsOf(settings.task), settings)) });
      if (settings.task === task) return;
      const first = (await loadTask(settings.task))?.samples[0];
      if (first === undefined) return;
      loom.setScene({ task: settings.task });
      loom.setSentence(first);
    },
    resume: async (model, pairs) => {
      current.pairs = pairs;
      const { task, seed } = scene();
      await current.goOn({ task, seed, ...differences(scene(), task) }, model, "resumed");
    },
    // A model of someone's own pairs cannot begin again without them.
    discard: () =>
      scene().task === OWN && current.pairs === undefined
        ? chooseTask(OPENINGS[0].task)
        : current.begin(scene(), "shipped"),
    pairs: () => current.pairs,
    fileAndTrace: async () => {
      const { sentence, interventions } = scene();
      // Asked for in one breath: the worker answers what waits before it trains on.
      const [model, trace] = await Promise.all([client.exportModel(), client.trace(sentence, interventions)]);
      return { model, trace };
    },
    intervene,
    origin: () => current.origin,
    applyScene: (patch) =>
      applyScene(loom, patch, { chooseTask, chooseModel, trainAgain: current.trainAgain, intervene }),
  };
}
