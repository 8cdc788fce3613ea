/** What every part of the loom is drawn from. */
import type { StepId } from "../trace/steps";
import { row as rowOf } from "../trace/tensors";
import { type Trace, tensorOf } from "../trace/trace";
import type { Theme } from "./color";
import type { Focus } from "./focus";
import { inkOf, type LoomLayout } from "./loom";
import type { LoomLabels } from "./loomLabels";

export interface LoomView {
  readonly trace: Trace;
  readonly layout: LoomLayout;
  readonly labels: LoomLabels;
  readonly theme: Theme;
  readonly flip: boolean;
  readonly row: number;
  readonly step: StepId;
  /** Source positions up to this one are encoded. */
  readonly encoded: number;
  /** The source word that is in view. */
  readonly linked: number;
  readonly focus: Focus;
  readonly scores: Float32Array;
  readonly weights: Float32Array;
  /** Rows of the cloth that are woven; the others show the bare warp. */
  readonly woven: number;
  readonly ink: (part: StepId) => number;
}

export interface LoomScene {
  readonly trace: Trace;
  readonly layout: LoomLayout;
  readonly labels: LoomLabels;
  readonly theme: Theme;
  readonly flip: boolean;
  readonly row: number;
  readonly step: StepId;
  readonly column: number;
  readonly linked: number;
  readonly focus: Focus;
}

export function loomView({ column, ...scene }: LoomScene): LoomView {
  const { trace, row, step, focus } = scene;
  const reached = trace.steps.indexOf(step);
  return {
    ...scene,
    encoded: step === "encode" ? column : trace.source.tokens.length - 1,
    scores: rowOf(tensorOf(trace, "scores"), row),
    weights: rowOf(tensorOf(trace, "weights"), row),
    woven: step === "encode" ? 0 : reached >= trace.steps.indexOf("softmax") ? row + 1 : row,
    ink: (part) => inkOf(part, step, trace.steps, focus.step),
  };
}
