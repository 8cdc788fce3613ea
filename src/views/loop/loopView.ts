/** What every part of the drawing is told. */
import type { LoopMessages } from "../../i18n/sections/loop";
import type { Trace } from "../../trace/trace";
import type { Theme } from "../../viz/color";
import type { Focus } from "../../viz/focus";
import type { LoopLayout, PlacedSlot } from "./loopLayout";
import { isSlotLit, type Lane, type Place } from "./parts";

export interface LoopView {
  readonly trace: Trace;
  readonly place: Place;
  readonly lanes: readonly Lane[];
  /** The lane that is stepped through, an index of `lanes`. */
  readonly lane: number;
  readonly layout: LoopLayout;
  readonly labels: LoopMessages;
  readonly theme: Theme;
  readonly focus: Focus;
  readonly sourceLanguage: string | null;
  readonly targetLanguage: string | null;
  onPlace(place: Partial<Place>): void;
  onLane(lane: number): void;
  onFocus(focus: Focus): void;
}

/** Whether a slot of a row is computed yet; a slot that this model does not have never is. */
export function isPlacedLit({ trace, place }: LoopView, slot: PlacedSlot | undefined, row: number): boolean {
  return slot !== undefined && isSlotLit(trace.steps, slot, row, place);
}

/** Enter and space press what SVG has no button for. */
export function pressed(event: { key: string; preventDefault(): void; stopPropagation(): void }): boolean {
  if (event.key !== "Enter" && event.key !== " ") return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
