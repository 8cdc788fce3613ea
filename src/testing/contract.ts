/**
 * The contract: what holds for every architecture that is offered. Each is built small (units 4, embed 3) and compared
 * with the float64 oracle, which shares no line with it.
 *
 * The values of a trace are compared in every architecture on both backends. What takes long (interventions, gradients,
 * padding, resuming) is proven of every architecture on one of the two, in turns as on a chessboard: of two models that
 * differ in one choice, one is on cpu and the other on wasm, so that each choice of cell, wiring, score, window, input
 * feeding, layers and directions, and each two of them together, are proven on both. Both backends run the same lines of
 * the model, and their own kernels have their own tests (`model/kernels`, `fused.test.ts`). With LOOM_CONTRACT=whole in
 * the environment everything is proven on both.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRandom, type Random } from "../lib/random";
import { EOS, SOS } from "../lib/tokens";
import { permutation } from "../model/compileEdits";
import { open, padRows } from "../model/seq2seq";
import { sourceBatch } from "../model/sourceBatch";
import * as tf from "../model/tf";
import { createBatch } from "../tasks/batch";
import type { Pair } from "../tasks/pair";
import type { Task } from "../tasks/task";
import {
  type Architecture,
  CELL_IDS,
  type CellId,
  everyArchitecture,
  refusal,
  SCORE_IDS,
  WINDOW_IDS,
  WIRING_IDS,
} from "../trace/architecture";
import type { Intervention } from "../trace/intervention";
import { batchLoss } from "../training/learn";
import { completeSettings } from "../training/settings";
import { createTrainer, restoreTrainer, type Trainer } from "../training/trainer";
import { useBackend } from "./backend";
import { directionalDerivative, largestError, oracleTrace } from "./oracle";
import { tinyTask } from "./tinyTask";
import { watchStockKernels } from "./usedKernels";
import { weightsOf } from "./weights";

const ALLOWED = everyArchitecture().filter((architecture) => refusal(architecture) === null);
const BACKENDS = ["cpu", "wasm"] as const;
const IS_WHOLE = process.env.LOOM_CONTRACT === "whole";

const ROWS = [
  { source: ["b", "d", "c"], target: ["C", "A"] },
  { source: ["e"], target: ["C", "D", "B"] },
];

function nameOf(a: Architecture): string {
  const parts = [a.cell, a.wiring, a.score ?? "", a.window ?? "", a.gaussian ? "gaussian" : ""];
  const more = [
    a.inputFeeding ? "feeding" : "",
    a.bidirectional ? "two directions" : "",
    `${a.layers} layer(s)`,
  ];
  return [...parts, ...more].filter((part) => part !== "").join(" ");
}

/** Short sentences: many models make a few updates each, and every position is some hundred operations. */
const task: Task = { ...tinyTask, maxTarget: 5, longestSource: 3, longestTarget: 3, generate: shortPair };

function shortPair(random: Random): Pair {
  const pair = tinyTask.generate(random);
  return pair.source.length <= 2 ? pair : shortPair(random);
}

/** The backend on which everything is looked at: 0 or 1, another one when any one choice moves to its neighbour. */
function squareOf(a: Architecture): number {
  const choices = [
    CELL_IDS.indexOf(a.cell),
    WIRING_IDS.indexOf(a.wiring),
    a.score === null ? 0 : SCORE_IDS.indexOf(a.score),
    a.window === null ? 0 : WINDOW_IDS.indexOf(a.window),
    Number(a.gaussian),
    Number(a.inputFeeding),
    Number(a.bidirectional),
    a.layers,
  ];
  return choices.reduce((sum, choice) => sum + choice, 0) % 2;
}

function build(architecture: Architecture): Trainer {
  const settings = completeSettings({
    ...architecture,
    task: task.id,
    seed: 5,
    units: 4,
    embed: 3,
    batch: 4,
  });
  return createTrainer(task, settings);
}

