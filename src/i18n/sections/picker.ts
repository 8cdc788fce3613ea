import type { CellId, ScoreId, WindowId, WiringId } from "../../trace/architecture";
import type { Intervention } from "../../trace/intervention";
import type { OptimizerId } from "../../trace/settings";

export const PRESET_IDS = [
  "default",
  "bahdanau-2014",
  "luong-feeding",
  "lstm-two-layers",
  "plain",
  "cho-2014",
  "sutskever-2014",
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

export const SCHEDULE_KINDS = ["constant", "linear", "exponential", "inverse-sigmoid"] as const;
export type ScheduleKind = (typeof SCHEDULE_KINDS)[number];

export type FieldId =
  | "units"
  | "embed"
  | "radius"
  | "batch"
  | "learningRate"
  | "clip"
  | "dropout"
  | "optimizer"
  | "teacherForcing"
  | "reverseSource"
  | "withoutEos";

/** A choice by its name and in one line. */
export interface Told {
  readonly name: string;
  readonly line: string;
}

/**
 * What the choices are. Loaded with the picker, at the reader's first gesture: it is twice as long as the rest of what
 * the page says at first.
 */
export interface PickerMessages {
  readonly trained: string;
  readonly begin: string;
  readonly keep: string;
  /** Asked before a model that was trained here gives way to another one. */
  readonly ask: (updates: number) => string;
  readonly badNumber: (low: number, high: number, whole: boolean) => string;
  readonly oddUnits: string;
  readonly badSchedule: string;
  /** Each line of a choice: the name stands in the sentence's own messages. */
  readonly cell: Readonly<Record<CellId, string>>;
  readonly wiring: Readonly<Record<WiringId, string>>;
  readonly score: Readonly<Record<ScoreId, string>>;
  readonly window: Readonly<Record<WindowId, string>>;
  readonly direction: Readonly<Record<"one" | "both", Told>>;
  readonly layers: Readonly<Record<"1" | "2", Told>>;
  readonly feeding: Readonly<Record<"without" | "with", Told>>;
  readonly gaussian: Readonly<Record<"even" | "falling", Told>>;
  readonly preset: Readonly<Record<PresetId, Told>>;
  readonly groups: Readonly<Record<"feeding" | "gaussian", string>>;
  readonly fields: Readonly<Record<FieldId, Told>>;
  readonly optimizers: Readonly<Record<OptimizerId, Told>>;
  readonly schedules: Readonly<Record<ScheduleKind, Told>>;
  readonly schedule: string;
  readonly interventions: InterventionMessages;
  readonly own: OwnPairsMessages;
}

/** One side of a file of pairs. */
export interface SideTold {
  readonly vocabulary: number;
  /** Words that occur once. */
  readonly once: number;
  readonly lengths: { readonly least: number; readonly mean: number; readonly most: number };
}

/** What is in a file of pairs, as far as it is told. */
export interface PairsTold {
  readonly pairs: number;
  readonly source: SideTold;
  readonly target: SideTold;
  readonly duplicates: number;
  readonly ambiguous: number;
  readonly tooLong: number;
  readonly limit: number;
}

export interface OwnPairsMessages {
  readonly title: string;
  /** What the file has to look like, and that it stays here. */
  readonly what: string;
  readonly choose: string;
  readonly report: (report: PairsTold) => readonly string[];
  readonly use: string;
}

/** What says that a translation is not the model's own. */
export interface InterventionMessages {
  readonly label: string;
  readonly intro: string;
  readonly remove: string;
  /** Many of one kind are said together. */
  readonly say: (interventions: readonly Intervention[]) => string;
}
