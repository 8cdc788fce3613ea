/** An engine for experiments in Node: the trainer itself, without a worker. For the record and for tests. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { shippedFor } from "../app/shipped";
import type { ExperimentEngine } from "../lessons/runExperiment";
import { present } from "../lib/assert";
import { rowFacts } from "../metrics/rowFacts";
import { byLength, metricsOf } from "../metrics/summary";
import { findTask } from "../tasks/list";
import { heldOut } from "../tasks/split";
import { change, defaultsOf } from "../trace/settings";
import { answer } from "../training/evaluate";
import { completeSettings } from "../training/settings";
import { createTrainer, restoreTrainer, type Trainer } from "../training/trainer";

/** Losses are read back after so many updates. */
const DRAIN = 10;

export interface NodeExperimentEngine extends ExperimentEngine {
  dispose(): void;
}

/** `models`: the folder of the models that ship. */
export function createExperimentEngine(models: string): NodeExperimentEngine {
  let trainer: Trainer | null = null;
  const standing = (): Trainer => present(trainer, "a model");
  return {
    async configure(settings, model) {
      trainer?.dispose();
      trainer = model
        ? restoreTrainer(model, findTask)
        : createTrainer(present(findTask(settings.task), settings.task), completeSettings(settings));
    },
    async shipped({ task, seed: _, ...choice }) {
      const file = present(shippedFor(task, change(defaultsOf(task), choice)), `a shipped model of ${task}`);
      const bytes = await readFile(join(models, `${file}.safetensors`));
      return new Uint8Array(bytes).buffer;
    },
    given: async (task) => findTask(task)?.opening?.interventions ?? [],
    async train(updates, onStep) {
      const training = standing();
      await training.prepare();
      for (let made = 1; made <= updates; made++) {
        training.update();
        if (made % DRAIN === 0) {
          await training.drainLosses();
          onStep(made);
        }
      }
      await training.drainLosses();
    },
    exportModel: () => standing().checkpoint({}),
    async evaluate(interventions, sentences) {
      const { task, split } = standing();
      const records = await answer(standing(), heldOut(task, split).pairs.slice(0, sentences), interventions);
      return { overall: metricsOf(records), byLength: byLength(records), rows: rowFacts(records) };
    },
    trace: (text, interventions) => standing().trace(text, { interventions }),
    probe: (text, forced) => standing().probe(text, forced),
    dispose() {
      trainer?.dispose();
      trainer = null;
    },
  };
}
