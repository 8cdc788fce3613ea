import type { StepId } from "../../trace/steps";

export const WORKED_IDS = ["worked-luong", "worked-bahdanau"] as const;
export type WorkedId = (typeof WORKED_IDS)[number];

/** What one of the examples says of itself. */
export interface ExampleMessages {
  /** In the list of tasks, below its name. */
  readonly line: string;
  readonly title: string;
  readonly intro: string;
  /** On the stage: that no training made these numbers. */
  readonly handSet: string;
  /** What the note says otherwise, or leaves out, step by step. */
  readonly remarks: Readonly<Record<StepId, string>>;
}

/** The worked examples: loaded with them. */
export interface WorkedMessages {
  /** Above them in the list of tasks. */
  readonly group: string;
  readonly examples: Readonly<Record<WorkedId, ExampleMessages>>;
  /** Before what else was changed. */
  readonly also: string;
  readonly vectors: string;
  /** Leads to them. */
  readonly changeVectors: string;
  /** How a number is changed; a step, and a fine one. */
  how(step: number, fine: number): string;
  /** The vector that asks in the row in view. */
  readonly query: string;
  /** It is computed here, and no example gives it. */
  readonly queryOwn: string;
  /** Accessible names; `unit` counts from 1. */
  unitOfState(of: { readonly word: string; readonly position: number; readonly unit: number }): string;
  unitOfQuery(of: { readonly row: number; readonly unit: number }): string;
  badNumber(limit: number): string;
  /** The row in view: its word, and its place from 1. */
  row(of: { readonly word: string; readonly row: number }): string;
  readonly score: string;
  readonly weight: string;
  readonly sum: string;
  /** Above the numbers without what was done to the scores. */
  readonly before: string;
  /** Above what the row before made, where this row begins with it; above what this row makes of its weights. */
  readonly given: string;
  readonly follows: string;
  readonly scores: string;
  readonly gestures: Readonly<
    Record<
      "shift" | "double" | "root",
      { readonly label: string; readonly name: string; readonly told: string }
    >
  >;
  readonly temperature: string;
  readonly temperatureTold: string;
  change(most: string): string;
  /** The way back to the example's own numbers. */
  readonly restore: string;
  readonly modelsOwn: string;
  /** Where no vectors are given. */
  readonly taken: string;
  readonly remark: string;
}
