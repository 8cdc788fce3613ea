/**
 * How a run begins: from the model that lies beside the page, from nothing with a seed, or from a file that
 * someone brings. The trace beside the model is shown until the worker's own takes its place.
 */
import { asProblem, ProblemError } from "../lib/problem";
import { checkChoice, modelFields } from "../state/codec";
import { FIRST_SEED, type Scene } from "../state/scene";
import type { Loom } from "../state/store";
import { loadedTask, loadTask, OPENINGS } from "../tasks/loaded";
import { keepOwnTask, OWN } from "../tasks/ownTask";
import type { Task } from "../tasks/task";
import { problemOf } from "../tasks/text";
import type { Intervention } from "../trace/intervention";
import {
  change,
  choiceOf,
  clash,
  defaultsOf,
  differences,
  isWorked,
  type ModelChoice,
  type SomeChoice,
} from "../trace/settings";
import type { Trace } from "../trace/trace";
import type { WorkerClient } from "../worker/clientTypes";
import type { RunSettings } from "../worker/protocol";
import { shippedFor } from "./shipped";
import { shippedModel, shippedTrace } from "./shippedFiles";

/** `resumed`: a run that this browser kept; it goes on from where it began. */
export type Origin = "shipped" | "nothing" | "file" | "resumed";

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

/** Tells of a run that could not be had. One that gave way to a newer run is nothing to tell of. */
export function noteRefusal(loom: Loom, error: unknown): void {
  const problem = asProblem(error);
  if (problem.code !== "worker-busy") loom.apply({ type: "noted", note: { kind: "problem", problem } });
}

/** The task of a model file that the engine has taken. */
async function ownTaskOf(model: ArrayBuffer): Promise<Task> {
  const { createOwnTaskOfModel } = await import("../tasks/corpora/own");
  return createOwnTaskOfModel(model);
}

const PLACE = ["row", "step", "column"] as const;

/** Which run a scene is about. */
type RunOfScene = ModelChoice & Pick<Scene, "task" | "seed">;

function isSame(one: ModelChoice, other: ModelChoice): boolean {
  return JSON.stringify(choiceOf(one)) === JSON.stringify(choiceOf(other));
}

