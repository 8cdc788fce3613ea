import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTestTrace } from "../../panels/testTrace";
import type { StepId } from "../../trace/steps";
import { fitText } from "./fitText";
import {
  fedEdges,
  feedbackEdges,
  inputY,
  type LoopInput,
  loopLayout,
  outputY,
  pathOf,
  scrollTo,
  slotAt,
} from "./loopLayout";
import { isCellLit, isSlotLit, isStateLit, type Lane, lanesOf, type Slot, slotsOf } from "./parts";
import { wayOf } from "./travel";

const trace = createTestTrace();
const STEPS = trace.steps;

function input(patch: Partial<LoopInput> = {}): LoopInput {
  const lanes = lanesOf(trace);
  const slots = slotsOf(trace);
  return { width: 716, columns: 4, rows: 5, lanes, slots, units: 32, embed: 16, ...patch };
}

const lanesFor = (layers: 1 | 2, bidirectional: boolean): Lane[] =>
  lanesOf({ model: { ...trace.model, layers, bidirectional } });

const inputs = fc
  .record({
    width: fc.integer({ min: 280, max: 900 }),
    columns: fc.integer({ min: 1, max: 40 }),
    rows: fc.integer({ min: 1, max: 40 }),
    layers: fc.constantFrom(1 as const, 2 as const),
    two: fc.boolean(),
    units: fc.integer({ min: 1, max: 64 }),
    embed: fc.integer({ min: 1, max: 64 }),
  })
  .map(({ layers, two, ...rest }) => input({ ...rest, lanes: lanesFor(layers, two) }));

const RUNS = { numRuns: 30 };

describe("the loop's layout", () => {
  it("gives every position a column of its own, from left to right, inside the drawing", () => {
    fc.assert(
      fc.property(inputs, (one) => {
        const layout = loopLayout(one);
        const { centers, pitch, boxWidth } = layout.encoder;
        const { columns } = layout.decoder;
        expect(centers).toHaveLength(one.columns);
        expect(columns).toHaveLength(one.rows);
        for (let j = 1; j < centers.length; j++)
          expect((centers[j] ?? 0) - (centers[j - 1] ?? 0)).toBeGreaterThan(boxWidth);
        expect((centers.at(-1) ?? 0) + pitch / 2).toBeLessThanOrEqual(layout.width);
        for (const [t, { left, right, riser, trunk }] of columns.entries()) {
          expect(riser).toBeLessThan(trunk);
          expect(trunk).toBeLessThan(left);
          expect(left).toBeLessThan(right);
          expect(riser).toBeGreaterThan(columns[t - 1]?.right ?? layout.gutter - 1);
        }
        expect(layout.stopX).toBeLessThan(layout.width);
      }),
      RUNS,
    );
  });

  it("stacks what a column holds without overlaps, under the hand-over, within its height", () => {
    fc.assert(
      fc.property(inputs, (one) => {
        const { encoder, decoder, handY, knotY, height } = loopLayout(one);
        const bands = [
          ...encoder.lanes,
          { y: encoder.states.y, height: encoder.states.bottom - encoder.states.y },
          { y: handY, height: 0 },
          { y: knotY, height: 0 },
          ...decoder.slots,
        ];
        for (const [i, band] of bands.entries()) {
          const next = bands[i + 1];
          if (next) expect(band.y + band.height).toBeLessThanOrEqual(next.y);
          else expect(band.y + band.height).toBeLessThanOrEqual(height);
        }
      }),
      RUNS,
    );
  });

  it("leaves a finger's width to every cell on a phone", () => {
    const { encoder, decoder } = loopLayout(
      input({ width: 358, columns: 12, rows: 12, lanes: lanesFor(2, true) }),
    );
    expect(encoder.pitch).toBeGreaterThanOrEqual(44);
    for (const { height } of encoder.lanes) expect(height).toBeGreaterThanOrEqual(44);
    for (const { left, right } of decoder.columns) expect(right - left).toBeGreaterThanOrEqual(44);
  });

  it("feeds each word but the last back to the row behind it", () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 4, max: 200 }), (one, reach) => {
        const layout = loopLayout(one);
        const edges = feedbackEdges(layout, () => reach);
        expect(edges.map(({ from, to }) => [from, to])).toEqual(
          Array.from({ length: one.rows - 1 }, (_, t) => [t, t + 1]),
        );
        const [said, read] = [slotAt(layout, "output"), slotAt(layout, "input")];
        if (!said || !read) expect.fail("no word is said or read");
        for (const { from, to, points } of edges) {
          const [start, end] = [points[0], points.at(-1)];
          const [before, after] = [layout.decoder.columns[from], layout.decoder.columns[to]];
          expect(start?.[1]).toBe(outputY(said));
          expect(end).toEqual([(after?.left ?? 0) - 4, inputY(read)]);
          expect(start?.[0]).toBeGreaterThan(before?.center ?? 0);
          // Between the columns, and through neither.
          for (const [x] of points.slice(1, 3)) {
            expect(x).toBeGreaterThan(before?.right ?? 0);
            expect(x).toBeLessThan(after?.left ?? 0);
          }
        }
      }),
      RUNS,
    );
  });

  it("has a second way back with input feeding only", () => {
    expect(fedEdges(loopLayout(input()))).toEqual([]);
    const fed: Slot[] = [{ kind: "fed", step: null, layer: 0 }];
    const slots = [...slotsOf(trace).slice(0, 1), ...fed, ...slotsOf(trace).slice(1)];
    expect(fedEdges(loopLayout(input({ slots }))).map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
  });

  it("rounds corners and stays a path of numbers", () => {
    const d = pathOf([
      [0, 0],
      [20, 0],
      [20, -40],
    ]);
    expect(d).toBe("M0 0L13 0Q20 0 20 -7L20 -40");
    expect(pathOf([])).toBe("");
  });

  it("scrolls no further than it has to", () => {
    expect(scrollTo(100, 180, 50, 300)).toBe(50);
    expect(scrollTo(400, 480, 50, 300)).toBe(204);
    expect(scrollTo(10, 60, 200, 300)).toBe(0);
    // Left of it stands what does not scroll.
    expect(scrollTo(210, 280, 200, 300, 24, 80)).toBe(130);
  });

  it("makes words smaller before it cuts them", () => {
    expect(fitText("am", 80)).toMatchObject({ text: "am", size: 15 });
    expect(fitText("european", 64).text).toBe("european");
    const cut = fitText("incomprehensibility", 50);
    expect(cut.text).toMatch(/^inc.*…$/);
    expect(cut.reach).toBeLessThanOrEqual(25);
    expect(fitText("", 10).text).toBe("");
  });
});

