import { stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ProblemError } from "../lib/problem";
import { createOwnTask } from "../tasks/corpora/own";
import { findTask, TASKS } from "../tasks/list";
import { OWN } from "../tasks/ownTask";
import { heldOut, splitsOf } from "../tasks/split";
import { CELL_IDS, SCORE_IDS, WINDOW_IDS, WIRING_IDS } from "../trace/architecture";
import { traceToJson } from "../trace/json";
import { BOUNDS, OPTIMIZER_IDS } from "../trace/settings";
import { evaluate } from "../training/evaluate";
import { completeSettings, SEED_BOUNDS, type SomeSettings } from "../training/settings";
import { createTrainer, type Trainer } from "../training/trainer";
import { BACKEND_OPTION, startBackend } from "./backend";
import type { Command } from "./command";
import { readModel, readOwnModel, readPairs } from "./files";
import type { Options } from "./options";

const STEPS = 450;
const EVALUATE_EVERY = 50;
/** Flags that decide what is trained, beside task and pairs, and the settings that they are. */
const NUMBERS = {
  seed: "seed",
  units: "units",
  embed: "embed",
  layers: "layers",
  radius: "radius",
  batch: "batch",
  lr: "learningRate",
  clip: "clip",
  dropout: "dropout",
} as const;
const NUMBER_BOUNDS = { ...BOUNDS, seed: SEED_BOUNDS };
const CHOICES = {
  cell: CELL_IDS,
  wiring: WIRING_IDS,
  score: SCORE_IDS,
  window: WINDOW_IDS,
  optimizer: OPTIMIZER_IDS,
} as const;
const SWITCHES = {
  bidirectional: "bidirectional",
  gaussian: "gaussian",
  "input-feeding": "inputFeeding",
  "reverse-source": "reverseSource",
  "without-eos": "withoutEos",
} as const;
const SCHEDULE = "teacher-forcing";
const HOLD_OUT = "hold-out";
const OF_A_FRESH_RUN = [
  "task",
  ...Object.keys(NUMBERS),
  ...Object.keys(CHOICES),
  ...Object.keys(SWITCHES),
  SCHEDULE,
  HOLD_OUT,
];

function flags<T>(names: object, spec: (name: string) => T): Record<string, T> {
  return Object.fromEntries(Object.keys(names).map((name) => [name, spec(name)]));
}

export const train: Command = {
  summary: {
    en: "Trains a model; one line for each evaluation, the last one over all held-out sentences.",
    ko: "모델을 학습합니다. 평가할 때마다 한 줄을 출력하고, 마지막 줄은 검증 문장 전체의 결과입니다.",
  },
  options: {
    task: { type: "string", value: TASKS.map(({ id }) => id).join("|") },
    steps: { type: "string", value: "N" },
    "eval-every": { type: "string", value: "N" },
    ...flags(CHOICES, (name) => ({ type: "string", value: CHOICES[name as keyof typeof CHOICES].join("|") })),
    ...flags(SWITCHES, () => ({ type: "boolean" })),
    ...flags(NUMBERS, (name) => ({
      type: "string",
      value: NUMBER_BOUNDS[NUMBERS[name as keyof typeof NUMBERS]].whole ? "N" : "X",
    })),
    [SCHEDULE]: { type: "string", value: "X|linear:START,SLOPE,FLOOR|exponential:BASE|inverse-sigmoid:K" },
    [HOLD_OUT]: { type: "string", value: "random|pair|construction|…" },
    pairs: { type: "string", value: "FILE.tsv" },
    gold: { type: "boolean" },
    resume: { type: "string", value: "MODEL" },
    out: { type: "string", value: "MODEL.safetensors" },
    "trace-out": { type: "string", value: "TRACE.json" },
    ...BACKEND_OPTION,
  },

  async run(options, io) {
    const steps = options.number("steps", { low: 1, high: 1e7, whole: true }) ?? STEPS;
    const every = options.number("eval-every", { low: 1, high: 1e7, whole: true }) ?? EVALUATE_EVERY;
    const make = makeTrainer(options, (value) => io.say(JSON.stringify(value)));
    for (const flag of ["out", "trace-out"]) await checkWritable(options.text(flag));
    await startBackend(options);
    const trainer = await make();
    await trainer.prepare();
    const { pairs, duringTraining } = heldOut(trainer.task, trainer.split);
    const until = trainer.step + steps;
    let milliseconds = 0;
    let since = trainer.step;
    let lossSum = 0;
    while (trainer.step < until) {
      const began = performance.now();
      trainer.update();
      const isDue = trainer.step % every === 0 || trainer.step === until;
      const losses = isDue || trainer.step % 10 === 0 ? await trainer.drainLosses() : [];
      milliseconds += performance.now() - began;
      for (const [step, loss] of losses) {
        if (!Number.isFinite(loss)) throw new ProblemError({ code: "training-diverged", step });
        lossSum += loss;
      }
      if (!isDue) continue;
      const isLast = trainer.step === until;
      const { exact, tokenAccuracy, bleu, aer } = await evaluate(trainer, isLast ? pairs : duringTraining);
      const measured = { exact, tokenAccuracy, bleu, ...(aer === undefined ? {} : { aer }) };
      const count = trainer.step - since;
      const line = {
        step: trainer.step,
        loss: lossSum / count,
        ...measured,
        msPerStep: milliseconds / count,
      };
      io.result(isLast ? { ...line, done: true } : line);
      [milliseconds, since, lossSum] = [0, trainer.step, 0];
      if (isLast) await write(trainer, options, measured);
    }
    return 0;
  },
};

