import { describe, expect, it } from "vitest";
import { weightColour } from "../color";
import { colourScale, fillOf, paletteOf } from "./colours";
import { brushExtent, panExtent, revealCell, wholeExtent, zoomExtent } from "./extent";
import { moveByKey } from "./keys";
import { createLook, createMotion, createPlot } from "./plot";
import { threadsLayout } from "./threads";
import { coarsenessOf, TILE, tileNumbers, tilesSeen } from "./tiles";
import { lookAt } from "./useGestures";

const SIZE = { rows: 1000, columns: 600 };
const WHOLE = wholeExtent(SIZE);

describe("what is seen", () => {
  it("stays at the pointer while one zooms, and within the matrix", () => {
    const near = zoomExtent(WHOLE, 4, { x: 300, y: 500 }, SIZE);
    expect(near).toEqual({ left: 225, right: 375, top: 375, bottom: 625 });
    expect(zoomExtent(near, 0.1, { x: 300, y: 500 }, SIZE)).toEqual(WHOLE);
    const corner = zoomExtent(WHOLE, 1e9, { x: 600, y: 1000 }, SIZE);
    expect(corner).toEqual({ left: 597, right: 600, top: 997, bottom: 1000 });
  });

  it("stops at the edges when it is moved", () => {
    const near = { left: 100, right: 200, top: 100, bottom: 200 };
    expect(panExtent(near, 30, -500, SIZE)).toEqual({ left: 130, right: 230, top: 0, bottom: 100 });
  });

  it("is the cells that a brush touched, in any direction", () => {
    const brushed = { left: 10, right: 21, top: 30, bottom: 45 };
    expect(brushExtent({ x: 10.6, y: 30.2 }, { x: 20.1, y: 44.9 }, SIZE)).toEqual(brushed);
    expect(brushExtent({ x: 20.1, y: 44.9 }, { x: 10.6, y: 30.2 }, SIZE)).toEqual(brushed);
  });

  it("moves no farther than it takes to see a cell", () => {
    const near = { left: 100, right: 200, top: 100, bottom: 200 };
    expect(revealCell(near, 150, 150, SIZE)).toEqual(near);
    expect(revealCell(near, 200, 99, SIZE)).toEqual({ left: 99, right: 199, top: 101, bottom: 201 });
  });
});

it("keys walk: arrows by a cell, Home and End along the row, Page by a page, with Ctrl to the corners", () => {
  const at = { row: 5, column: 5 };
  const go = (key: string, ctrlKey = false) =>
    moveByKey({ key, ctrlKey, metaKey: false }, at, { rows: 20, columns: 9 }, 7);
  expect(go("ArrowDown")).toEqual({ row: 6, column: 5 });
  expect(go("ArrowLeft")).toEqual({ row: 5, column: 4 });
  expect(go("Home")).toEqual({ row: 5, column: 0 });
  expect(go("End")).toEqual({ row: 5, column: 8 });
  expect(go("PageDown")).toEqual({ row: 12, column: 5 });
  expect(go("PageUp")).toEqual({ row: 0, column: 5 });
  expect(go("Home", true)).toEqual({ row: 0, column: 0 });
  expect(go("End", true)).toEqual({ row: 19, column: 8 });
  expect(go("x")).toBeNull();
});

it("pointing at a label or a margin is pointing at its row or its column", () => {
  const words = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ text: `w${i}`, special: false }));
  const matrix = {
    title: "",
    kind: "weights",
    rows: words(5),
    columns: words(4),
    numbers: new Float64Array(20),
    brackets: [],
    gold: null,
    model: null,
  } as const;
  const scale = colourScale("weights", 1, "light", false, 0);
  const plot = createPlot({
    matrix,
    scale,
    margins: null,
    showGold: false,
    folded: false,
    width: 712,
    height: 500,
  });
  const motion = createMotion(wholeExtent(plot.input), createLook());
  const { x, y } = plot.layout(motion.extent.get());
  const { plot: room } = plot.frame;
  const at = (px: number, py: number) => lookAt(plot, motion, { x: px, y: py });
  expect(at(x(2.5), y(3.5))).toEqual({ row: 3, column: 2 });
  expect(at(room.x - 20, y(3.5))).toEqual({ row: 3, column: null });
  expect(at(room.x + room.width + 20, y(0.5))).toEqual({ row: 0, column: null });
  expect(at(x(1.5), room.y - 8)).toEqual({ row: null, column: 1 });
  expect(at(x(1.5), room.y + room.height + 10)).toEqual({ row: null, column: 1 });
  expect(at(room.x - 20, room.y - 8)).toEqual({ row: null, column: null });
});

