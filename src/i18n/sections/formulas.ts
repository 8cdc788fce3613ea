/** What stands around a step's equations. It is loaded with the panels. */
import type { CodeFormat } from "../../trace/formulaView";
import type { Notation } from "../../trace/notation";

export type DifferenceId =
  | "note-goes-on"
  | "note-value"
  | "luong-weights"
  | "luong-one-matrix"
  | "luong-asks-before"
  | "luong-no-bias"
  | "luong-no-gru"
  | "bahdanau-mirrored"
  | "bahdanau-reset-after"
  | "bahdanau-no-such-cell"
  | "bahdanau-asks-after"
  | "bahdanau-no-attentional"
  | "bahdanau-one-reader"
  | "maxout";

export interface FormulaMessages {
  /** How a step is written: a group of switches. */
  readonly viewsLabel: string;
  readonly views: Readonly<Record<"symbols" | "numbers" | CodeFormat, string>>;
  /** Whose letters. */
  readonly notationLabel: string;
  readonly notations: Readonly<Record<Notation | "own", string>>;
  /** The code block's accessible name. */
  readonly code: (format: string) => string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly loadingCode: string;
  /** Above a step's equations, where someone gave its numbers. */
  readonly byHand: string;
  /** A gate that an intervention holds; `unit` null means all of them. */
  readonly held: (of: { gate: string; value: string; unit: number | null }) => string;
  /** Sentences about what is not as in the note or paper. */
  readonly differs: Readonly<Record<DifferenceId, string>>;
}
