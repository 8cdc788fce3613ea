/**
 * One training run: a model, its optimizer and its stream of sentences. Knows nothing of workers, time or pages;
 * whoever drives it decides when to update, measure and save.
 */
import { present } from "../lib/assert";
import { ProblemError } from "../lib/problem";
import { createRandom, type Random } from "../lib/random";
import { EOS, SPECIAL_TOKENS, UNK } from "../lib/tokens";
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from "../model/checkpoint";
import { compileEdits } from "../model/compileEdits";
import { beamSearch } from "../model/decoding/beam";
import { sampling } from "../model/decoding/sample";
import { disposeParameters } from "../model/parameters";
import { probe } from "../model/probe";
import { readNamed } from "../model/readTogether";
import { recordTrace } from "../model/record";
import type { Model } from "../model/seq2seq";
import { createParameters, initialValues } from "../model/shapes";
import * as tf from "../model/tf";
import { type Batch, createBatch } from "../tasks/batch";
import { createOwnTaskWithoutPairs } from "../tasks/corpora/own";
import { OWN } from "../tasks/ownTask";
import { createSampler, splitsOf } from "../tasks/split";
import type { SplitId } from "../tasks/splits";
import type { Pair, Task } from "../tasks/task";
import { problemOf } from "../tasks/text";
import { createVocabulary, type Vocabulary } from "../tasks/vocabulary";
import type { Intervention } from "../trace/intervention";
import type { Probe } from "../trace/probe";
import { DEFAULTS, type Settings } from "../trace/settings";
import type { ModelDescription, Trace } from "../trace/trace";
import { editSource, type SourceWord } from "./editSource";
import { chooseKernels, type KernelChoice, rehearse } from "./kernels";
import { createLosses } from "./losses";
import { createOptimizer, type Kernels, type Moments } from "./optimizer";
import { architectureOf, completeSettings, modelConfig, regimeOf } from "./settings";
import { type Learner, learnFrom } from "./update";

/** Share of source words that are replaced by `<unk>` in training, so that an unknown word means something. */
const UNKNOWN_RATE = 0.01;

export interface Trainer {
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
  /** Reads a typed sentence and records its translation. Throws ProblemError for one that cannot be read. */
  trace(text: string, options?: TraceOptions): Promise<Trace>;
  /** The gradient of a translation's loss by source position; along the model's own words when none are given. */
  probe(text: string, forced?: string): Promise<Probe>;
  /** The finished hypotheses of a beam search of this width, best first. */
  beam(text: string, width: number): Promise<Found[]>;
  checkpoint(metrics: Readonly<Record<string, number>>): Promise<ArrayBuffer>;
  describe(): ModelDescription;
  dispose(): void;
}

export interface TraceOptions {
  /** How many words will probably be said; as many as the last time when left out. */
  readonly expected?: number | undefined;
  /** Words to decode along instead of the model's own. */
  readonly forced?: string | undefined;
  readonly interventions?: readonly Intervention[] | undefined;
  /** With every parameter of the model. */
  readonly allParameters?: boolean | undefined;
  /** Draws words from softmax(logits / temperature) instead of saying the likeliest. */
  readonly sample?: { readonly temperature: number; readonly seed: number } | undefined;
}

/** A translation that beam search found. */
export interface Found {
  /** Words, `<eos>` included unless the length cap cut it off. */
  readonly output: readonly string[];
  /** Σ log p, nats. */
  readonly logProbability: number;
}

interface ReadSource {
  readonly typed: string;
  readonly words: readonly SourceWord[];
}

/** Words as the model reads them: `<eos>` ends them, unless the task leaves it out. */
function ended<T>(task: Task, words: readonly T[], end: T): T[] {
  return task.bareSource ? [...words] : [...words, end];
}

function idsOf(task: Task, words: readonly SourceWord[]): number[] {
  return ended(
    task,
    words.map(({ id }) => id),
    EOS,
  );
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
  const checkpoint = decodeCheckpoint(buffer);
  const found = findTask(checkpoint.task);
  const isOwn = checkpoint.task === OWN;
  if (!found && !isOwn) throw new ProblemError({ code: "model-metadata", field: "task" });
  const problem = found && disagreement(found, checkpoint);
  // Other pairs than those that this model was trained on are no reason to refuse it: it reads with its own words.
  if (problem && !isOwn) throw new ProblemError({ code: "model-metadata", field: problem });
  const task = found && !problem ? found : ownTask(checkpoint);
  const settings = storedSettings(checkpoint);
  const start = {
    step: checkpoint.step,
    random: createRandom(checkpoint.random),
    ...(checkpoint.moments ? { moments: checkpoint.moments } : {}),
  };
  return assemble(task, settings, checkpoint.parameters, start, options);
}

/** The field of a file that does not go with a task, null when all do. */
function disagreement(task: Task, checkpoint: Checkpoint): string | null {
  const agrees = (words: readonly string[], stored: readonly string[]): boolean =>
    createVocabulary(words).words.join("\n") === stored.join("\n");
  if (checkpoint.config.maxSource !== task.maxSource) return "config";
  if (!agrees(task.sourceWords, checkpoint.sourceVocabulary)) return "sourceVocabulary";
  return agrees(task.targetWords, checkpoint.targetVocabulary) ? null : "targetVocabulary";
}

