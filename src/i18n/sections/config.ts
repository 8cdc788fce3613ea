import type { CellId, ScoreId, WindowId, WiringId } from "../../trace/architecture";
import type { ModelChoice } from "../../trace/settings";

/** The words above the loom that open a choice: the task, the model's own sentence, and whole models by name. */
export const SLOTS = [
  "task",
  "cell",
  "direction",
  "layers",
  "sizes",
  "wiring",
  "score",
  "window",
  "training",
  "presets",
] as const;
export type Slot = (typeof SLOTS)[number];

/** A piece of the sentence: plain words, or a word that opens what it could be instead. */
export type SentencePart = string | { readonly slot: Slot; readonly text: string };

/** What is translated and by which model, in a sentence whose words can be changed. */
export interface ConfigMessages {
  readonly edit: (sentence: string) => string;
  /** What each of the words is about: its accessible name, and the title of what it opens. */
  readonly slots: Readonly<Record<Slot, string>>;
  readonly cells: Readonly<Record<CellId, string>>;
  readonly wirings: Readonly<Record<WiringId, string>>;
  readonly scores: Readonly<Record<ScoreId, string>>;
  readonly windows: Readonly<Record<WindowId, string>>;
  /** The sentence about the model. `usual`: it is trained as its task is by default. */
  readonly model: (choice: ModelChoice, usual: boolean) => readonly SentencePart[];
  /** The same where there is only room for its names. */
  readonly short: (choice: ModelChoice) => string;
  /** On a phone: what opens the sentence. */
  readonly change: string;
  /** A trained model of this kind lies beside the page, and another one is in use. */
  readonly ready: string;
  readonly load: string;
}
