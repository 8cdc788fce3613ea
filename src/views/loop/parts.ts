/**
 * What the unrolled translation is made of: the lanes in which the encoder reads, and what stands below one another in
 * the decoder's column of one output word. All of it is asked of the trace, in the order of its own steps.
 */
import { besideWord, hasFixedContext } from "../../trace/anatomy";
import { type StepId, stepsPerWord } from "../../trace/steps";
import type { Trace } from "../../trace/trace";

/** One reader of one layer. */
export interface Lane {
  readonly layer: number;
  readonly backward: boolean;
}

/** In the order in which they can be computed: a layer reads what both readers of the layer below have made. */
export function lanesOf({ model }: Pick<Trace, "model">): Lane[] {
  const readers = model.bidirectional ? [false, true] : [false];
  return Array.from({ length: model.layers }, (_, layer) =>
    readers.map((backward) => ({ layer, backward })),
  ).flat();
}

export const SLOT_KINDS = [
  "input",
  "fed",
  "weights",
  "context",
  "joined",
  "attentional",
  "cell",
  "state",
  "output",
] as const;
export type SlotKind = (typeof SLOT_KINDS)[number];

/** One thing of a decoder column, and the step that makes it: null for what the row before has left behind. */
export interface Slot {
  readonly kind: SlotKind;
  readonly step: StepId | null;
  /** Of a cell. */
  readonly layer: number;
}

/** From top to bottom: what is read, then what each step of the wiring makes. */
export function slotsOf(trace: Trace): Slot[] {
  const slot = (kind: SlotKind, step: StepId | null, layer = 0): Slot => ({ kind, step, layer });
  const made = (step: StepId): Slot[] => {
    switch (step) {
      case "softmax":
        return [slot("weights", step)];
      case "weighted-sum":
        return [slot("context", step)];
      case "concat":
        return [
          ...(hasFixedContext(trace) ? [slot("context", step)] : []),
          slot(trace.tensors.attentional ? "attentional" : "joined", step),
        ];
      case "cell":
        return [
          ...Array.from({ length: trace.model.layers }, (_, layer) => slot("cell", step, layer)),
          slot("state", step),
        ];
      case "output":
        return [slot("output", step)];
      default:
        return [];
    }
  };
  return [
    slot("input", null),
    ...(besideWord(trace) === "fed" ? [slot("fed", null)] : []),
    ...stepsPerWord(trace.steps).flatMap(made),
  ];
}

/** Where one stands, as far as this drawing is concerned. */
export interface Place {
  readonly row: number;
  readonly step: StepId;
  readonly column: number;
}

/** Whether a thing of a row is computed yet. */
export function isSlotLit(steps: readonly StepId[], slot: Slot, row: number, place: Place): boolean {
  if (place.step === "encode" || row > place.row) return false;
  if (row < place.row || slot.step === null) return true;
  return steps.indexOf(slot.step) <= steps.indexOf(place.step);
}

/**
 * Whether an encoder cell is computed yet, while one steps through the lane `current` (an index of `lanes`): lanes
 * before it are read to their ends, lanes after it wait.
 */
export function isCellLit(
  lanes: readonly Lane[],
  lane: number,
  column: number,
  current: number,
  place: Place,
): boolean {
  if (place.step !== "encode" || lane < current) return true;
  if (lane > current) return false;
  return lanes[lane]?.backward ? column >= place.column : column <= place.column;
}

/** Whether a source position's whole state is there: every lane of the top layer has read it. */
export function isStateLit(lanes: readonly Lane[], column: number, current: number, place: Place): boolean {
  const top = Math.max(...lanes.map(({ layer }) => layer));
  return lanes.every(({ layer }, lane) => layer < top || isCellLit(lanes, lane, column, current, place));
}
