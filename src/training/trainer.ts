/**
 * One training run: a model, its optimizer and its stream of sentences. Knows nothing of workers, time or pages;
 * whoever drives it decides when to update, measure and save.
 */
import { present } from "../lib/assert";
import { ProblemError } from "../lib/problem";
import { createRandom, type Random } from "../lib/random";
import { EOS, UNK } from "../lib/tokens";
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from "../model/checkpoint";
import { crossEntropy } from "../model/crossEntropy";
import { createParameters, disposeParameters, initialValues } from "../model/parameters";
import { recordTrace } from "../model/record";
import { decodeWords, encodeBatch, type Model, sourceBatch } from "../model/seq2seq";
import * as tf from "../model/tf";
import { type Batch, createBatch } from "../tasks/batch";
import { createSampler } from "../tasks/split";
import type { Task } from "../tasks/task";
import { problemOf } from "../tasks/text";
import { createVocabulary, type Vocabulary } from "../tasks/vocabulary";
import type { ModelDescription, Trace } from "../trace/trace";
import { type Adam, createAdam, type Moments } from "./optimizer";
import { completeSettings, modelConfig, type Settings } from "./settings";

/** Share of source words that are replaced by `<unk>` in training, so that an unknown word means something. */
const UNKNOWN_RATE = 0.01;

export interface Trainer {
  readonly task: Task;
  readonly settings: Settings;
  readonly model: Model;
  readonly sourceVocabulary: Vocabulary;
  readonly targetVocabulary: Vocabulary;
  /** Updates made. */
  readonly step: number;
  /** Makes one update. Nothing is read back from the device. */
  update(): void;
  /** Losses of the updates since the last call, `[step, nats per target word]`. */
  drainLosses(): Promise<[number, number][]>;
  /** Reads a typed sentence and records its translation. Throws ProblemError for one that cannot be read. */
  trace(text: string, forced?: string): Promise<Trace>;
  checkpoint(metrics: Readonly<Record<string, number>>): Promise<ArrayBuffer>;
  describe(): ModelDescription;
  dispose(): void;
}

/** A fresh run. */
export function createTrainer(task: Task, settings: Settings): Trainer {
  const random = createRandom(settings.seed);
  const values = initialValues(modelConfig(settings, task), random.fork("parameters"));
  return assemble(task, settings, values, { step: 0, random: random.fork("sentences") });
}

