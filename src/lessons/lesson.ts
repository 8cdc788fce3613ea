/**
 * What a lesson is: data and nothing else. Prose in typed pieces, scenes as bookmarks into the stage, questions and
 * experiments by name and number; what stands in a sentence as a number is computed from the model that runs.
 */
import type { Language } from "../lib/language";
import type { Scene } from "../state/scene";
import type { Intervention } from "../trace/intervention";
import type { SomeChoice } from "../trace/settings";
import type { Measure, WordMeasure } from "./measure";
import type { TermId } from "./terms";

/** An item of the checklist of what the source notes say, 1 … 72: see `checklist.ts`. */
export type ChecklistItem = number;

/** A piece of a sentence; a string stands for itself. */
export type Piece =
  | string
  /** A word of the glossary, as this sentence has it. */
  | { readonly term: TermId; readonly text: string }
  /** A number that is computed on the spot. Two decimals unless said otherwise; `scientific`: one digit times ten to a power. */
  | { readonly value: Measure; readonly decimals?: number; readonly as?: "percent" | "scientific" }
  /** A word of the sentence in view, or one that the model says. */
  | { readonly word: WordMeasure }
  /** TeX, inline. */
  | { readonly math: string }
  | { readonly strong: string }
  /** A Korean particle, chosen by the sound of what stands before it: "은는", "이가", "을를", "과와", "으로로". */
  | { readonly particle: Particle };

export type Particle = "은는" | "이가" | "을를" | "과와" | "으로로";

/** The same in every language. */
export type Both<T> = Readonly<Record<Language, T>>;
export type Prose = Both<readonly Piece[]>;

export type Block =
  | { readonly kind: "paragraph"; readonly text: Prose }
  /** TeX, on a line of its own. */
  | { readonly kind: "equation"; readonly tex: string }
  /** Something to do by hand on the stage. */
  | { readonly kind: "task"; readonly text: Prose }
  /** Several seeds or settings of a recorded experiment, side by side. */
  | { readonly kind: "recorded"; readonly experiment: string; readonly text: Prose }
  | { readonly kind: "link"; readonly text: Both<string>; readonly scene: Bookmark };

/** As much of a scene as matters; the rest is the task's own. */
export type Bookmark = Partial<Omit<Scene, "language" | "flip" | "screen" | "place">> & {
  readonly task: string;
};

export interface Beat {
  /** Unique in its lesson; part of links. */
  readonly id: string;
  /** What of the notes it states and shows. */
  readonly notes: readonly ChecklistItem[];
  readonly title: Both<string>;
  readonly scene: Bookmark;
  /** Another translation to compare with: measures name it `beside`. */
  readonly beside?: Bookmark;
  readonly blocks: readonly Block[];
}

export interface Option {
  readonly id: string;
  readonly text: Prose;
  /** It is right where this measure is the question's truth; of several numbers the nearest is. */
  readonly value: number | string;
  /** Which misconception it stands for, by its number in `misconceptions.ts`. */
  readonly belief?: number;
}

interface Asked {
  readonly id: string;
  readonly notes: readonly ChecklistItem[];
  readonly scene: Bookmark;
  readonly beside?: Bookmark;
  readonly ask: Prose;
  /** Said beside the truth, once it is shown. */
  readonly reveal: Prose;
}

/** Asked before the numbers are seen; while it is open the stage hides what would answer it. */
export type Question = Asked &
  (
    | /** Bars for the weights of a row; scored by overlap, the sum of min(guess, weight). */ {
        readonly kind: "weights";
        readonly row: number;
      }
    | { readonly kind: "choice"; readonly options: readonly Option[]; readonly truth: Measure | WordMeasure }
    | /** A point on a scale; scored by 1 - |guess - truth| / (high - low). */ {
        readonly kind: "scale";
        readonly low: number;
        readonly high: number;
        readonly logarithmic?: boolean;
        readonly label: Both<string>;
        readonly truth: Measure;
      }
  );

/** One model of an experiment. */
export interface Arm {
  readonly id: string;
  readonly label: Both<string>;
  readonly task: string;
  readonly choice: SomeChoice;
  /** 0 leaves the model as it begins. Absent: the model that ships for this choice, where one does. */
  readonly updates?: number;
  /** Of measuring, not of training. */
  readonly interventions?: readonly Intervention[];
  /** A parameter whose numbers are all 0 when training begins. */
  readonly zeroed?: string;
  /** In place of the experiment's own. Arms with the same model are one model that is measured several times. */
  readonly outcome?: Outcome;
}