const wordId = (word: string): number => 4 + tinyTask.targetWords.indexOf(word);

async function traceErrors(trainer: Trainer, interventions: readonly Intervention[] = []): Promise<string[]> {
  const forced = interventions.length === 0 ? { forced: "C A G B" } : { interventions };
  const trace = await trainer.trace("b d c f", forced);
  const oracle = oracleTrace({
    config: trainer.model.config,
    weights: await weightsOf(trainer),
    // Words that were replaced or swapped already stand in the trace's own source.
    interventions: interventions.filter(({ kind }) => kind !== "source" && kind !== "swap-source"),
    permutation,
    wordId,
    sourceIds: trace.source.ids,
    outputIds: trace.output.ids,
    sos: SOS,
    ...(interventions.length === 0 ? { targetIds: trace.output.ids } : {}),
  });
  const { error, name } = largestError(trace.tensors, oracle);
  return error <= 1e-5 ? [] : [`${name} is off by ${error}`];
}

/**
 * Every parameter's gradient along a random direction, against the oracle's central difference: a wrong number anywhere
 * in a parameter shows.
 */
async function gradientErrors(trainer: Trainer): Promise<string[]> {
  const { sourceVocabulary, targetVocabulary, model } = trainer;
  const pairs = ROWS.map((row) => ({ ...row, sure: [], possible: [], tags: [] }));
  const batch = createBatch(pairs, { sourceVocabulary, targetVocabulary, widths: { source: 6, target: 5 } });
  const names = Object.keys(model.parameters);
  const { value, grads } = tf.tidy(() => {
    const loss = batchLoss(model, batch, { seed: 1, dropout: 0, teacherForcing: "1", withoutEos: false }, 0);
    return tf.variableGrads(loss, Object.values(model.parameters) as tf.Variable[]);
  });
  const weights = await weightsOf(trainer);
  const oraclePairs = ROWS.map(({ source, target }) => ({
    source: [...source.map((word) => sourceVocabulary.id(word)), EOS],
    target: [...target.map((word) => targetVocabulary.id(word)), EOS],
  }));
  const oracleModel = { config: model.config, weights, sos: SOS };
  const random = createRandom(8);
  const errors: string[] = [];
  for (const name of names) {
    const gradient = await grads[(model.parameters[name] as tf.Variable).name]?.data();
    const direction = Array.from(weights[name]?.data ?? [], () => 2 * random.next() - 1);
    const derivative = directionalDerivative(oracleModel, oraclePairs, name, direction);
    const actual = direction.reduce((sum, part, i) => sum + part * (gradient?.[i] ?? 0), 0);
    if (!(Math.abs(actual - derivative) <= 1e-3 * Math.abs(derivative) + 1e-6))
      errors.push(`∂loss/∂${name} is ${actual} along a direction, not ${derivative}`);
  }
  tf.dispose([value, grads]);
  return errors;
}

/** Logits of one sentence along three words, alone or as the first of a batch with a longer one. */
async function logitsOf(
  trainer: Trainer,
  sources: readonly number[][],
  width: number,
): Promise<Float32Array> {
  const logits = tf.tidy(() => {
    const source = sourceBatch(
      padRows(sources, width),
      sources.map((row) => row.length),
      width,
    );
    const { decoder } = open(trainer.model, source);
    const words = tf.tensor2d(
      sources.flatMap(() => [SOS, 4, 6]),
      [sources.length, 3],
      "int32",
    );
    return tf.slice(decoder.step(decoder.initial, words).logits, 0, 1);
  });
  const numbers = Float32Array.from(await logits.data());
  logits.dispose();
  return numbers;
}

