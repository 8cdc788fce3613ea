/**
 * What the models learn, measured: each experiment trains with fixed seeds on wasm and records what came out, one JSON
 * object a line in learning.jsonl. learning.md is made of those lines and of nothing else, so an experiment that is run
 * again alone replaces its own lines. Run by scripts/learning.mjs.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { present } from "../src/lib/assert";
import { createRandom } from "../src/lib/random";
import { type Metrics, metricsOf, type SentenceRecord } from "../src/metrics/summary";
import { createOwnTask } from "../src/tasks/corpora/own";
import { findTask, TASKS } from "../src/tasks/list";
import { keepOwnTask, OWN } from "../src/tasks/ownTask";
import type { Pair } from "../src/tasks/pair";
import { readPairsFile } from "../src/tasks/pairsFile";
import { heldOut } from "../src/tasks/split";
import { attends, CELL_IDS, SCORE_IDS, WIRING_IDS } from "../src/trace/architecture";
import type { Intervention } from "../src/trace/intervention";
import { answer, evaluate } from "../src/training/evaluate";
import { completeSettings, type SomeSettings } from "../src/training/settings";
import { createTrainer, type Trainer } from "../src/training/trainer";
import { chooseBackend } from "../src/worker/backends";
import { nodeBackends } from "../src/worker/nodeBackends";
import { render } from "./learningTables";

export interface Line {
  readonly experiment: string;
  /** What was trained, as far as it is not the default. */
  readonly settings: SomeSettings;
  readonly updates: number;
  readonly seconds: number;
  /** What was done to it afterwards, or on what it was measured. */
  readonly condition?: string;
  readonly metrics: Partial<Metrics> & Readonly<Record<string, number>>;
}

type Emit = (line: Line) => void;

/** Trains on and calls back at each of the given updates. */
async function train(
  settings: SomeSettings,
  at: readonly number[],
  measure: (trainer: Trainer, updates: number, seconds: number) => Promise<void>,
): Promise<void> {
  const task = present(findTask(settings.task), `a task ${settings.task}`);
  const trainer = createTrainer(task, completeSettings(settings));
  await trainer.prepare();
  let seconds = 0;
  for (const updates of at) {
    const began = performance.now();
    while (trainer.step < updates) {
      trainer.update();
      if (trainer.step % 10 === 0) await trainer.drainLosses();
    }
    await trainer.drainLosses();
    seconds += (performance.now() - began) / 1000;
    await measure(trainer, updates, Math.round(seconds * 10) / 10);
  }
  trainer.dispose();
}

/** Trains and records the metrics over all held-out sentences at each of the given updates. */
async function measured(
  emit: Emit,
  experiment: string,
  settings: SomeSettings,
  at: readonly number[],
): Promise<void> {
  await train(settings, at, async (trainer, updates, seconds) => {
    const metrics = await evaluate(trainer, heldOut(trainer.task).pairs);
    emit({ experiment, settings, updates, seconds, metrics: plain(metrics) });
  });
}

function plain(metrics: Metrics): Line["metrics"] {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, value]) => [name, Number((value as number).toPrecision(6))]),
  );
}

/** Sentences of one length, drawn afresh. */
function ofLength(trainer: Trainer, length: number, count: number): Pair[] {
  const random = createRandom(77).fork(`length ${length}`);
  const pairs: Pair[] = [];
  while (pairs.length < count) {
    const pair = trainer.task.generate(random);
    if (pair.source.length === length) pairs.push(pair);
  }
  return pairs;
}

const ATTENTION: Partial<SomeSettings> = { wiring: "luong", score: "dot" };
const BAHDANAU: Partial<SomeSettings> = { wiring: "bahdanau", score: "concat", bidirectional: true };

