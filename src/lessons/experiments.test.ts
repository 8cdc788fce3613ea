import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { present } from "../lib/assert";
import { createExperimentEngine, type NodeExperimentEngine } from "../testing/experimentEngine";
import { chooseBackend } from "../worker/backends";
import { nodeBackends } from "../worker/nodeBackends";
import { contrastOf, holds } from "./contrast";
import { EXPERIMENTS } from "./experiments/list";
import { type Experiment, LESSON_IDS } from "./lesson";
import { parseRecord, seedsHeld, updatesOf } from "./record";
import { type Outcomes, outcomeOfArm, runExperiment, withZeros } from "./runExperiment";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const byId = (id: string): Experiment =>
  present(
    EXPERIMENTS.find((one) => one.id === id),
    id,
  );

let engine: NodeExperimentEngine;
beforeAll(async () => {
  const { backend } = await chooseBackend(nodeBackends(), "wasm");
  expect(backend).toBe("wasm");
  engine = createExperimentEngine(join(ROOT, "public/models"));
});
afterAll(() => engine.dispose());

const numbers = (outcome: Outcomes): number[] =>
  Object.values(outcome).flatMap((value) => (typeof value === "number" ? [value] : value.flat()));

describe("the lessons' experiments", () => {
  it("are one for each lesson, in its order and under its name", () => {
    expect(EXPERIMENTS.map(({ id }) => id)).toEqual([...LESSON_IDS]);
  });

  describe.each(EXPERIMENTS)("$id", (experiment) => {
    it("runs shortened, with a finite outcome of the promised shape for every arm", async () => {
      const heard: number[] = [];
      const onProgress = (share: number): number => heard.push(share);
      const [seed = 1] = experiment.seeds;
      const outcome = await runExperiment(experiment, engine, { seed, isShort: true, onProgress });
      expect(Object.keys(outcome)).toEqual(experiment.arms.map(({ id }) => id));
      expect(numbers(outcome).every(Number.isFinite)).toBe(true);
      for (const arm of experiment.arms) {
        const { of } = outcomeOfArm(experiment, arm);
        const isCurve = ["by-length", "by-updates", "gradient-by-length"].includes(of);
        expect(Array.isArray(outcome[arm.id]), arm.id).toBe(isCurve);
      }
      expect(Number.isFinite(contrastOf(experiment, outcome))).toBe(true);
      expect(heard.at(-1)).toBe(1);
      expect(heard).toEqual([...heard].sort((one, other) => one - other));
    });

    it("has room for its outcome on the scale of the prediction", () => {
      const { low, high } = experiment.predict;
      const path = join(ROOT, "public/lessons", `${experiment.id}.json`);
      const record = present(parseRecord(JSON.parse(readFileSync(path, "utf8")), experiment), "a record");
      for (const { outcome } of record.runs) {
        const truth = contrastOf(experiment, outcome);
        expect(truth).toBeGreaterThanOrEqual(low);
        expect(truth).toBeLessThanOrEqual(high);
      }
    });

    it("is recorded for all its seeds, and its bounds hold on as many as it says", () => {
      const path = join(ROOT, "public/lessons", `${experiment.id}.json`);
      const record = present(parseRecord(JSON.parse(readFileSync(path, "utf8")), experiment), "a record");
      expect(record.runs.map(({ seed }) => seed)).toEqual([...experiment.seeds]);
      expect(seedsHeld(experiment, record)).toBeGreaterThanOrEqual(experiment.contrast.seedsHold);
    });
  });

  it("stop between two pieces of work when they are told to", async () => {
    const control = new AbortController();
    const run = runExperiment(byId("heatmap"), engine, {
      seed: 1,
      isShort: true,
      signal: control.signal,
      onProgress: () => control.abort(),
    });
    await expect(run).rejects.toThrow(/abort/i);
  });

  it("begin with zeros where they say so, and nowhere else", async () => {
    await engine.configure({
      task: "fr-en",
      seed: 1,
      wiring: "bahdanau",
      score: "concat",
      bidirectional: true,
    });
    const before = await engine.exportModel();
    const even = withZeros(before, "attention.v_a");
    await engine.configure({ task: "fr-en", seed: 1 }, even);
    const { tensors } = await engine.trace("je suis étudiant", []);
    const weights = present(tensors.weights, "weights");
    for (const weight of weights.data) expect(weight).toBeCloseTo(1 / 4, 6);
    expect(() => withZeros(before, "attention.w_a")).toThrow(/no parameter/);
  });

  it("train arms of one model once", async () => {
    const trust = byId("trust");
    let trained = 0;
    const counting = {
      ...engine,
      train: (updates: number, onStep: (made: number) => void) => {
        trained += updates;
        return engine.train(updates, onStep);
      },
    };
    await runExperiment(trust, counting, { seed: 1, isShort: true });
    expect(trained).toBe(trust.short.updates);
  });
});

describe("a contrast", () => {
  const trust = byId("trust");
  const outcome = { learned: 0.98, hard: 0.96, uniform: 0.02, dropped: 0.01 };
  it("is a measure of the outcome", () => {
    expect(contrastOf(trust, outcome)).toBe(0.02);
  });
  it("holds where every bound does", () => {
    expect(holds(trust, outcome)).toBe(true);
    expect(holds(trust, { ...outcome, uniform: 0.06 })).toBe(false);
    expect(holds(trust, { ...outcome, learned: 0.9 })).toBe(false);
    expect(holds(trust, { ...outcome, uniform: Number.NaN })).toBe(false);
  });
  it("reads a curve at its longest length, and where it reaches a height", () => {
    const bottleneck = byId("bottleneck");
    const curves = {
      plain: [[1, 1] as const, [20, 0.1] as const],
      attention: [[1, 1] as const, [20, 0.9] as const],
    };
    expect(contrastOf(bottleneck, curves)).toBeCloseTo(0.8, 12);
    const bahdanau = byId("bahdanau");
    const rising = [[0, 0.2] as const, [10, 0.6] as const, [20, 0.7] as const];
    expect(contrastOf(bahdanau, { zero: rising, random: rising })).toBe(10);
  });
});

describe("a record", () => {
  const experiment = byId("attention");
  const whole = {
    experiment: "attention",
    date: "2026-11-21",
    backend: "wasm",
    cores: 2,
    versions: { node: "20" },
    updates: updatesOf(experiment),
    runs: [
      {
        seed: 1,
        seconds: 1,
        processorSeconds: 1,
        outcome: { half: 0, "as-it-is": 0.1, root: 0.6, squared: 1 },
      },
    ],
  };
  it("is read as it was written", () => {
    expect(parseRecord(JSON.parse(JSON.stringify(whole)), experiment)).toEqual(whole);
  });
  test.each([
    ["nothing", null],
    ["another experiment's", { ...whole, experiment: "cell" }],
    ["one without runs", { ...whole, runs: [] }],
    ["one without a date", { ...whole, date: 20261121 }],
    ["one of other updates", { ...whole, updates: { ...whole.updates, root: 5 } }],
    [
      "one that lacks an arm",
      { ...whole, runs: [{ seed: 1, seconds: 1, processorSeconds: 1, outcome: { root: 0.6 } }] },
    ],
    ["one with a number that is none", { ...whole, runs: [{ ...whole.runs[0], seconds: "1" }] }],
  ])("is refused: %s", (_, json) => {
    expect(parseRecord(json, experiment)).toBeNull();
  });
});