function ownTask({ sourceVocabulary, targetVocabulary }: Checkpoint): Task {
  const words = (stored: readonly string[]): readonly string[] => stored.slice(SPECIAL_TOKENS.length);
  return createOwnTaskWithoutPairs(words(sourceVocabulary), words(targetVocabulary));
}

/** Throws ProblemError for a split that the task does not have. */
function splitOf(task: Task, holdOut: string): SplitId {
  const split = splitsOf(task).find((id) => id === holdOut);
  if (split) return split;
  const expected = splitsOf(task).join(", ");
  throw new ProblemError({ code: "option-value", option: "holdOut", value: holdOut, expected });
}

/** Throws ProblemError naming the part of the file's description that is not as it should be. */
function storedSettings({ config, training: written, task, seed }: Checkpoint): Settings {
  // A file from before there were kinds of sentences to hold out held out random ones.
  const training = { holdOut: DEFAULTS.holdOut, ...written };
  const isWhole = Object.keys(regimeOf(DEFAULTS)).every((key) => key in training);
  if (!isWhole) throw new ProblemError({ code: "model-metadata", field: "training" });
  const { units, embed } = config;
  try {
    return completeSettings({ ...architectureOf(config), ...training, task, seed, units, embed });
  } catch (error) {
    if (error instanceof ProblemError) throw new ProblemError({ code: "model-metadata", field: "training" });
    throw error;
  }
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
  /** Words of the last translation: the next one, most often of the same sentence, will be about as long. */
  let lastSaid = 1;

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

  /** A typed sentence as the model reads it, in the order of reading. Throws ProblemError for one that cannot be read. */
  const readSource = (text: string, interventions: readonly Intervention[]): ReadSource => {
    const reading = task.read(text);
    const problem = problemOf(reading, task);
    if (problem) throw new ProblemError(problem);
    const known = reading.tokens.map(({ word, known: isKnown }) => ({
      word,
      id: isKnown ? sourceVocabulary.id(word) : UNK,
    }));
    const inOrder = settings.reverseSource ? known.toReversed() : known;
    return { typed: reading.text, words: editSource(inOrder, interventions, sourceVocabulary) };
  };

  return {
    task,
    settings,
    split,
    model,
    sourceVocabulary,
    targetVocabulary,
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
      kernels = await chooseKernels(learner, options.kernels, some);
      onProgress(0.5);
      if (tf.getBackend() === "webgl") {
        await rehearse(learner, some(settings.batch), kernels.kernels, losses);
      }
      onProgress(1);
      return kernels;
    },

    update() {
      const pairs = Array.from({ length: settings.batch }, () => sample());
      const batch = batchOf(pairs, start.random);
      step += 1;
      losses.add(step, learnFrom(batch, learner, step, kernels?.kernels ?? "plain"));
    },

    drainLosses: () => losses.drain(),

    async trace(text, { forced, interventions = [], sample, expected = lastSaid, allParameters } = {}) {
      const { typed, words } = readSource(text, interventions);
      const target = forced === undefined ? undefined : forcedWords(forced, targetVocabulary, task.maxTarget);
      const edits = compileEdits(interventions, config, (word) => knownId(targetVocabulary, word));
      const trace = await recordTrace(model, describe(), {
        text: typed,
        expected,
        allParameters,
        sourceTokens: ended(
          task,
          words.map(({ word }) => word),
          "<eos>",
        ),
        sourceIds: idsOf(task, words),
        maxTarget: outputLimit(task, words.length + 1),
        ...(target ? { forced: [...target, EOS] } : {}),
        interventions,
        edits,
        ...(sample ? { choice: sampling(sample.temperature, sample.seed, edits.choice) } : {}),
      });
      lastSaid = trace.output.ids.length;
      return trace;
    },

    async probe(text, forced) {
      const { words } = readSource(text, []);
      const target =
        forced === undefined
          ? (await this.trace(text)).output.ids
          : [...forcedWords(forced, targetVocabulary, task.maxTarget), EOS];
      return probe(model, idsOf(task, words), target);
    },

    async beam(text, width) {
      const { words } = readSource(text, []);
      const found = await beamSearch(model, idsOf(task, words), width, outputLimit(task, words.length + 1));
      return found.map(({ ids, logProbability }) => ({
        output: ids.map((id) => present(targetVocabulary.words[id], "a word")),
        logProbability,
      }));
    },

    async checkpoint(metrics) {
      const random = start.random.state();
      const { moments } = optimizer;
      const [values, first, second] = await Promise.all([
        readNamed(parameters),
        moments && readNamed(moments.first),
        moments && readNamed(moments.second),
      ]);
      const checkpoint: Checkpoint = {
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
      };
      return encodeCheckpoint(checkpoint);
    },

    describe,

    dispose() {
      losses.dispose();
      optimizer.dispose();
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

/** The id of a word or of a special token; null for a word that the vocabulary does not hold. */
function knownId(vocabulary: Vocabulary, word: string): number | null {
  const id = vocabulary.words.indexOf(word);
  return id < 0 ? null : id;
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
