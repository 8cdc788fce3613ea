/** How the page and each task open: with the scene's run, and until it stands with the trace that lies beside its model. */
import { asProblem } from "../lib/problem";
import { FIRST_SEED } from "../state/scene";
import type { Loom } from "../state/store";
import { loadedTask } from "../tasks/loaded";
import { problemOf } from "../tasks/text";
import { defaultsOf, isSameChoice, isWorked } from "../trace/settings";
import type { WorkerClient } from "../worker/clientTypes";
import type { CurrentRun } from "./currentRun";
import { noteRefusal } from "./noteRefusal";
import { shippedFor, shippedRun } from "./shipped";
import { shippedTrace } from "./shippedFiles";

/** A sentence that cannot be translated gives way to the task's own first one. */
function checkSentence(loom: Loom): void {
  const { sentence, task: id } = loom.store.getState().scene;
  const task = loadedTask(id);
  const first = task?.samples[0];
  if (!task || first === undefined || problemOf(task.read(sentence), task) === null) return;
  loom.setScene({ sentence: first });
  const problems = [{ code: "link-field", field: "s", value: sentence }] as const;
  loom.apply({ type: "noted", note: { kind: "link", problems } });
}

/** Puts the trace of a file on the stage, unless the scene is about something else by then. */
async function paint(loom: Loom, file: string, task: string): Promise<void> {
  const trace = await shippedTrace(file);
  const { scene, session } = loom.store.getState();
  const isOther =
    trace?.source.text !== scene.sentence ||
    JSON.stringify(trace.interventions) !== JSON.stringify(scene.interventions) ||
    scene.task !== task;
  if (!trace || session.trace || isOther || shippedFor(scene.task, scene) !== file) return;
  loom.apply({ type: "first-paint", trace });
}

/**
 * The scene's run: from the file that ships for it, from nothing, or trained to exactly the updates of a link.
 * `onPainting` hears of the first paint, where there is one.
 */
export async function openRun(
  loom: Loom,
  client: WorkerClient,
  current: CurrentRun,
  onPainting: (painting: Promise<void>) => void,
): Promise<void> {
  checkSentence(loom);
  const { scene } = loom.store.getState();
  client.pin(scene.sentence, scene.interventions);
  if (scene.updates !== null && !isWorked(scene.task)) return current.trainAgain(scene, scene.updates);
  const own = defaultsOf(scene.task);
  const isOwn = isSameChoice(scene, own);
  const file = shippedRun(scene);
  if (file !== null) onPainting(paint(loom, file, scene.task));
  // Who asks for a model of their own, or a seed, expects an untrained one.
  else if (scene.seed === FIRST_SEED && isOwn) loom.apply({ type: "noted", note: { kind: "no-checkpoint" } });
  await current.begin(scene, "shipped").catch(async (error: unknown) => {
    if (asProblem(error).code === "worker-busy" || isOwn) throw error;
    // A link asked for what only the engine knows to refuse: the task's own model stands in, and the note says why.
    loom.setScene(own);
    await current.begin(loom.store.getState().scene, "shipped");
    noteRefusal(loom, error);
  });
}
