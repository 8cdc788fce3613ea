/** Every word that the page and the command line say. A locale is one value of this type, without React. */
import type { Problem, ProblemCode } from "../lib/problem";
import type { Rejection } from "../worker/protocol";
import type { ConfigMessages } from "./sections/config";
import type { LoomMessages } from "./sections/loom";
import type { PanelMessages } from "./sections/panels";

/** A sentence for every problem, with what was wrong and what to do. */
export type ProblemMessages = {
  readonly [C in ProblemCode]: (problem: Extract<Problem, { code: C }>) => string;
};

type Backend = "webgl" | "wasm" | "cpu";

export interface Messages {
  readonly problem: ProblemMessages;
  readonly panels: PanelMessages;
  readonly loom: LoomMessages;
  readonly app: AppMessages;
  readonly config: ConfigMessages;
  readonly sentence: SentenceMessages;
  readonly transport: TransportMessages;
  readonly train: TrainMessages;
  readonly backend: BackendMessages;
  readonly note: NoteMessages;
  readonly live: LiveMessages;
  readonly console: ConsoleMessages;
}

export interface AppMessages {
  readonly name: string;
  /** The document's title. */
  readonly title: string;
  readonly skipToLoom: string;
  readonly skipToSentence: string;
  readonly startLessons: string;
  readonly explore: string;
  readonly screensLabel: string;
  readonly screens: Readonly<Record<"stage" | "lessons" | "inspect", string>>;
  /** What the middle of the stage shows. */
  readonly viewsLabel: string;
  readonly views: Readonly<Record<"loom" | "diagram" | "dictionary" | "loop" | "training", string>>;
  readonly copyLink: string;
  readonly linkCopied: string;
  readonly linkNotCopied: string;
  readonly language: string;
  readonly useDark: string;
  readonly useLight: string;
  readonly keys: string;
  readonly present: string;
  readonly heading: string;
  /** What the page is, in one sentence. */
  readonly intro: string;
  /** The same where there is one line for it. */
  readonly introShort: string;
  /** What to do first. */
  readonly invitation: string;
  readonly stage: string;
  readonly ledger: string;
  readonly wordOf: (row: number, rows: number) => string;
  readonly stepOf: (place: number, places: number) => string;
  readonly loadingModel: string;
  readonly loadingEngine: string;
  readonly openPane: string;
  readonly closePane: string;
  readonly sheetLarger: string;
  readonly sheetSmaller: string;
  readonly close: string;
}

export interface SentenceMessages {
  /** By task id. */
  readonly taskNames: Readonly<Record<string, string>>;
  readonly label: string;
  readonly placeholder: string;
  readonly split: string;
  /** A word that the model does not know; `<unk>` is what it reads instead. */
  readonly unknown: (word: string) => string;
  readonly nearest: string;
  readonly replace: (word: string, by: string) => string;
  readonly offer: (sentence: string) => string;
  readonly samples: string;
  readonly build: string;
  readonly next: string;
  readonly add: (word: string) => string;
  readonly startOver: string;
  readonly complete: string;
}

export interface TransportMessages {
  readonly label: string;
  readonly previousWord: string;
  readonly nextWord: string;
  readonly previousStep: string;
  readonly nextStep: string;
  readonly play: string;
  readonly pause: string;
  readonly speed: string;
  readonly times: (speed: number) => string;
  readonly scrubber: string;
  /** Under the source's part of the scrubber. */
  readonly encodeOnce: string;
}

export interface TrainMessages {
  readonly label: string;
  readonly start: string;
  readonly pause: string;
  readonly one: string;
  readonly reset: string;
  readonly resetAsk: string;
  readonly changeSeed: (seed: number) => string;
  readonly resetYes: string;
  readonly resetNo: string;
  readonly throttle: string;
  readonly full: string;
  readonly atMost: (updatesPerSecond: number) => string;
  /** What training does while the page is hidden. */
  readonly background: string;
  readonly backgrounds: Readonly<Record<"train" | "pause", string>>;
  readonly loss: string;
  readonly exact: string;
  readonly exactHelp: (sentences: number) => string;
  readonly aer: string;
  readonly aerHelp: string;
  readonly noAer: string;
  /** In its place where the model does not attend. */
  readonly noAttention: string;
  readonly notYet: string;
  /** A chart in words. */
  readonly curve: (of: { name: string; points: number; last: string }) => string;
  readonly perSecond: (updates: string) => string;
  readonly update: string;
  readonly seed: string;
  readonly seedBad: (text: string, largest: number) => string;
  readonly newer: (updates: number) => string;
  readonly refresh: string;
  /** Kernels are compared and compiled, before the first update. */
  readonly preparing: string;
  readonly status: Readonly<Record<"loading" | "idle" | "training" | "paused" | "failed", string>>;
  readonly open: string;
}

export interface BackendMessages {
  readonly label: string;
  readonly names: Readonly<Record<Backend, string>>;
  readonly chip: (backend: Backend) => string;
  readonly why: string;
  /** Why this backend was taken. */
  readonly taken: (choice: {
    backend: Backend;
    renderer: string | null;
    forced: Backend | null;
    webgl: { readonly software: boolean } | null;
  }) => string;
  /** Why another one was not. */
  readonly rejected: Readonly<Record<Rejection["why"], (backend: string) => string>>;
  /** On the chip, for an update. */
  readonly draws: (count: string) => string;
  readonly tensors: (count: string) => string;
  /** On the chip, in two words; the sentences are one press away. */
  readonly because: Readonly<Record<"asked" | "fastest" | "close" | "only", string>>;
}

export interface NoteMessages {
  readonly label: string;
  readonly untrained: string;
  readonly noCheckpoint: string;
  readonly diverged: (step: number, kept: number | null) => string;
  readonly restarted: (step: number | null) => string;
  /** Milliseconds since 1970. */
  readonly takenUp: (step: number, savedAt: number) => string;
  readonly discard: string;
  readonly notSaved: Readonly<Record<"full" | "refused", string>>;
  readonly stopped: (step: number | null) => string;
  readonly restart: string;
  readonly link: (fields: readonly { field: string; value: string }[]) => string;
  /** `asked` is null where no backend was asked for. */
  readonly fellBack: (asked: string | null, got: string) => string;
  readonly dismiss: string;
}

export interface LiveMessages {
  readonly encode: (at: { word: string; position: number; count: number }) => string;
  readonly step: (at: { word: string; step: string }) => string;
  readonly weights: (at: {
    word: string;
    step: string;
    parts: readonly { word: string; percent: number }[];
  }) => string;
  readonly output: (at: {
    word: string;
    step: string;
    parts: readonly { word: string; percent: number }[];
  }) => string;
}

/** Words for scripts. */
export interface ConsoleMessages {
  readonly wholeNumber: (from: number) => string;
  readonly text: string;
}

/** The sentence for a problem. */
export function problemText(messages: Messages, problem: Problem): string {
  // The table has a row for every code, which the compiler cannot follow through the union.
  const say = messages.problem[problem.code] as (problem: Problem) => string;
  return say(problem);
}