describe("tiles", () => {
  it("cover what is seen and no more than one tile beyond it", () => {
    const extent = { left: 250, right: 380, top: 700, bottom: 800 };
    const places = tilesSeen(extent, SIZE, { rows: 1, columns: 1 });
    expect(places.map(({ row, column }) => [row, column])).toEqual([
      [2, 0],
      [2, 1],
      [3, 0],
      [3, 1],
    ]);
    const drawn = places.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
    expect(drawn).toBeLessThanOrEqual((130 + 2 * TILE) * (100 + 2 * TILE));
    expect(places.every(({ top, left, rows, columns }) => top + rows <= 1000 && left + columns <= 600)).toBe(
      true,
    );
  });

  it("are coarser along an axis where a cell is less than a pixel", () => {
    expect(coarsenessOf({ width: 1, height: 1 }, 1)).toEqual({ rows: 1, columns: 1 });
    expect(coarsenessOf({ width: 0.6, height: 2 }, 1)).toEqual({ rows: 1, columns: 2 });
    expect(coarsenessOf({ width: 0.6, height: 2 }, 2)).toEqual({ rows: 1, columns: 1 });
    expect(coarsenessOf({ width: 0.002, height: 0.2 }, 1)).toEqual({ rows: 8, columns: 512 });
  });

  it("never lose a single large cell where they are coarser, nor put it into another row", () => {
    const numbers = new Float32Array(300 * 300).fill(0.001);
    numbers[151 * 300 + 77] = 0.9;
    const whole = { left: 0, right: 300, top: 0, bottom: 300 };
    const size = { rows: 300, columns: 300 };
    const large = (step: { rows: number; columns: number }) =>
      tilesSeen(whole, size, step).flatMap((place) => {
        const { width, data } = tileNumbers(numbers, 300, place);
        return [...data].flatMap((value, i) =>
          value > 0.5 ? [[place.row * TILE + Math.floor(i / width), place.column * TILE + (i % width)]] : [],
        );
      });
    expect(large({ rows: 4, columns: 4 })).toEqual([[37, 19]]);
    expect(large({ rows: 1, columns: 4 })).toEqual([[151, 19]]);
  });
});

describe("colours", () => {
  it("of weights are on 0 … 1 whatever is in the matrix; flipped they are the other way round", () => {
    const scale = colourScale("weights", 0.2, "light", false, 0);
    expect(fillOf(0.2, scale)).toBe(weightColour(0.2, "light", false));
    expect(fillOf(0.2, { ...scale, flip: true })).toBe(weightColour(0.8, "light", false));
  });

  it("of differences are symmetric about 0", () => {
    const scale = colourScale("difference", 0.4, "light", false, 0);
    expect(fillOf(0.4, scale)).toBe("#00696c");
    expect(fillOf(-0.4, scale)).toBe("#7d5000");
    expect(fillOf(0, scale)).toBe("#edf1f1");
  });

  it("are left out below the threshold alone", () => {
    const scale = colourScale("weights", 1, "dark", false, 0.1);
    expect(fillOf(0.09, scale)).toBeNull();
    expect(fillOf(0.1, scale)).not.toBeNull();
  });

  it("are the same on a canvas", () => {
    const scale = colourScale("weights", 1, "light", false, 0.05);
    const palette = paletteOf(scale);
    for (const value of [0.05, 0.31, 0.5, 1]) {
      const bits = palette.of(value);
      const hex = [bits & 0xff, (bits >> 8) & 0xff, (bits >> 16) & 0xff]
        .map((channel) => channel.toString(16).padStart(2, "0"))
        .join("");
      expect(`#${hex}`).toBe(fillOf(value, scale));
    }
    expect(palette.of(0.04)).toBe(0);
    expect(palette.of(Number.NaN)).toBe(0);
  });
});

it("threads are as wide as their weights and leave out what is under the threshold", () => {
  const matrix = {
    title: "",
    kind: "weights",
    rows: [{ text: "a", special: false }],
    columns: [
      { text: "x", special: false },
      { text: "y", special: false },
    ],
    numbers: Float32Array.of(0.75, 0.25),
    brackets: [],
    gold: null,
    model: null,
  } as const;
  const room = { matrix, width: 372, height: 300, sourceWidth: 40, outputWidth: 40 };
  const { threads } = threadsLayout({ ...room, threshold: 0 });
  expect(threads.map(({ column }) => column)).toEqual([0, 1]);
  expect((threads[0]?.width ?? 0) / (threads[1]?.width ?? 1)).toBeCloseTo(3);
  expect(threadsLayout({ ...room, threshold: 0.3 }).threads).toHaveLength(1);
});
