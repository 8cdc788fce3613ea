/** What a panel is given: a trace, a place in it, and what is touched. Panels know no store. */
import type { ReactNode } from "react";
import type { StepId } from "../trace/steps";
import type { Trace } from "../trace/trace";
import type { Theme } from "../viz/color";
import type { Focus } from "../viz/focus";

export interface PanelProps {
  readonly trace: Trace;
  readonly step: StepId;
  readonly row: number;
  /** The source position that encoding has reached. */
  readonly column: number;
  /** The source word in view. */
  readonly linked: number;
  readonly focus: Focus;
  readonly theme: Theme;
  /** Largest `|model - float64| / max(1, |float64|)` that passes: 1e-5, on WebGL 1e-4. */
  readonly tolerance: number;
  /** Room for drawings, in px. */
  readonly width: number;
  /** Replaces what is touched. */
  readonly onFocus: (focus: Focus) => void;
  /** Adds to what is pinned. */
  readonly onPin: (focus: Focus) => void;
}

export type Panel = (props: PanelProps) => ReactNode;

/** The chosen unit, else the one with the largest magnitude: it shows most. */
export function unitInView(focus: Focus, values: ArrayLike<number>): number {
  if (focus.unit !== undefined && focus.unit < values.length) return focus.unit;
  let best = 0;
  for (let u = 1; u < values.length; u++)
    if (Math.abs(values[u] ?? 0) > Math.abs(values[best] ?? 0)) best = u;
  return best;
}
