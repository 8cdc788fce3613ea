/** What is pointed at. Hovering previews, a click or Enter pins; it never goes into the link. */
import type { StepId } from "../trace/steps";
import type { TensorName } from "../trace/tensors";

export interface Spot {
  readonly source?: number;
  readonly target?: number;
  readonly unit?: number;
  readonly step?: StepId;
  readonly tensor?: TensorName;
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

/** Pinning adds to what is pinned; pinning the same place again lets it go. */
export function togglePin(focus: Focus, spot: Spot): Focus {
  const said = PARTS.filter((part) => spot[part] !== undefined);
  const same = said.every((part) => focus.pin[part] === spot[part]);
  if (!same) return { ...focus, pin: { ...focus.pin, ...spot } };
  const { hover, pin } = focus;
  const kept = Object.fromEntries(
    PARTS.filter((part) => !said.includes(part)).map((part) => [part, pin[part]]),
  );
  return { hover, pin: definedOnly(kept) };
}

function definedOnly(spot: { readonly [K in keyof Spot]: Spot[K] | undefined }): Spot {
  return Object.fromEntries(Object.entries(spot).filter(([, value]) => value !== undefined));
}