const EXPERIMENTS: Readonly<Record<string, (emit: Emit) => Promise<void>>> = {
  /** Every task with its default settings. */
  async tasks(emit) {
    for (const { id } of TASKS) await measured(emit, "tasks", { task: id, seed: 1 }, [150, 300, 600, 1200]);
  },

  /** Pairs from a file: 4,000 sentences of the French grammar, as someone might bring them. */
  async own(emit) {
    const { generate, write } = present(findTask("fr-en"), "a task");
    const random = createRandom(5);
    const lines = Array.from({ length: 4000 }, () => {
      const { source, target } = generate(random);
      return `${write(source)}\t${target.join(" ")}`;
    });
    keepOwnTask(createOwnTask(readPairsFile(lines.join("\n"))));
    await measured(emit, "own", { task: OWN, seed: 1 }, [300, 600, 1200]);
  },

  /** Exact match soon, with attention and without. */
  async speed(emit) {
    for (const task of ["fr-en", "ko-en"])
      for (const model of [ATTENTION, BAHDANAU, { wiring: "plain" }, { wiring: "plain-context" }] as const)
        await measured(emit, "speed", { task, seed: 1, ...model }, [250]);
  },

  /** Every cell in every wiring, every score and window in Luong's. */
  async models(emit) {
    for (const cell of CELL_IDS)
      for (const wiring of WIRING_IDS) {
        const score = wiring === "bahdanau" ? "concat" : undefined;
        await measured(emit, "models", { task: "fr-en", seed: 1, cell, wiring, score }, [
          attends(wiring) ? 600 : 1200,
        ]);
      }
    for (const score of SCORE_IDS)
      for (const window of ["global", "local-m", "local-p"] as const)
        await measured(emit, "models", { task: "fr-en", seed: 1, wiring: "luong", score, window }, [600]);
    await measured(emit, "models", { task: "fr-en", seed: 1, inputFeeding: true }, [600]);
    await measured(emit, "models", { task: "fr-en", seed: 1, layers: 2 }, [600]);
  },

  /** Within the lengths trained on: what a single context vector can hold. */
  async bottleneck(emit) {
    const models: Partial<SomeSettings>[] = [
      { wiring: "plain", bidirectional: true },
      { wiring: "plain-context", bidirectional: true },
      { wiring: "luong", inputFeeding: true, bidirectional: true },
      BAHDANAU,
    ];
    for (const model of models) {
      const settings = { task: "reverse-20", seed: 1, units: 64, embed: 32, learningRate: 0.01, ...model };
      await train(settings, [2000], async (trainer, updates, seconds) => {
        for (const length of [4, 8, 12, 16, 20]) {
          const metrics = await evaluate(trainer, ofLength(trainer, length, 128));
          emit({
            experiment: "bottleneck",
            settings,
            updates,
            seconds,
            condition: `length ${length}`,
            metrics: plain(metrics),
          });
        }
      });
    }
  },

  /** Sutskever's reversed source, without attention and with it. */
  async reversal(emit) {
    for (const seed of [1, 2, 3])
      for (const reverseSource of [false, true])
        await measured(
          emit,
          "reversal",
          { task: "fr-en", seed, wiring: "plain", units: 64, embed: 32, learningRate: 0.01, reverseSource },
          [750, 1250, 1750, 2750],
        );
    for (const reverseSource of [false, true])
      await measured(emit, "reversal", { task: "fr-en", seed: 1, reverseSource }, [250]);
  },

  /** Weights taken from a trained model, and weights it never had. */
  async uniform(emit) {
    const conditions: readonly [string, readonly Intervention[]][] = [
      ["as learned", []],
      ["uniform", [{ kind: "weights", row: "all", set: "uniform" }]],
      ["permuted", [{ kind: "weights", row: "all", set: "permute", seed: 1 }]],
      ["largest dropped", [{ kind: "weights", row: "all", set: "drop-largest" }]],
      ["hard", [{ kind: "weights", row: "all", set: "hard" }]],
    ];
    for (const task of ["fr-en", "ko-en"])
      for (const score of ["dot", "uniform"] as const) {
        const settings = { task, seed: 1, bidirectional: true, score };
        await train(settings, [score === "dot" ? 600 : 2000], async (trainer, updates, seconds) => {
          for (const [condition, interventions] of conditions) {
            const metrics = await evaluate(trainer, heldOut(trainer.task).pairs, interventions);
            emit({ experiment: "uniform", settings, updates, seconds, condition, metrics: plain(metrics) });
          }
        });
      }
  },

  /** Where le, la and l' look: one direction and two, several seeds. */
  async articles(emit) {
    for (const bidirectional of [false, true])
      for (const seed of [1, 2, 3, 4]) {
        const settings = { task: "en-fr", seed, bidirectional };
        await train(settings, [600], async (trainer, updates, seconds) => {
          const records = await answer(trainer, heldOut(trainer.task).pairs);
          emit({
            experiment: "articles",
            settings,
            updates,
            seconds,
            metrics: { ...plain(metricsOf(records)), ...articleWeights(records) },
          });
        });
      }
  },

  /** How often the decoder is fed the right word, without attention, where it matters most. */
  async forcing(emit) {
    for (const teacherForcing of ["1", "0.5", "linear:1,0.001,0", "inverse-sigmoid:200", "0"])
      await measured(
        emit,
        "forcing",
        { task: "ko-en", seed: 1, wiring: "plain", units: 64, embed: 32, learningRate: 0.01, teacherForcing },
        [1000, 2000],
      );
  },
};

