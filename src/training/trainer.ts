/**
 * One training run: a model, its optimizer and its stream of sentences. Knows nothing of workers, time or pages;
 * whoever drives it decides when to update, measure and save.
 */
import { ProblemError } from "../lib/problem";
import { createRandom, type Random } from "../lib/random";
import { encodeCheckpoint } from "../model/checkpoint";
import { disposeParameters } from "../model/parameters";
import { readNamed } from "../model/readTogether";
import type { Model } from "../model/seq2seq";
import { createParameters, initialValues } from "../model/shapes";
import { type Batch, createBatch } from "../tasks/batch";
import type { Pair } from "../tasks/pair";
import { createSampler, splitsOf } from "../tasks/split";
import type { SplitId } from "../tasks/splits";
import type { Task } from "../tasks/task";
import { createVocabulary, type Vocabulary } from "../tasks/vocabulary";
import type { Settings } from "../trace/settings";
import type { ModelDescription } from "../trace/trace";
import { type KernelChoice, prepareKernels } from "./kernels";
import { createLosses } from "./losses";
import { createOptimizer, type Kernels, type Moments } from "./optimizer";
import { architectureOf, modelConfig, regimeOf } from "./settings";
import { readStoredRun } from "./storedRun";
import { createTranslator, type Translator } from "./translator";
import { type Learner, learnFrom } from "./update";

/** Share of source words that are replaced by `<unk>` in training, so that an unknown word means something. */
const UNKNOWN_RATE = 0.01;

export interface Trainer extends Translator {
  readonly task: Task;
  readonly settings: Settings;
  /** Whose sentences this run never trains on. */
  readonly split: SplitId;
  readonly model: Model;
  readonly sourceVocabulary: Vocabulary;
  readonly targetVocabulary: Vocabulary;
  /** Updates made. */
  readonly step: number;
  /** What updates are computed with; null until `prepare` has found out. Without it they are plain. */
  readonly kernels: KernelChoice | null;
  /**
   * Decides between fused kernels and plain operations, by comparing them on a few sentences, and compiles what updates
   * will run. Called before the first update; a later call changes nothing. `onProgress` hears how much is done, 0 … 1.
   */
  prepare(onProgress?: (share: number) => void): Promise<KernelChoice>;
  /** Makes one update. Nothing is read back from the device. */
  update(): void;
  /** Losses of the updates since the last call, `[step, nats per target word]`. */
  drainLosses(): Promise<[number, number][]>;
  /** The run as a model file, with what was last measured of it. */
  checkpoint(metrics: Readonly<Record<string, number>>): Promise<ArrayBuffer>;
  describe(): ModelDescription;
  dispose(): void;
}

/** `plain` leaves fused kernels out, whatever the backend has. */
export interface TrainerOptions {
  readonly kernels?: Kernels;
}

/** A fresh run. */
export function createTrainer(task: Task, settings: Settings, options: TrainerOptions = {}): Trainer {
  const random = createRandom(settings.seed);
  const values = initialValues(modelConfig(settings, task), random.fork("parameters"));
  return assemble(task, settings, values, { step: 0, random: random.fork("sentences") }, options);
}

/**
 * A run that goes on from a file. Throws ProblemError when the file is not a model of `findTask(task)`. A model of one's
 * own pairs whose pairs are not here translates, and cannot be trained on or measured.
 */
export function restoreTrainer(
  buffer: ArrayBuffer,
  findTask: (id: string) => Task | null,
  options: TrainerOptions = {},
): Trainer {
  const { task, settings, checkpoint } = readStoredRun(buffer, findTask);
  const start = {
    step: checkpoint.step,
    random: createRandom(checkpoint.random),
    ...(checkpoint.moments ? { moments: checkpoint.moments } : {}),
  };
  return assemble(task, settings, checkpoint.parameters, start, options);
}

/** Throws ProblemError for a split that the task does not have. */
function splitOf(task: Task, holdOut: string): SplitId {
  const split = splitsOf(task).find((id) => id === holdOut);
  if (split) return split;
  const expected = splitsOf(task).join(", ");
  throw new ProblemError({ code: "option-value", option: "holdOut", value: holdOut, expected });
}

interface Start {
  readonly step: number;
  readonly random: Random;
  readonly moments?: Moments;
}

function assemble(
  task: Task,
  settings: Settings,
  values: Readonly<Record<string, Float32Array>>,
  start: Start,
  options: TrainerOptions,
): Trainer {
  const split = splitOf(task, settings.holdOut);
  const config = modelConfig(settings, task);
  const parameters = createParameters(config, values);
  const model: Model = { config, parameters };
  const optimizer = createOptimizer(parameters, settings, start.moments);
  const learner: Learner = { model: { config, parameters }, optimizer, settings };
  const sourceVocabulary = createVocabulary(task.sourceWords);
  const targetVocabulary = createVocabulary(task.targetWords);
  const sample = createSampler(task, start.random, split);
  const losses = createLosses();
  let step = start.step;
  let kernels: KernelChoice | null = null;

  const batchOf = (pairs: readonly Pair[], random: Random): Batch =>
    createBatch(pairs, {
      sourceVocabulary,
      targetVocabulary,
      widths: { source: task.longestSource, target: task.longestTarget },
      unknown: { rate: UNKNOWN_RATE, random },
      reverseSource: settings.reverseSource,
      bareSource: task.bareSource,
    });

  const describe = (): ModelDescription => {
    return {
      ...architectureOf(config),
      task: task.id,
      units: config.units,
      embed: config.embed,
      reverseSource: settings.reverseSource,
      seed: settings.seed,
      step,
      targetVocabulary: targetVocabulary.words,
    };
  };

  const subject = { task, settings, model, sourceVocabulary, targetVocabulary };

  return {
    ...subject,
    ...createTranslator(subject, describe),
    split,
    get step() {
      return step;
    },

    get kernels() {
      return kernels;
    },

    async prepare(onProgress = () => {}) {
      if (kernels) return kernels;
      // Sentences of their own: the run's own stream stays as it is.
      const random = createRandom(settings.seed).fork("rehearsal");
      const draw = createSampler(task, random, split);
      const some = (count: number): Batch =>
        batchOf(
          Array.from({ length: count }, () => draw()),
          random,
        );
      kernels = await prepareKernels(learner, options.kernels, some, losses, onProgress);
      return kernels;
    },

    update() {
      const pairs = Array.from({ length: settings.batch }, () => sample());
      const batch = batchOf(pairs, start.random);
      step += 1;
      losses.add(step, learnFrom(batch, learner, step, kernels?.kernels ?? "plain"));
    },

    drainLosses: () => losses.drain(),

    async checkpoint(metrics) {
      const random = start.random.state();
      const { moments } = optimizer;
      const [values, first, second] = await Promise.all([
        readNamed(parameters),
        moments && readNamed(moments.first),
        moments && readNamed(moments.second),
      ]);
      return encodeCheckpoint({
        config,
        sourceVocabulary: sourceVocabulary.words,
        targetVocabulary: targetVocabulary.words,
        task: task.id,
        seed: settings.seed,
        step,
        random,
        training: { ...regimeOf(settings) },
        metrics,
        parameters: values,
        moments: first && second ? { first, second } : null,
      });
    },

    describe,

    dispose() {
      losses.dispose();
      optimizer.dispose();
      disposeParameters(parameters);
    },
  };
}
