import { stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ProblemError } from "../lib/problem";
import { CELLS } from "../model/cells/list";
import { SCORES } from "../model/scores/list";
import { WIRINGS } from "../model/wirings/list";
import { findTask, TASKS } from "../tasks/list";
import { heldOut } from "../tasks/split";
import { traceToJson } from "../trace/json";
import { evaluate } from "../training/evaluate";
import { BOUNDS, completeSettings } from "../training/settings";
import { createTrainer, type Trainer } from "../training/trainer";
import { BACKEND_OPTION, startBackend } from "./backend";
import type { Command } from "./command";
import { readModel } from "./files";
import type { Options } from "./options";

const STEPS = 450;
const EVALUATE_EVERY = 50;
const OF_A_FRESH_RUN = "task seed cell wiring score bidirectional units embed batch lr clip".split(" ");

export const train: Command = {
  summary: {
    en: "Trains a model; one line for each evaluation, the last one over all held-out sentences.",
    ko: "모델을 학습합니다. 평가할 때마다 한 줄을 출력하고, 마지막 줄은 검증 문장 전체의 결과입니다.",
  },
  options: {
    task: { type: "string", value: TASKS.map(({ id }) => id).join("|") },
    seed: { type: "string", value: "N" },
    steps: { type: "string", value: "N" },
    "eval-every": { type: "string", value: "N" },
    cell: { type: "string", value: Object.keys(CELLS).join("|") },
    wiring: { type: "string", value: Object.keys(WIRINGS).join("|") },
    score: { type: "string", value: Object.keys(SCORES).join("|") },
    bidirectional: { type: "boolean" },
    units: { type: "string", value: "N" },
    embed: { type: "string", value: "N" },
    batch: { type: "string", value: "N" },
    lr: { type: "string", value: "X" },
    clip: { type: "string", value: "X" },
    resume: { type: "string", value: "MODEL" },
    out: { type: "string", value: "MODEL.safetensors" },
    "trace-out": { type: "string", value: "TRACE.json" },
    ...BACKEND_OPTION,
  },

  async run(options, io) {
    const steps = options.number("steps", { low: 1, high: 1e7, whole: true }) ?? STEPS;
    const every = options.number("eval-every", { low: 1, high: 1e7, whole: true }) ?? EVALUATE_EVERY;
    options.choice("cell", Object.keys(CELLS));
    options.choice("wiring", Object.keys(WIRINGS));
    options.choice("score", Object.keys(SCORES));
    const make = makeTrainer(options);
    for (const flag of ["out", "trace-out"]) await checkWritable(options.text(flag));
    await startBackend(options);
    const trainer = await make();
    const { pairs, duringTraining } = heldOut(trainer.task);
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
      const {
        sentences: _,
        loss: __,
        ...measured
      } = await evaluate(trainer, isLast ? pairs : duringTraining);
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
function makeTrainer(options: Options): () => Promise<Trainer> {
  const resume = options.text("resume");
  if (resume !== undefined) {
    // A file says all of this itself; what contradicts it would be ignored in silence.
    const option = OF_A_FRESH_RUN.find((name) => options.given(name));
    if (option) throw new ProblemError({ code: "option-conflict", option: `--${option}`, other: "--resume" });
    return () => readModel(resume);
  }
  const id = options.required("task");
  const task = findTask(id);
  if (!task)
    throw new ProblemError({ code: "task-unknown", task: id, known: TASKS.map((known) => known.id) });
  const settings = completeSettings({
    task: id,
    seed: options.number("seed", BOUNDS.seed) ?? 1,
    bidirectional: options.flag("bidirectional"),
    units: options.number("units", BOUNDS.units),
    embed: options.number("embed", BOUNDS.embed),
    batch: options.number("batch", BOUNDS.batch),
    learningRate: options.number("lr", BOUNDS.learningRate),
    clip: options.number("clip", BOUNDS.clip),
  });
  return async () => createTrainer(task, settings);
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