/** What a translation of the held-out sentences has a number for. */
export type OutcomeMetric =
  | "exact"
  | "tokenAccuracy"
  | "bleu"
  | "aer"
  | "aerInputWord"
  | "entropy"
  | "loss"
  /** Words said, `<eos>` not among them; one that never ends is as long as an output may get. */
  | "outputLength"
  /** Mean over rows of the largest weight. */
  | "largestWeight"
  /** Mean distance, in source words, between the peaks of neighbouring rows. */
  | "jump"
  /** Rows of a sentence whose peak is left of the peak of the row before. */
  | "crossings";

/** What is measured of every arm when it stands. */
export type Outcome =
  /** Held-out sentences, all together. */
  | { readonly of: "metric"; readonly metric: OutcomeMetric }
  /** The same by length of the source. */
  | { readonly of: "by-length"; readonly metric: "exact" | "tokenAccuracy" }
  /** The same by updates: after 0, after `every`, after twice as many … */
  | { readonly of: "by-updates"; readonly metric: OutcomeMetric; readonly every: number }
  /** A measure of one translation. */
  | { readonly of: "measure"; readonly sentence: string; readonly measure: Measure }
  /**
   * |∂loss/∂x_1| of a source of so many words, by length: the first so many of `words`, again and again; the output is
   * `forced`.
   */
  | {
      readonly of: "gradient-by-length";
      readonly lengths: readonly number[];
      readonly words: readonly string[];
      readonly forced: string;
    }
  /** Mean weight, over the rows of these output words, on source words that are linked to them surely, or only possibly. */
  | { readonly of: "linked-weight"; readonly words: readonly string[]; readonly link: "sure" | "possible" }
  /**
   * Two encoder states change places when they are summed, and stay where they are when they are scored: the one that is
   * looked at most and the next that holds another digit. Share of the sentences that then say the digit which stayed
   * (`kept`) or the one that came (`swapped-in`).
   */
  | {
      readonly of: "swapped-value";
      readonly sentences: readonly string[];
      readonly says: "kept" | "swapped-in";
    };

/** It holds where the measure, of an outcome, is at least `atLeast` and at most `atMost`. */
export interface Bound {
  readonly measure: Measure;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Experiment {
  readonly id: string;
  readonly notes: readonly ChecklistItem[];
  readonly title: Both<string>;
  readonly say: Prose;
  /** What stands on the stage beside it: a translation of the lesson, of the kind that it is about. */
  readonly scene: Bookmark;
  readonly arms: readonly Arm[];
  readonly outcome: Outcome;
  /** The seeds of the record; in the page one runs, the first unless the reader asks for another. */
  readonly seeds: readonly number[];
  /**
   * What is compared with the reader's prediction, and with the record's bounds. They hold together on at least
   * `seedsHold` seeds. `text` is said beside the truth; `claim` says in a sentence what the bounds ask.
   */
  readonly contrast: Bound & {
    readonly text: Prose;
    readonly claim: Both<string>;
    readonly also?: readonly Bound[];
    readonly seedsHold: number;
  };
  /** The reader's prediction of the contrast's measure, before it runs. */
  readonly predict: {
    readonly low: number;
    readonly high: number;
    readonly logarithmic?: boolean;
    readonly decimals?: number;
    readonly as?: "percent";
    readonly label: Both<string>;
  };
  /** So many updates at most, and so many sentences, for tests: the outcome is measured, its bound is not claimed. */
  readonly short: { readonly updates: number; readonly sentences?: number };
}

export interface Lesson {
  readonly id: LessonId;
  readonly goal: Prose;
  readonly beats: readonly Beat[];
  readonly questions: readonly Question[];
  readonly experiment: Experiment;
}

/** In their order. */
export const LESSON_IDS = [
  "cell",
  "seq2seq",
  "bottleneck",
  "attention",
  "query-key-value",
  "heatmap",
  "word-order",
  "elision",
  "bahdanau",
  "scores",
  "training",
  "gradients",
  "trust",
] as const;
export type LessonId = (typeof LESSON_IDS)[number];
