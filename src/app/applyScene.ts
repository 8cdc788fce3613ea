/** What a link says, brought onto the page that is open: only what differs is changed, in an order that fits. */
import { ProblemError } from "../lib/problem";
import { checkChoice, modelFields } from "../state/codec";
import type { RunOfScene, Scene } from "../state/scene";
import type { Loom } from "../state/store";
import { loadedTask } from "../tasks/loaded";
import { problemOf } from "../tasks/text";
import type { Intervention } from "../trace/intervention";
import { change, choiceOf, isSameChoice, isWorked, type ModelChoice } from "../trace/settings";

const PLACE = ["row", "step", "column"] as const;

/** What a link can ask of the run. */
export interface SceneChanges {
  chooseTask(task: string, patch: Partial<Scene>): Promise<void>;
  chooseModel(choice: ModelChoice, seed: number): Promise<void>;
  trainAgain(wanted: RunOfScene, updates: number): Promise<void>;
  intervene(interventions: readonly Intervention[]): Promise<void>;
}

/** Throws ProblemError for a sentence that the task cannot read. */
function checkReadable(sentence: string, id: string): void {
  const task = loadedTask(id);
  const problem = task ? problemOf(task.read(sentence), task) : null;
  if (problem) throw new ProblemError(problem);
}

/** Another task, model or seed begins another run, and so does a number of updates. Throws ProblemError. */
export async function applyScene(loom: Loom, patch: Partial<Scene>, changes: SceneChanges): Promise<void> {
  const scene = (): Scene => loom.store.getState().scene;
  const now = scene();
  const {
    task = now.task,
    seed = now.seed,
    sentence = now.sentence,
    interventions,
    updates,
    ...rest
  } = patch;
  if (task !== now.task) return changes.chooseTask(task, patch);
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
  const begins = trains || seed !== now.seed || !isSameChoice(choice, now);
  const intervenes = (): boolean =>
    interventions !== undefined && JSON.stringify(interventions) !== JSON.stringify(scene().interventions);
  if (isOther) checkReadable(sentence, task);
  // What was changed in the translation before goes first: the next sentence or model may have no such thing.
  if ((isOther || begins) && now.interventions.length > 0 && intervenes()) loom.setInterventions([]);
  if (isOther) loom.setSentence(sentence.normalize("NFC").trim());
  // Only a step within the translation that is shown holds its numbers.
  if (moves) loom.moveTo(place);
  else loom.setScene(place);
  if (trains) await changes.trainAgain({ task, seed, ...choice }, updates);
  else if (begins) await changes.chooseModel(choice, seed);
  if (interventions && intervenes()) await changes.intervene(interventions);
}
