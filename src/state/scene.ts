import type { Language } from "../lib/language";
import type { Intervention } from "../trace/intervention";
import type { Notation } from "../trace/notation";
import { defaultsOf, type ModelChoice } from "../trace/settings";
import type { StepId } from "../trace/steps";

/** `lessons`: the stage beside a text; `inspect`: the heatmap as an instrument, of a translation or of a file. */
export const SCREENS = ["stage", "lessons", "inspect"] as const;
export type Screen = (typeof SCREENS)[number];

/** What the middle of the stage shows of the translation. */
export const VIEWS = ["loom", "diagram", "dictionary", "loop", "training"] as const;
export type View = (typeof VIEWS)[number];

/**
 * What a link can take off the page, by the names that it has in `hide=`. Keys that do the same are off with it.
 * In the header: the choice of screens, Copy link, languages, light and dark, the list of keys, the presenter view.
 * On the stage: the pane of the sentence, the sentence about the model, the choice of views, the steps, weights that are
 * set by hand, files to download. Below it: the transport with its keys, and training.
 */
export const CONTROLS = [
  "screens",
  "link",
  "language",
  "theme",
  "help",
  "present",
  "pane",
  "config",
  "views",
  "ledger",
  "surgery",
  "export",
  "transport",
  "train",
] as const;
export type Control = (typeof CONTROLS)[number];

/** What one looks at, exactly as far as a link can say it: a sentence, a place in its translation, and the model. */
export interface Scene extends ModelChoice {
  readonly task: string;
  readonly sentence: string;
  readonly seed: number;
  /** What is changed in the translation that is shown. */
  readonly interventions: readonly Intervention[];
  /** The output word that is looked at, from 0; null is the last word of the translation, whichever that is. */
  readonly row: number | null;
  readonly step: StepId;
  /** The source position that the encode step stands at, from 0. */
  readonly column: number;
  readonly language: Language;
  /** Heatmap colours reversed. */
  readonly flip: boolean;
  readonly screen: Screen;
  /** What the lessons are open at: `lesson`, `lesson.part`, `glossary.term` or `notes.item`; "" for their list. */
  readonly place: string;
  readonly view: View;
  /** Whose letters the formulas use; null is the wiring's own. */
  readonly notation: Notation | null;
  /** The numbers that are opened, each out of the one before it, as `tensor.index.index`, joined by `~`; "" for none. */
  readonly opened: string;
  /** The loom and one open step, large, for a room. */
  readonly present: boolean;
  /** What is not on the page. */
  readonly hide: readonly Control[];
  /** The model is trained from its seed to exactly so many updates when the link is opened; null says nothing of it. */
  readonly updates: number | null;
}

/** What of a scene says which run it is about. */
export type RunOfScene = ModelChoice & Pick<Scene, "task" | "seed">;

export const FIRST_STEP: StepId = "softmax";
export const FIRST_SEED = 1;

/** A task as far as a scene needs it: its id and the sentence that it opens with. */
export interface Opening {
  readonly task: string;
  readonly sentence: string;
}

export function openingScene({ task, sentence }: Opening, language: Language): Scene {
  return {
    ...defaultsOf(task),
    task,
    sentence,
    seed: FIRST_SEED,
    interventions: [],
    row: null,
    step: FIRST_STEP,
    column: 0,
    language,
    flip: false,
    screen: "stage",
    place: "",
    view: "loom",
    notation: null,
    opened: "",
    present: false,
    hide: [],
    updates: null,
  };
}
