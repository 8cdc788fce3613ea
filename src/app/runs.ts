/**
 * How a run begins: from the model that lies beside the page, from nothing with a seed, or from a file that
 * someone brings. The trace beside the model is shown until the worker's own takes its place.
 */
import { asProblem, ProblemError } from "../lib/problem";
import { FIRST_SEED, type Scene } from "../state/scene";
import type { Loom } from "../state/store";
import { findTask, TASKS } from "../tasks/list";
import { problemOf } from "../tasks/text";
import { parseTrace } from "../trace/json";
import type { Trace } from "../trace/trace";
import type { WorkerClient } from "../worker/clientTypes";
import type { RunSettings } from "../worker/protocol";

export interface Runs {
  /** The scene's task, from its shipped model where there is one. */
  open(): Promise<void>;
  chooseTask(task: string): Promise<void>;
  /** From nothing. */
  reset(seed: number, bidirectional?: boolean): Promise<void>;
  importModel(model: ArrayBuffer): Promise<void>;
  /** What a link says: another task or seed begins another run. */
  applyScene(patch: Partial<Scene>): Promise<void>;
}

/** A file that lies beside the page; null when it does not. Some hosts answer with a page instead of a 404. */
async function shipped(name: string): Promise<Response | null> {
  try {
    const response = await fetch(new URL(`models/${name}`, document.baseURI));
    const isPage = response.headers.get("content-type")?.startsWith("text/html") ?? false;
    return response.ok && !isPage ? response : null;
  } catch {
    return null;
  }
}

async function shippedTrace(task: string): Promise<Trace | null> {
  const response = await shipped(`${task}.trace.json`);
  if (!response) return null;
  try {
    return parseTrace(await response.json());
  } catch {
    return null; // The worker's own trace comes anyway.
  }
}

async function shippedModel(task: string): Promise<ArrayBuffer | null> {
  const response = await shipped(`${task}.safetensors`);
  return response ? response.arrayBuffer() : null;
}

/** Tells of a run that could not be had. One that gave way to a newer run is nothing to tell of. */
export function noteRefusal(loom: Loom, error: unknown): void {
  const problem = asProblem(error);
  if (problem.code !== "worker-busy") loom.apply({ type: "noted", note: { kind: "problem", problem } });
}

const PLACE = ["row", "step", "column"] as const;

const isSeedOfShipped = (scene: Scene): boolean => scene.seed === FIRST_SEED;

export function createRuns(loom: Loom, client: WorkerClient): Runs {
  const scene = (): Scene => loom.store.getState().scene;

  /** Configures, and has the store know of it before anyone goes on. */
  const configure = async (settings: RunSettings, model?: ArrayBuffer): Promise<RunSettings> => {
    const complete = await client.configure(settings, model);
    loom.flush();
    return complete;
  };

  const fresh = async (seed: number, bidirectional?: boolean): Promise<void> => {
    try {
      await configure({
        task: scene().task,
        seed,
        ...(bidirectional === undefined ? {} : { bidirectional }),
      });
    } catch (error) {
      noteRefusal(loom, error);
      throw error;
    }
  };

  /** A sentence that cannot be translated gives way to the task's own first one. */
  const checkSentence = (): void => {
    const { sentence, task: id } = scene();
    const task = findTask(id);
    const first = task?.samples[0];
    if (!task || first === undefined || problemOf(task.read(sentence), task) === null) return;
    loom.setScene({ sentence: first });
    const problems = [{ code: "link-field", field: "s", value: sentence }] as const;
    loom.apply({ type: "noted", note: { kind: "link", problems } });
  };

  const paint = async (task: string): Promise<void> => {
    const trace = await shippedTrace(task);
    const { scene: now, session } = loom.store.getState();
    if (!trace || session.trace || now.task !== task || trace.source.text !== now.sentence) return;
    loom.apply({ type: "first-paint", trace });
  };

  const open = async (): Promise<void> => {
    checkSentence();
    const { task, seed, sentence } = scene();
    client.pin(sentence);
    if (!isSeedOfShipped(scene())) return fresh(seed);
    void paint(task);
    const model = await shippedModel(task);
    if (scene().task !== task || scene().seed !== seed) return;
    if (!model) {
      loom.apply({ type: "noted", note: { kind: "no-checkpoint" } });
      return fresh(seed);
    }
    try {
      await configure({ task, seed }, model);
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === "worker-busy") return;
      await fresh(seed);
      noteRefusal(loom, error);
    }
  };

  const chooseTask = async (id: string, patch: Partial<Scene> = {}): Promise<void> => {
    const first = findTask(id)?.samples[0];
    if (first === undefined)
      throw new ProblemError({ code: "task-unknown", task: id, known: TASKS.map((task) => task.id) });
    client.pause();
    loom.clearSpots();
    loom.refresh();
    loom.apply({ type: "task-left" });
    loom.setScene({ task: id, sentence: first, seed: FIRST_SEED, ...patch });
    await open();
  };

  const reset = async (seed: number, bidirectional?: boolean): Promise<void> => {
    await fresh(seed, bidirectional);
    loom.setScene({ seed });
  };

  const setSentence = (sentence: string): void => {
    const task = findTask(scene().task);
    const problem = task ? problemOf(task.read(sentence), task) : null;
    if (problem) throw new ProblemError(problem);
    loom.setSentence(sentence.normalize("NFC").trim());
  };

  return {
    open,
    chooseTask: (id) => chooseTask(id),
    reset,
    importModel: async (model) => {
      const { task, seed } = scene();
      const settings = await configure({ task, seed }, model);
      if (settings.task === task) return;
      const first = findTask(settings.task)?.samples[0];
      if (first === undefined) return;
      loom.setScene({ task: settings.task });
      loom.setSentence(first);
    },
    applyScene: async (patch) => {
      const now = scene();
      const { task = now.task, seed = now.seed, sentence = now.sentence, ...rest } = patch;
      if (task !== now.task) return chooseTask(task, patch);
      const moves = sentence === now.sentence && PLACE.some((field) => field in rest);
      if (sentence !== now.sentence) setSentence(sentence);
      // Only a step within the translation that is shown holds its numbers.
      if (moves) loom.moveTo(rest);
      else loom.setScene(rest);
      if (seed === now.seed) return;
      if (seed !== FIRST_SEED) return reset(seed);
      loom.setScene({ seed });
      await open();
    },
  };
}