async function paddingErrors(trainer: Trainer, tolerance: number): Promise<string[]> {
  const short = [4, 5, EOS];
  const alone = await logitsOf(trainer, [short], 3);
  const padded = await logitsOf(trainer, [short, [6, 7, 8, 9, 10, EOS]], 7);
  const worst = Math.max(
    ...alone.map((b, i) => Math.abs((padded[i] ?? Number.NaN) - b) / Math.max(1, Math.abs(b))),
  );
  return worst <= tolerance ? [] : [`padding changes the logits by ${worst}`];
}

async function resumeErrors(trainer: Trainer): Promise<string[]> {
  trainer.update();
  const resumed = restoreTrainer(await trainer.checkpoint({}), () => task);
  trainer.update();
  resumed.update();
  const [a, b] = [await weightsOf(trainer), await weightsOf(resumed)];
  resumed.dispose();
  const different = Object.keys(a).filter(
    (name) => Array.from(a[name]?.data ?? []).join() !== Array.from(b[name]?.data ?? []).join(),
  );
  return different.map((name) => `${name} differs after going on from a file`);
}

/** One of each kind that the architecture can have, all at once. */
function interventionsFor({ cell, score }: Architecture): readonly Intervention[] {
  const anywhere: readonly Intervention[] = [
    { kind: "gate", side: "encoder", gate: GATE[cell], value: 0.4, unit: 1 },
    { kind: "gate", side: "decoder", gate: GATE[cell], value: 0.6 },
    { kind: "source", position: 1, word: "g" },
    { kind: "swap-source", positions: [0, 2] },
    { kind: "parameter", name: "output.bias", set: "zero" },
    { kind: "token", row: 0, force: "D" },
  ];
  const attending: readonly Intervention[] = [
    { kind: "scores", row: "all", scale: 2, shift: 1, temperature: 0.7 },
    { kind: "weights", row: 0, set: "hard" },
    { kind: "weights", row: 1, set: "permute", seed: 4 },
    { kind: "weights", row: 2, set: "drop-largest" },
    { kind: "value", position: 1, numbers: [0.5, -1, 2, 0] },
    { kind: "swap-values", positions: [0, 4] },
    { kind: "query", row: 1, numbers: [0.3, -0.2, 0.9, -1] },
  ];
  return score === null ? anywhere : [...anywhere, ...attending];
}

const GATE = { rnn: "preactivation", gru: "update", lstm: "forget" } as const;

/** Declares the tests of one cell: a file each, so that they run side by side. */
export function describeContract(cell: CellId): void {
  describe.each(BACKENDS)(`${cell} on %s`, (backend) => {
    let missing = (): string[] => [];
    beforeAll(async () => {
      await useBackend(backend);
      missing = watchStockKernels();
    });
    afterAll(() => {
      // Registered in the page, beside the fused ones.
      expect(missing()).toEqual([]);
    });

    it.each(WIRING_IDS)(
      "in every %s model equals the oracle in values and gradients, with interventions and without, does not see padding, resumes bit for bit and leaks nothing",
      async (wiring) => {
        const mine = ALLOWED.filter((one) => one.cell === cell && one.wiring === wiring);
        expect(mine.length).toBeGreaterThan(0);
        const complaints: string[] = [];
        for (const architecture of mine) {
          const before = tf.memory().numTensors;
          const trainer = build(architecture);
          const errors = await traceErrors(trainer);
          if (IS_WHOLE || squareOf(architecture) === BACKENDS.indexOf(backend)) {
            errors.push(
              ...(await traceErrors(trainer, interventionsFor(architecture))),
              ...(await gradientErrors(trainer)),
              ...(await paddingErrors(trainer, backend === "cpu" ? 1e-6 : 1e-5)),
              ...(await resumeErrors(trainer)),
            );
          }
          trainer.dispose();
          const left = tf.memory().numTensors - before;
          if (left !== 0) errors.push(`${left} tensors are left`);
          complaints.push(...errors.map((error) => `${nameOf(architecture)}: ${error}`));
        }
        expect(complaints).toEqual([]);
      },
      300_000,
    );
  });
}
