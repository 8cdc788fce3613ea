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
  /** A number that is computed on the spot. Two decimals unless said otherwise. */
  | { readonly value: Measure; readonly decimals?: number; readonly as?: "percent" }
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
export type Bookmark = Partial<Omit<Scene, "language" | "flip" | "screen" | "place">> & { readonly task: string };

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
}

/** What is measured of every arm when it stands. */
export type Outcome =
  /** Held-out sentences, all together. */
  | {
      readonly of: "metric";
      readonly metric: "exact" | "tokenAccuracy" | "bleu" | "aer" | "aerInputWord" | "entropy" | "loss";
    }
  /** The same by length of the source. */
  | { readonly of: "by-length"; readonly metric: "exact" | "tokenAccuracy" }
  /** A measure of one translation. */
  | { readonly of: "measure"; readonly sentence: string; readonly measure: Measure }
  /** |∂loss/∂x_1| of a source of so many words, by length. */
  | { readonly of: "gradient-by-length"; readonly lengths: readonly number[] };

export interface Experiment {
  readonly id: string;
  readonly notes: readonly ChecklistItem[];
  readonly title: Both<string>;
  readonly say: Prose;
  readonly arms: readonly Arm[];
  readonly outcome: Outcome;
  /** The seeds of the record; in the page one runs, the first unless the reader asks for another. */
  readonly seeds: readonly number[];
  /**
   * What is compared with the reader's prediction, and with the record's bound: a measure over the outcome. It holds
   * where it is at least `atLeast`, or at most `atMost`, on at least `seedsHold` seeds.
   */
  readonly contrast: {
    readonly measure: Measure;
    readonly text: Prose;
    readonly atLeast?: number;
    readonly atMost?: number;
    readonly seedsHold: number;
  };
  /** The reader's prediction of the contrast, before it runs. */
  readonly predict: { readonly low: number; readonly high: number; readonly label: Both<string> };
  /** Fewer updates and sentences, for tests: the outcome is measured, its bound is not claimed. */
  readonly short: { readonly updates: number };
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