/**
 * In the rows of the definite article, the mean weight on the article's own word, on the noun it belongs to, and on
 * whatever stands between: gold links say which is which (sure: the article's word; possible: the noun).
 */
function articleWeights(records: readonly SentenceRecord[]): Record<string, number> {
  let [rows, the, noun, between] = [0, 0, 0, 0];
  for (const { reference, attention, gold } of records) {
    if (!attention || !gold) continue;
    reference.forEach((word, t) => {
      if (!["le", "la", "l'"].includes(word)) return;
      const sure = gold.sure.find(([target]) => target === t)?.[1];
      const possible = gold.possible.find(([target, source]) => target === t && source !== sure)?.[1];
      if (sure === undefined || possible === undefined) return;
      const weight = (j: number): number => attention.weights[t * attention.columns + j] ?? 0;
      rows += 1;
      the += weight(sure);
      noun += weight(possible);
      for (let j = sure + 1; j < possible; j++) between += weight(j);
    });
  }
  const mean = (sum: number): number => Number((sum / rows).toPrecision(4));
  return { articleRows: rows, onThe: mean(the), onNoun: mean(noun), between: mean(between) };
}

const HERE = join(import.meta.dirname, "../../../bench");

/** Runs the experiments named, all when none is. Returns the exit status. */
export async function learn(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !Object.hasOwn(EXPERIMENTS, name));
  if (unknown !== undefined) {
    process.stderr.write(
      `There is no experiment “${unknown}”. Choose from: ${Object.keys(EXPERIMENTS).join(", ")}.\n`,
    );
    return 2;
  }
  const { backend } = await chooseBackend(nodeBackends(), "wasm");
  if (backend !== "wasm") {
    process.stderr.write(
      "The wasm backend does not run here, and numbers of another one would not compare.\n",
    );
    return 1;
  }
  const path = join(HERE, "learning.jsonl");
  for (const name of names.length > 0 ? names : Object.keys(EXPERIMENTS)) {
    const fresh: Line[] = [];
    await EXPERIMENTS[name]?.((line) => {
      fresh.push(line);
      process.stderr.write(`${JSON.stringify(line)}\n`);
    });
    const kept = readLines(path).filter(({ experiment }) => experiment !== name);
    const all = [...kept, ...fresh];
    writeFileSync(path, `${all.map((line) => JSON.stringify(line)).join("\n")}\n`);
    writeFileSync(join(HERE, "learning.md"), render(all));
  }
  return 0;
}

function readLines(path: string): Line[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Line);
}
