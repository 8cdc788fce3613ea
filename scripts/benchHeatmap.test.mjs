import { expect, it } from "vitest";
import { timesByGesture } from "./benchHeatmap.mjs";

const main = { pid: 1, tid: 1 };
const mark = (ts) => ({ ...main, name: "gesture", ph: "I", ts });
const work = (name, ts, dur, thread = main) => ({ ...thread, name, ph: "X", ts, dur });

it("script of the page's thread is counted once for the gesture that it follows", () => {
  const { script, task } = timesByGesture([
    work("FunctionCall", 500, 100),
    mark(1000),
    work("RunTask", 1500, 3000),
    work("EventDispatch", 2000, 2000),
    work("FunctionCall", 2500, 1000),
    work("FunctionCall", 2500, 9000, { pid: 1, tid: 2 }),
    mark(9000),
    work("FireAnimationFrame", 9500, 500),
    work("Paint", 10_000, 700),
    mark(20_000),
  ]);
  expect(script).toEqual([2, 0.5]);
  expect(task).toEqual([3, 0]);
});

it("a trace without gestures has no times", () => {
  expect(timesByGesture([work("FunctionCall", 1, 1)])).toEqual({ script: [], task: [] });
});
