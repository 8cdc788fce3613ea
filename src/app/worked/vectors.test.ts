import { describe, expect, it } from "vitest";
import { workedLuong } from "../../tasks/corpora/workedLuong";
import { type Intervention, parseInterventions } from "../../trace/intervention";
import type { Trace } from "../../trace/trace";
import { createSender } from "./sender";
import {
  GESTURES,
  hasGesture,
  readNumber,
  snapped,
  stepOf,
  temperatureOf,
  toggleGesture,
  vectorAt,
  withoutScores,
  withTemperature,
  withUnit,
} from "./vectors";

const OWN = workedLuong.opening?.interventions ?? [];

describe("vectors by hand", () => {
  it("are read from the list, and one number of one of them changes", () => {
    const state = { kind: "state", position: 1 } as const;
    const query = { kind: "query", row: 3 } as const;
    expect(vectorAt(OWN, state)).toEqual([1, 3, 1, -1]);
    expect(vectorAt(OWN, query)).toEqual([1, 1, 3, -2]);
    const changed = withUnit(withUnit(OWN, state, 3, 2.5), query, 0, -7);
    expect(vectorAt(changed, state)).toEqual([1, 3, 1, 2.5]);
    expect(vectorAt(changed, query)).toEqual([-7, 1, 3, -2]);
    expect(vectorAt(changed, { kind: "state", position: 0 })).toEqual([3, 1, 1, -1]);
    expect(withUnit(withUnit(changed, state, 3, -1), query, 0, 1)).toEqual(OWN);
  });

  it("that are not given are none, and stay so", () => {
    expect(vectorAt([], { kind: "state", position: 0 })).toBeNull();
    expect(vectorAt(OWN, { kind: "query", row: 9 })).toBeNull();
    expect(withUnit(OWN, { kind: "query", row: 9 }, 0, 1)).toEqual(OWN);
  });

  it("step by one, or by tenths where all are small", () => {
    expect(stepOf([3, -1])).toBe(1);
    expect(stepOf([0.8, -0.5])).toBe(0.1);
    expect(snapped(0.1 + 0.2, 0.1)).toBe(0.3);
    expect(snapped(-0.04, 0.1)).toBe(0);
    expect(Object.is(snapped(-0.04, 0.1), 0)).toBe(true);
    expect(snapped(1e6, 1)).toBe(99);
  });

  it("are typed as people type numbers, and nothing else is one", () => {
    expect(["3", "-2.5", "−2", "0,7", " .5 "].map(readNumber)).toEqual([3, -2.5, -2, 0.7, 0.5]);
    expect(["", "-", "1e3", "three", "100", "NaN", "1 2"].map(readNumber)).toEqual(Array(7).fill(null));
  });
});

describe("gestures on the scores", () => {
  it("come and go one by one and leave the vectors alone", () => {
    const all = GESTURES.reduce<readonly Intervention[]>((list, one) => toggleGesture(list, one, 4), OWN);
    expect(all.slice(OWN.length)).toEqual([
      { kind: "scores", row: "all", shift: 100 },
      { kind: "scores", row: "all", scale: 2 },
      { kind: "scores", row: "all", scale: 0.5 },
    ]);
    expect(GESTURES.every((one) => hasGesture(all, one, 4))).toBe(true);
    expect(withoutScores(all)).toEqual(OWN);
    expect(withoutScores(OWN)).toBe(OWN);
    expect(GESTURES.reduce<readonly Intervention[]>((list, one) => toggleGesture(list, one, 4), all)).toEqual(
      OWN,
    );
  });

  it("have one temperature, of which 1 is none", () => {
    const warm = withTemperature(withTemperature(OWN, 2), 4);
    expect(temperatureOf(warm)).toBe(4);
    expect(warm).toHaveLength(OWN.length + 1);
    expect(withTemperature(warm, 1)).toEqual(OWN);
    expect(temperatureOf(OWN)).toBe(1);
    expect(hasGesture(warm, "double", 4)).toBe(false);
  });

  it("are lists that a link can carry", () => {
    for (const gesture of GESTURES) {
      const list = toggleGesture(OWN, gesture, 4);
      expect(parseInterventions(JSON.parse(JSON.stringify(list)))).toEqual(list);
    }
  });
});

it("while a translation is on its way the last of many changes waits for it", () => {
  let trace = {} as Trace;
  let clock = 0;
  const jobs: (() => void)[] = [];
  const sent: (readonly Intervention[])[] = [];
  const loom = {
    store: { getState: () => ({ session: { trace } }) },
    setInterventions: (list: readonly Intervention[]) => sent.push(list),
  } as unknown as Parameters<typeof createSender>[0];
  const sender = createSender(loom, () => {}, { later: (job) => jobs.push(job), now: () => clock });
  const lists = [1, 2, 3, 4].map((value) => withUnit(OWN, { kind: "state", position: 0 }, 0, value));
  for (const list of lists.slice(0, 3)) sender.send(list);
  const turn = (): void => {
    for (const job of jobs.splice(0)) job();
  };
  turn();
  expect(sent).toEqual([lists[0]]);
  trace = {} as Trace;
  turn();
  expect(sent).toEqual([lists[0], lists[2]]);
  // What was refused never comes: the next change goes all the same.
  sender.send(lists[3] ?? []);
  turn();
  expect(sent).toHaveLength(2);
  clock = 1000;
  turn();
  expect(sent.at(-1)).toBe(lists[3]);
});