/** A run that goes on from a file. Throws ProblemError when the file is not a model of `findTask(task)`. */
export function restoreTrainer(buffer: ArrayBuffer, findTask: (id: string) => Task | null): Trainer {
  const checkpoint = decodeCheckpoint(buffer);
  const { config, training } = checkpoint;
  const task = findTask(checkpoint.task);
  if (!task) throw new ProblemError({ code: "model-metadata", field: "task" });
  const settings = completeSettings({
    task: checkpoint.task,
    seed: checkpoint.seed,
    bidirectional: config.bidirectional,
    units: config.units,
    embed: config.embed,
    batch: training.batch,
    learningRate: training.learningRate,
    clip: training.clip,
  });
  const agrees = (words: readonly string[], stored: readonly string[]): boolean =>
    createVocabulary(words).words.join("\n") === stored.join("\n");
  if (!agrees(task.sourceWords, checkpoint.sourceVocabulary))
    throw new ProblemError({ code: "model-metadata", field: "sourceVocabulary" });
  if (!agrees(task.targetWords, checkpoint.targetVocabulary))
    throw new ProblemError({ code: "model-metadata", field: "targetVocabulary" });
  return assemble(task, settings, checkpoint.parameters, {
    step: checkpoint.step,
    random: createRandom(checkpoint.random),
    ...(checkpoint.moments ? { moments: checkpoint.moments } : {}),
  });
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
): Trainer {
  const config = modelConfig(settings, task);
  const parameters = createParameters(config, values);
  const model: Model = { config, parameters };
  const adam = createAdam(parameters, settings.learningRate, settings.clip, start.moments);
  const sourceVocabulary = createVocabulary(task.sourceWords);
  const targetVocabulary = createVocabulary(task.targetWords);
  const sample = createSampler(task, start.random);
  const losses: [number, tf.Scalar][] = [];
  let step = start.step;

  const describe = (): ModelDescription => {
    const { cell, wiring, score, window, units, embed, layers, bidirectional } = config;
    return {
      task: task.id,
      cell,
      wiring,
      score,
      window,
      units,
      embed,
      layers,
      bidirectional,
      seed: settings.seed,
      step,
      targetVocabulary: targetVocabulary.words,
    };
  };

  return {
    task,
    settings,
    model,
    sourceVocabulary,
    targetVocabulary,
    get step() {
      return step;
    },

    update() {
      const pairs = Array.from({ length: settings.batch }, () => sample());
      const batch = createBatch(pairs, {
        sourceVocabulary,
        targetVocabulary,
        widths: { source: task.longestSource, target: task.longestTarget },
        unknown: { rate: UNKNOWN_RATE, random: start.random },
      });
      step += 1;
      losses.push([step, tf.tidy(() => tf.keep(learn(model, adam, batch, step)))]);
    },

    async drainLosses() {
      const drained = losses.splice(0);
      const values = await Promise.all(drained.map(([, loss]) => loss.data()));
      tf.dispose(drained.map(([, loss]) => loss));
      return drained.map(([at], i) => [at, present(values[i]?.[0], "a loss")]);
    },

    async trace(text, forced) {
      const reading = task.read(text);
      const problem = problemOf(reading, task);
      if (problem) throw new ProblemError(problem);
      const words = reading.tokens.map(({ word }) => word);
      const target = forced === undefined ? undefined : forcedWords(forced, targetVocabulary, task.maxTarget);
      return recordTrace(model, describe(), {
        text: reading.text,
        sourceTokens: [...words, "<eos>"],
        sourceIds: [
          ...reading.tokens.map(({ word, known }) => (known ? sourceVocabulary.id(word) : UNK)),
          EOS,
        ],
        maxTarget: outputLimit(task, reading.tokens.length + 1),
        ...(target ? { forced: [...target, EOS] } : {}),
      });
    },

    async checkpoint(metrics) {
      const read = async (
        tensors: Readonly<Record<string, tf.Tensor>>,
      ): Promise<Record<string, Float32Array>> =>
        Object.fromEntries(
          await Promise.all(
            Object.entries(tensors).map(
              async ([name, tensor]) => [name, (await tensor.data()) as Float32Array] as const,
            ),
          ),
        );
      const { batch, learningRate, clip } = settings;
      const random = start.random.state();
      const [values, first, second] = await Promise.all([
        read(parameters),
        read(adam.first),
        read(adam.second),
      ]);
      const checkpoint: Checkpoint = {
        config,
        sourceVocabulary: sourceVocabulary.words,
        targetVocabulary: targetVocabulary.words,
        task: task.id,
        seed: settings.seed,
        step,
        random,
        training: { batch, learningRate, clip },
        metrics,
        parameters: values,
        moments: { first, second },
      };
      return encodeCheckpoint(checkpoint);
    },

    describe,

    dispose() {
      tf.dispose(losses.map(([, loss]) => loss));
      losses.length = 0;
      adam.dispose();
      disposeParameters(parameters);
    },
  };
}

/**
 * How long a translation may get before it is cut off: as long as any of the task's own, or a little longer than a
 * source that is longer still. An untrained model rarely says `<eos>`, and no reader waits for 24 words of chance.
 */
function outputLimit(task: Task, source: number): number {
  return Math.min(task.maxTarget, Math.max(task.longestTarget, source + 4));
}

/** Ids of a target sentence that someone gave, without `<eos>`. Throws ProblemError for one that cannot be said. */
function forcedWords(text: string, vocabulary: Vocabulary, limit: number): number[] {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) throw new ProblemError({ code: "sentence-empty" });
  if (words.length + 1 > limit)
    throw new ProblemError({ code: "sentence-too-long", length: words.length + 1, limit });
  return words.map((word) => {
    const id = vocabulary.id(word);
    if (id === UNK) throw new ProblemError({ code: "word-unknown", word });
    return id;
  });
}

/** Mean loss per target word of a batch, by teacher forcing, and one step down its gradient. */
function learn(model: Model, adam: Adam, batch: Batch, step: number): tf.Scalar {
  const source = sourceBatch(batch.source, batch.sourceLengths, batch.sourceWidth);
  const shape: [number, number] = [batch.size, batch.targetWidth];
  const inputs = tf.tensor2d(batch.targetIn, shape, "int32");
  const targets = tf.tensor2d(batch.targetOut, shape, "int32");
  const counted = tf.cast(tf.greater(targets, 0), "float32"); // 1 on words, 0 on <pad>
  const words = batch.targetLengths.reduce((sum, length) => sum + length, 0);
  const names = Object.keys(model.parameters);
  const { value, grads } = tf.variableGrads(
    () => {
      const encoding = encodeBatch(model, source);
      const decoded = decodeWords(model, encoding, encoding.initialState, inputs);
      const perWord = crossEntropy(decoded.logits, targets); // [batch, target]
      return tf.div(tf.sum(tf.mul(perWord, counted)), words) as tf.Scalar;
    },
    names.map((name) => present(model.parameters[name], name)),
  );
  const gradients = Object.fromEntries(
    names.map((name) => [
      name,
      present(grads[present(model.parameters[name], name).name], `a gradient of ${name}`),
    ]),
  );
  adam.update(model.parameters, gradients, step);
  return value;
}
