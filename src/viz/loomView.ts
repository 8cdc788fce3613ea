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
  /** What the row looks at; null in a model that does not attend. */
  readonly attention: { readonly scores: Float32Array; readonly weights: Float32Array } | null;
  /** Rows of the cloth that are woven; the others show the bare warp. */
  readonly woven: number;
  /** Rows whose state is there. */
  readonly stated: number;
  readonly ink: (part: StepId) => number;
}

/** The same where there are weights: what threads and cloth are drawn from. */
export interface AttendingView extends LoomView {
  readonly attention: NonNullable<LoomView["attention"]>;
}

export const isAttending = (view: LoomView): view is AttendingView => view.attention !== null;

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
  const { weights } = trace.tensors;
  const isAt = (first: StepId): boolean => trace.steps.indexOf(step) >= trace.steps.indexOf(first);
  const rowsUpTo = (first: StepId): number => (step === "encode" ? 0 : isAt(first) ? row + 1 : row);
  return {
    ...scene,
    encoded: step === "encode" ? column : trace.source.tokens.length - 1,
    attention: weights
      ? { scores: rowOf(tensorOf(trace, "scores"), row), weights: rowOf(weights, row) }
      : null,
    woven: rowsUpTo(weights ? "softmax" : "cell"),
    stated: rowsUpTo("cell"),
    ink: (part) => inkOf(part, step, trace.steps, focus.step),
  };
}
