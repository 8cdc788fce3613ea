import type { StepId } from "../trace/steps";

/** The architecture, independent of what its words mean. Everything a shape depends on. */
export interface ModelConfig {
  readonly cell: "gru";
  readonly wiring: "luong";
  readonly score: "dot";
  readonly window: "global";
  /** Size of an attended state; each direction of a two-direction encoder has half of it. */
  readonly units: number;
  readonly embed: number;
  readonly layers: 1;
  readonly bidirectional: boolean;
  /** Vocabulary sizes, special tokens included. */
  readonly sourceVocab: number;
  readonly targetVocab: number;
}

/** Luong's order (arXiv:1508.04025, section 3): the cell runs first and its new state asks. */
export const WIRING_STEPS: Readonly<Record<ModelConfig["wiring"], readonly StepId[]>> = {
  luong: ["encode", "cell", "score", "softmax", "weighted-sum", "concat", "output"],
};
