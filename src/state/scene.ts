import { STEP_IDS, type StepId } from "../trace/steps";

export type Language = "en" | "ko";

/** What one looks at, exactly as far as a link can say it. */
export interface Scene {
  readonly task: string;
  readonly sentence: string;
  readonly seed: number;
  /** The output word that is looked at, from 0. */
  readonly row: number;
  readonly step: StepId;
  /** The source position that the encode step stands at, from 0. */
  readonly column: number;
  readonly language: Language;
  /** Heatmap colours reversed. */
  readonly flip: boolean;
}

export const FIRST_STEP: StepId = STEP_IDS[3];
