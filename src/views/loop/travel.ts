/** The way that a step takes through the drawing: four points for the highlight that goes along it. */
import { type StepId, stepsPerWord } from "../../trace/steps";
import { feedbackEdges, inputY, type LoopLayout, outputY, type Point, slotAt, stripY } from "./loopLayout";
import type { Lane, Place, SlotKind } from "./parts";

export type Way = readonly [Point, Point, Point, Point];

const straight = (from: Point, to: Point): Way => {
  const between = (share: number): Point => [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
  ];
  return [from, between(1 / 3), between(2 / 3), to];
};

const MADE: Readonly<Partial<Record<StepId, readonly SlotKind[]>>> = {
  softmax: ["weights"],
  "weighted-sum": ["context"],
  concat: ["attentional", "joined"],
  cell: ["cell"],
  output: ["output"],
};

/** Null where nothing moves: in the first cell, and for what is computed without a vector going anywhere. */
export function wayOf(
  layout: LoopLayout,
  steps: readonly StepId[],
  lanes: readonly Lane[],
  lane: number,
  { row, step, column }: Place,
): Way | null {
  const { encoder, decoder } = layout;
  if (step === "encode") {
    const band = encoder.lanes[lane];
    const x = encoder.centers[column];
    const before = encoder.centers[lanes[lane]?.backward ? column + 1 : column - 1];
    if (!band || x === undefined || before === undefined) return null;
    const y = band.y + band.height / 2;
    return straight([before, y], [x, y]);
  }
  const at = decoder.columns[row];
  if (!at) return null;
  const [first] = stepsPerWord(steps);
  if (step === first) {
    const edge = feedbackEdges(layout, () => 12).find(({ to }) => to === row);
    const [a, b, c, d] = edge?.points ?? [];
    if (a && b && c && d) return [a, b, c, d];
    const input = slotAt(layout, "input");
    return input ? straight([at.riser, inputY(input)], [at.left, inputY(input)]) : null;
  }
  const slot = (MADE[step] ?? []).map((kind) => slotAt(layout, kind)).find((found) => found !== undefined);
  if (!slot) return null;
  if (slot.kind === "context")
    return [
      [at.trunk, layout.knotY],
      [at.trunk, (layout.knotY + stripY(slot)) / 2],
      [at.trunk, stripY(slot)],
      [at.left, stripY(slot)],
    ];
  const place = decoder.slots.indexOf(slot);
  const above = decoder.slots[place - 1];
  const to: Point = [at.center, slot.kind === "output" ? outputY(slot) : slot.y + slot.height / 2];
  return above ? straight([at.center, above.y + above.height / 2], to) : null;
}