describe("what is lit", () => {
  const place = (step: StepId, row = 0, column = 0) => ({ step, row, column });

  it("is exactly what the steps so far have made", () => {
    const slots = slotsOf(trace);
    expect(slots.map(({ kind }) => kind)).toEqual([
      "input",
      "cell",
      "state",
      "weights",
      "context",
      "attentional",
      "output",
    ]);
    const lit = (step: StepId, row: number): string[] =>
      slots.filter((slot) => isSlotLit(STEPS, slot, row, place(step, 2))).map(({ kind }) => kind);
    expect(lit("encode", 2)).toEqual([]);
    expect(lit("encode", 0)).toEqual([]);
    expect(lit("cell", 2)).toEqual(["input", "cell", "state"]);
    expect(lit("score", 2)).toEqual(["input", "cell", "state"]);
    expect(lit("weighted-sum", 2)).toEqual(["input", "cell", "state", "weights", "context"]);
    expect(lit("output", 2)).toHaveLength(slots.length);
    expect(lit("cell", 1)).toHaveLength(slots.length);
    expect(lit("output", 3)).toEqual([]);
  });

  it("follows a reader through its own order, and the lanes one after the other", () => {
    const lanes = lanesFor(2, true);
    expect(lanes).toEqual([
      { layer: 0, backward: false },
      { layer: 0, backward: true },
      { layer: 1, backward: false },
      { layer: 1, backward: true },
    ]);
    const read = (lane: number, current: number, column: number): number[] =>
      [0, 1, 2, 3].filter((j) => isCellLit(lanes, lane, j, current, place("encode", 0, column)));
    expect(read(0, 0, 1)).toEqual([0, 1]);
    expect(read(1, 0, 1)).toEqual([]);
    expect(read(0, 1, 2)).toEqual([0, 1, 2, 3]);
    expect(read(1, 1, 2)).toEqual([2, 3]);
    expect(read(3, 1, 2)).toEqual([]);
    const whole = (current: number): number[] =>
      [0, 1, 2, 3].filter((j) => isStateLit(lanes, j, current, place("encode", 0, 2)));
    expect(whole(2)).toEqual([]);
    expect(whole(3)).toEqual([2, 3]);
    expect(isStateLit(lanes, 0, 0, place("cell"))).toBe(true);
  });
});

describe("the way of a step", () => {
  const layout = loopLayout(input());
  const lanes = lanesOf(trace);
  const way = (step: StepId, row = 0, column = 0) => wayOf(layout, STEPS, lanes, 0, { step, row, column });

  it("goes from cell to cell, and from a word to the next input", () => {
    expect(way("encode", 0, 0)).toBeNull();
    expect(way("encode", 0, 2)?.map(([x]) => Math.round(x))).toEqual(
      [0, 1, 2, 3].map((i) => {
        const [from = 0, to = 0] = layout.encoder.centers.slice(1, 3);
        return Math.round(from + ((to - from) * i) / 3);
      }),
    );
    const [said, read] = [slotAt(layout, "output"), slotAt(layout, "input")];
    const fed = way("cell", 3);
    expect(fed?.[0][1]).toBe(said && outputY(said));
    expect(fed?.[3][1]).toBe(read && inputY(read));
    expect(way("weighted-sum", 1)?.[0]).toEqual([layout.decoder.columns[1]?.trunk, layout.knotY]);
  });

  it("stays within the drawing at every step of every word", () => {
    for (const step of STEPS)
      for (let row = 0; row < 5; row++)
        for (let column = 0; column < 4; column++)
          for (const [x, y] of way(step, row, column) ?? []) {
            expect(x).toBeGreaterThan(0);
            expect(x).toBeLessThan(layout.width);
            expect(y).toBeGreaterThan(0);
            expect(y).toBeLessThan(layout.height);
          }
  });
});
