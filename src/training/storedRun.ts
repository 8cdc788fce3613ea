/** What a model file says of the run that wrote it: its task, its settings, and where it stood. */
import { ProblemError } from "../lib/problem";
import { SPECIAL_TOKENS } from "../lib/tokens";
import { type Checkpoint, decodeCheckpoint } from "../model/checkpoint";
import { createOwnTaskWithoutPairs } from "../tasks/corpora/own";
import { OWN } from "../tasks/ownTask";
import type { Task } from "../tasks/task";
import { createVocabulary } from "../tasks/vocabulary";
import { DEFAULTS, type Settings } from "../trace/settings";
import { architectureOf, completeSettings, regimeOf } from "./settings";

export interface StoredRun {
  readonly task: Task;
  readonly settings: Settings;
  readonly checkpoint: Checkpoint;
}

/**
 * Reads a file and checks it against `findTask(task)`. Throws ProblemError when it is no model of that task. Someone's
 * own pairs that are not here are no reason to refuse their model: its task is made of the words in the file.
 */
export function readStoredRun(buffer: ArrayBuffer, findTask: (id: string) => Task | null): StoredRun {
  const checkpoint = decodeCheckpoint(buffer);
  const found = findTask(checkpoint.task);
  const isOwn = checkpoint.task === OWN;
  if (!found && !isOwn) throw new ProblemError({ code: "model-metadata", field: "task" });
  const problem = found && disagreement(found, checkpoint);
  // Other pairs than those that this model was trained on are no reason to refuse it: it reads with its own words.
  if (problem && !isOwn) throw new ProblemError({ code: "model-metadata", field: problem });
  const task = found && !problem ? found : ownTask(checkpoint);
  return { task, settings: storedSettings(checkpoint), checkpoint };
}

/** The field of a file that does not go with a task, null when all do. */
function disagreement(task: Task, checkpoint: Checkpoint): string | null {
  const agrees = (words: readonly string[], stored: readonly string[]): boolean =>
    createVocabulary(words).words.join("\n") === stored.join("\n");
  if (checkpoint.config.maxSource !== task.maxSource) return "config";
  if (!agrees(task.sourceWords, checkpoint.sourceVocabulary)) return "sourceVocabulary";
  return agrees(task.targetWords, checkpoint.targetVocabulary) ? null : "targetVocabulary";
}

function ownTask({ sourceVocabulary, targetVocabulary }: Checkpoint): Task {
  const words = (stored: readonly string[]): readonly string[] => stored.slice(SPECIAL_TOKENS.length);
  return createOwnTaskWithoutPairs(words(sourceVocabulary), words(targetVocabulary));
}

/** Throws ProblemError naming the part of the file's description that is not as it should be. */
function storedSettings({ config, training: written, task, seed }: Checkpoint): Settings {
  // A file from before there were kinds of sentences to hold out held out random ones.
  const training = { holdOut: DEFAULTS.holdOut, ...written };
  const isWhole = Object.keys(regimeOf(DEFAULTS)).every((key) => key in training);
  if (!isWhole) throw new ProblemError({ code: "model-metadata", field: "training" });
  const { units, embed } = config;
  try {
    return completeSettings({ ...architectureOf(config), ...training, task, seed, units, embed });
  } catch (error) {
    if (error instanceof ProblemError) throw new ProblemError({ code: "model-metadata", field: "training" });
    throw error;
  }
}
