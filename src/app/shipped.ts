/** The models that lie beside the page, each from the first seed. A test holds the list against the files. */
import { FIRST_SEED, type RunOfScene } from "../state/scene";
import { change, defaultsOf, differences, type ModelChoice, type SomeChoice } from "../trace/settings";

export interface Shipped {
  /** Below `models`, without its ending. */
  readonly file: string;
  readonly task: string;
  /** What it has differently from its task's defaults. */
  readonly choice: SomeChoice;
}

const OF_A_TASK = [
  "fr-en",
  "en-fr",
  "ko-en",
  "ko-en-eojeol",
  "dates",
  "copy",
  "reverse",
  "sort",
  "duplicate",
  "recall",
  // Set by hand.
  "worked-luong",
  "worked-bahdanau",
];

export const SHIPPED: readonly Shipped[] = [
  ...OF_A_TASK.map((task) => ({ file: task, task, choice: {} })),
  {
    file: "fr-en.bahdanau",
    task: "fr-en",
    choice: { wiring: "bahdanau", score: "concat", bidirectional: true },
  },
  { file: "fr-en.plain", task: "fr-en", choice: { wiring: "plain" } },
];

/** The file of a trained model of exactly this kind; null where none ships. */
export function shippedFor(task: string, choice: ModelChoice): string | null {
  const wanted = JSON.stringify(differences(choice, task));
  const found = SHIPPED.find(
    (one) =>
      one.task === task && JSON.stringify(differences(change(defaultsOf(task), one.choice), task)) === wanted,
  );
  return found?.file ?? null;
}

/** The file for the run that a scene is about; null where none ships, and with another seed. */
export function shippedRun(wanted: RunOfScene): string | null {
  return wanted.seed === FIRST_SEED ? shippedFor(wanted.task, wanted) : null;
}