/** Checks the options now; the model is made when a backend is there. */
function makeTrainer(options: Options, report: (value: unknown) => void): () => Promise<Trainer> {
  const resume = options.text("resume");
  if (resume !== undefined) {
    // A file says all of this itself; what contradicts it would be ignored in silence.
    const option = OF_A_FRESH_RUN.find((name) => options.given(name));
    if (option) throw new ProblemError({ code: "option-conflict", option: `--${option}`, other: "--resume" });
    const pairs = options.text("pairs");
    if (pairs === undefined) return () => readModel(resume);
    return () => readOwnModel(resume, pairs, options.flag("gold") ?? false);
  }
  const pairs = options.text("pairs");
  if (pairs !== undefined) {
    if ((options.text("task") ?? OWN) !== OWN)
      throw new ProblemError({ code: "option-conflict", option: "--task", other: "--pairs" });
    const settings = completeSettings({ ...readSettings(options), task: OWN });
    return async () => {
      const file = await readPairs(pairs, options.flag("gold") ?? false);
      report({ report: file.report });
      return createTrainer(createOwnTask(file), settings);
    };
  }
  const id = options.required("task");
  if (id === OWN) options.required("pairs");
  const task = findTask(id);
  if (!task)
    throw new ProblemError({ code: "task-unknown", task: id, known: TASKS.map((known) => known.id) });
  options.choice(HOLD_OUT, splitsOf(task));
  const settings = completeSettings({ ...readSettings(options), task: id });
  return async () => createTrainer(task, settings);
}

/** What the flags say; what they leave out is the task's default. */
function readSettings(options: Options): SomeSettings {
  const numbers = Object.entries(NUMBERS).map(([flag, key]) => [
    key,
    options.number(flag, NUMBER_BOUNDS[key]),
  ]);
  const choices = Object.entries(CHOICES).map(([flag, ids]) => [flag, options.choice(flag, ids)]);
  const switches = Object.entries(SWITCHES).map(([flag, key]) => [key, options.flag(flag)]);
  const settings = {
    ...Object.fromEntries([...numbers, ...choices, ...switches]),
    teacherForcing: options.text(SCHEDULE),
    holdOut: options.text(HOLD_OUT),
  };
  return { ...settings, seed: settings.seed ?? 1 };
}

/** Before the training rather than after it. */
async function checkWritable(path: string | undefined): Promise<void> {
  if (path === undefined) return;
  const folder = await stat(dirname(path)).catch(() => null);
  if (!folder?.isDirectory()) throw new ProblemError({ code: "file-unwritable", path });
}

async function write(
  trainer: Trainer,
  options: Options,
  metrics: Readonly<Record<string, number>>,
): Promise<void> {
  const out = options.text("out");
  if (out !== undefined) await writeFile(out, new Uint8Array(await trainer.checkpoint(metrics)));
  const traceOut = options.text("trace-out");
  if (traceOut !== undefined) {
    const trace = await trainer.trace(trainer.task.samples[0] ?? "");
    await writeFile(traceOut, JSON.stringify(traceToJson(trace)));
  }
}
