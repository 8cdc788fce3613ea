/** What is pointed at. Hovering previews, a click or Enter pins; it never goes into the link. */
import type { StepId } from "../trace/steps";

export interface Spot {
  readonly source?: number;
  readonly target?: number;
  readonly unit?: number;
  readonly step?: StepId;
}

export interface Focus {
  readonly hover: Spot;
  readonly pin: Spot;
}

export const NO_FOCUS: Focus = { hover: {}, pin: {} };

/** What the page answers to: each part from the hover where it says something, else from the pin. */
export function effectiveSpot({ hover, pin }: Focus): Spot {
  return { ...pin, ...hover };
}

const PARTS = ["source", "target", "unit", "step"] as const;

/** Pinning replaces what was pinned; pinning the same place again lets it go. */
export function togglePin(focus: Focus, spot: Spot): Focus {
  const same = PARTS.every((part) => focus.pin[part] === spot[part]);
  return { ...focus, pin: same ? {} : spot };
}