export function createRuns(loom: Loom, client: WorkerClient): Runs {
  const scene = (): Scene => loom.store.getState().scene;
  /** The pairs that the task `own` is made of. */
  let ownPairs: string | undefined;
  /** Counts what was asked for, so that a file that comes late does not undo a newer choice. */
  let asked = 0;
  let loading: Promise<unknown> | null = null;
  let painting: Promise<void> = Promise.resolve();
  let origin: Origin = "nothing";

  /** Configures, and has the store know of it before anyone goes on. */
  const configure = async (settings: RunSettings, model?: ArrayBuffer): Promise<RunSettings> => {
    const complete = await client.configure(settings, model, settings.task === OWN ? ownPairs : undefined);
    loom.flush();
    return complete;
  };

  /** A run from the model that ships for it; from nothing where none does, or where none is wanted. */
  const begin = async (wanted: RunOfScene, from: "shipped" | "nothing"): Promise<void> => {
    asked += 1;
    const turn = asked;
    const { task, seed } = wanted;
    const settings = { task, seed, ...differences(wanted, task) };
    const file = from === "shipped" && seed === FIRST_SEED ? shippedFor(task, wanted) : null;
    try {
      const model = file === null ? null : await shippedModel(file);
      if (turn !== asked) throw new ProblemError({ code: "worker-busy" });
      if (file !== null && !model) loom.apply({ type: "noted", note: { kind: "no-checkpoint" } });
      if (!model) {
        await configure(settings);
        origin = "nothing";
        return;
      }
      await configure(settings, model).then(
        () => {
          origin = "shipped";
        },
        async (error: unknown) => {
          if (asProblem(error).code === "worker-busy") throw error;
          await configure(settings);
          origin = "nothing";
          noteRefusal(loom, error);
        },
      );
    } catch (error) {
      noteRefusal(loom, error);
      throw error;
    }
  };

  /** A sentence that cannot be translated gives way to the task's own first one. */
  const checkSentence = (): void => {
    const { sentence, task: id } = scene();
    const task = loadedTask(id);
    const first = task?.samples[0];
    if (!task || first === undefined || problemOf(task.read(sentence), task) === null) return;
    loom.setScene({ sentence: first });
    const problems = [{ code: "link-field", field: "s", value: sentence }] as const;
    loom.apply({ type: "noted", note: { kind: "link", problems } });
  };

  const paint = async (file: string, task: string): Promise<void> => {
    const trace = await shippedTrace(file);
    const { scene: now, session } = loom.store.getState();
    const isOther =
      trace?.source.text !== now.sentence ||
      JSON.stringify(trace.interventions) !== JSON.stringify(now.interventions) ||
      now.task !== task;
    if (!trace || session.trace || isOther || shippedFor(now.task, now) !== file) return;
    loom.apply({ type: "first-paint", trace });
  };

  /** From nothing to exactly so many updates, as a link says. */
  const trainAgain = async (wanted: RunOfScene, updates: number): Promise<void> => {
    await begin(wanted, "nothing");
    loom.setScene({ seed: wanted.seed, updates, ...choiceOf(wanted) });
    if (updates > 0) loom.train(updates);
  };

  const open = async (): Promise<void> => {
    checkSentence();
    const now = scene();
    client.pin(now.sentence, now.interventions);
    if (now.updates !== null && !isWorked(now.task)) return trainAgain(now, now.updates);
    const file = now.seed === FIRST_SEED ? shippedFor(now.task, now) : null;
    if (file !== null) painting = paint(file, now.task);
    // Who asks for a model of their own, or a seed, expects an untrained one.
    else if (now.seed === FIRST_SEED && isSame(now, defaultsOf(now.task)))
      loom.apply({ type: "noted", note: { kind: "no-checkpoint" } });
    await begin(now, "shipped").catch(async (error: unknown) => {
      const own = defaultsOf(now.task);
      if (asProblem(error).code === "worker-busy" || isSame(now, own)) throw error;
      // A link asked for what only the engine knows to refuse: the task's own model stands in, and the note says why.
      loom.setScene(own);
      await begin(scene(), "shipped");
      noteRefusal(loom, error);
    });
  };

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
    await begin({ task: scene().task, seed, ...choiceOf(choice) }, "shipped");
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
    ownPairs = undefined;
  };

  const checkReadable = (sentence: string): void => {
    const task = loadedTask(scene().task);
    const problem = task ? problemOf(task.read(sentence), task) : null;
    if (problem) throw new ProblemError(problem);
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
      return asked > 0;
    },
    chooseTask: (id) => chooseTask(id),
    chooseOwnPairs: (task, text) => {
      keepOwnTask(task);
      ownPairs = text;
      return chooseTask(OWN);
    },
    chooseModel,
    reset: async (wanted, patch = {}) => {
      const choice = choiceOf(change(scene(), patch));
      const { task } = scene();
      // A worked example begins with its own numbers, whatever the seed.
      const seed = isWorked(task) ? FIRST_SEED : wanted;
      await begin({ task, seed, ...choice }, isWorked(task) ? "shipped" : "nothing");
      loom.setScene({ seed, updates: null, ...choice });
    },
    importModel: async (model) => {
      asked += 1;
      const { task, seed } = scene();
      const settings = await configure({ task, seed }, model);
      if (settings.task === OWN) await keepWordsOf(model, task === OWN);
      origin = "file";
      loom.setScene({ updates: null, ...choiceOf(change(defaultsOf(settings.task), settings)) });
      if (settings.task === task) return;
      const first = (await loadTask(settings.task))?.samples[0];
      if (first === undefined) return;
      loom.setScene({ task: settings.task });
      loom.setSentence(first);
    },
    resume: async (model, pairs) => {
      asked += 1;
      ownPairs = pairs;
      const { task, seed } = scene();
      await configure({ task, seed, ...differences(scene(), task) }, model);
      origin = "resumed";
    },
    // A model of someone's own pairs cannot begin again without them.
    discard: () =>
      scene().task === OWN && ownPairs === undefined
        ? chooseTask(OPENINGS[0].task)
        : begin(scene(), "shipped"),
    pairs: () => ownPairs,
    fileAndTrace: async () => {
      const { sentence, interventions } = scene();
      // Asked for in one breath: the worker answers what waits before it trains on.
      const [model, trace] = await Promise.all([client.exportModel(), client.trace(sentence, interventions)]);
      return { model, trace };
    },
    intervene,
    origin: () => origin,
    applyScene: async (patch) => {
      const now = scene();
      const {
        task = now.task,
        seed = now.seed,
        sentence = now.sentence,
        interventions,
        updates,
        ...rest
      } = patch;
      if (task !== now.task) return chooseTask(task, patch);
      const choice = choiceOf(change(now, modelFields(rest)));
      checkChoice(choice);
      const place = Object.fromEntries(
        Object.entries({ ...rest, ...(updates === null ? { updates } : {}) }).filter(
          ([field]) => !Object.hasOwn(choice, field),
        ),
      ) as Partial<Scene>;
      const isOther = sentence !== now.sentence;
      const moves = !isOther && PLACE.some((field) => field in place);
      const trains = typeof updates === "number" && !isWorked(task);
      const begins = trains || seed !== now.seed || !isSame(choice, now);
      const intervenes = (): boolean =>
        interventions !== undefined &&
        JSON.stringify(interventions) !== JSON.stringify(scene().interventions);
      if (isOther) checkReadable(sentence);
      // What was changed in the translation before goes first: the next sentence or model may have no such thing.
      if ((isOther || begins) && now.interventions.length > 0 && intervenes()) loom.setInterventions([]);
      if (isOther) loom.setSentence(sentence.normalize("NFC").trim());
      // Only a step within the translation that is shown holds its numbers.
      if (moves) loom.moveTo(place);
      else loom.setScene(place);
      if (trains) await trainAgain({ task, seed, ...choice }, updates);
      else if (begins) await chooseModel(choice, seed);
      if (interventions && intervenes()) await intervene(interventions);
    },
  };
}
