import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EOS, SOS } from "../lib/tokens";
import { probe } from "../model/probe";
import * as tf from "../model/tf";
import { useBackend } from "../testing/backend";
import { oracleLoss, oracleTrace } from "../testing/oracle";
import type { OracleIntervention } from "../testing/oracle/types";
import { tinyTask } from "../testing/tinyTask";
import { weightsOf } from "../testing/weights";
import { completeSettings, type SomeSettings } from "./settings";
import { createTrainer, type Trainer } from "./trainer";

const SOURCE = [5, 7, 6, EOS];
const TARGET = [6, 4, EOS];
const UNITS = 4;

const norm = (numbers: readonly number[]): number => Math.hypot(...numbers);

describe.each<[string, Partial<SomeSettings>]>([
  ["Luong's wiring", {}],
  ["Bahdanau's wiring", { wiring: "bahdanau", score: "concat", bidirectional: true }],
  ["an LSTM with general scores and input feeding", { cell: "lstm", score: "general", inputFeeding: true }],
])("a probe in %s", (_, model) => {
  let trainer: Trainer;
  beforeAll(async () => {
    await useBackend("cpu");
    const settings = { task: tinyTask.id, seed: 9, units: UNITS, embed: 3, batch: 4, ...model };
    trainer = createTrainer(tinyTask, completeSettings(settings));
  });
  afterAll(() => trainer.dispose());

  it("splits the gradient of the loss by source position into value path and score path as differences of the oracle do", async () => {
    const weights = await weightsOf(trainer);
    const { config } = trainer.model;
    const pairs = [{ source: SOURCE, target: TARGET }];
    const loss = (interventions: readonly OracleIntervention[]): number =>
      oracleLoss({ config, weights, sos: SOS, interventions }, pairs);
    const { states = [] } = oracleTrace({ config, weights, sos: SOS, sourceIds: SOURCE, outputIds: TARGET });
    const rows = SOURCE.map((_unused, j) => states.slice(j * UNITS, (j + 1) * UNITS));
    const found = await probe(trainer.model, SOURCE, TARGET);
    expect(found.loss).toBeCloseTo(loss([]), 5);
    const h = 1e-5;
    rows.forEach((row, j) => {
      const moved = (u: number, by: number): number[] => row.map((x, k) => (k === u ? x + by : x));
      const difference = (change: (numbers: number[]) => OracleIntervention): number[] =>
        row.map((_unused, u) => (loss([change(moved(u, h))]) - loss([change(moved(u, -h))])) / (2 * h));
      const byValue = difference((numbers) => ({ kind: "value", position: j, numbers }));
      const byBoth = difference((numbers) => ({
        kind: "states",
        numbers: rows.map((other, k) => (k === j ? numbers : other)),
      }));
      const byScore = byBoth.map((both, u) => both - (byValue[u] ?? 0));
      expect(found.value[j]).toBeCloseTo(norm(byValue), 5);
      expect(found.score[j]).toBeCloseTo(norm(byScore), 5);
    });
  });

  it("gives the gradient with respect to each word's embedding", async () => {
    const weights = await weightsOf(trainer);
    const { config } = trainer.model;
    const found = await probe(trainer.model, SOURCE, TARGET);
    const table = weights["encoder.embedding.weight"];
    const h = 1e-5;
    SOURCE.forEach((id, j) => {
      const gradient = [0, 1, 2].map((e) => {
        const lossAt = (by: number): number => {
          const data = Float64Array.from(table?.data ?? []);
          data[id * 3 + e] = (data[id * 3 + e] ?? 0) + by;
          const changed = { ...weights, "encoder.embedding.weight": { shape: table?.shape ?? [], data } };
          return oracleLoss({ config, weights: changed, sos: SOS }, [{ source: SOURCE, target: TARGET }]);
        };
        return (lossAt(h) - lossAt(-h)) / (2 * h);
      });
      expect(found.embedding[j]).toBeCloseTo(norm(gradient), 5);
    });
  });

  it("leaves no tensor behind", async () => {
    const { numTensors } = tf.memory();
    await probe(trainer.model, SOURCE, TARGET);
    expect(tf.memory().numTensors).toBe(numTensors);
  });
});

it("finds neither path where nothing is attended, and still a gradient at every word", async () => {
  await useBackend("cpu");
  const settings = { task: tinyTask.id, seed: 9, units: UNITS, embed: 3, batch: 4, wiring: "plain" } as const;
  const trainer = createTrainer(tinyTask, completeSettings(settings));
  const { value, score, embedding } = await probe(trainer.model, SOURCE, TARGET);
  expect([...value, ...score].every((number) => number === 0)).toBe(true);
  expect(embedding.every((number) => number > 0)).toBe(true);
  trainer.dispose();
});
