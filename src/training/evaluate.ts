/** Measures a model on held-out sentences: what it says by itself, and where it looks along the right words. */
import { ProblemError } from "../lib/problem";
import { type Metrics, metricsOf, type SentenceRecord } from "../metrics/summary";
import { asyncTidy } from "../model/asyncTidy";
import { compileEdits } from "../model/compileEdits";
import { crossEntropy } from "../model/crossEntropy";
import { translate } from "../model/decoding/translate";
import type { Edits } from "../model/edits";
import { open } from "../model/seq2seq";
import { sourceBatch } from "../model/sourceBatch";
import * as tf from "../model/tf";
import { createBatch } from "../tasks/batch";
import type { Pair } from "../tasks/pair";
import { knownId } from "../tasks/vocabulary";
import type { Intervention } from "../trace/intervention";
import { editSource } from "./editSource";
import type { TaskModel } from "./translator";

/** One shape for every evaluation, so that WebGL compiles for it once. */
const BATCH = 128;

export async function evaluate(
  subject: TaskModel,
  pairs: readonly Pair[],
  interventions: readonly Intervention[] = [],
): Promise<Metrics> {
  return metricsOf(await answer(subject, pairs, interventions));
}

/** Translates every sentence, and reads losses and attention along its reference. */
export async function answer(
  subject: TaskModel,
  pairs: readonly Pair[],
  interventions: readonly Intervention[] = [],
): Promise<SentenceRecord[]> {
  if (pairs.length === 0) throw new ProblemError({ code: "pairs-needed" });
  const { model, targetVocabulary } = subject;
  const edits = compileEdits(interventions, model.config, (word) => knownId(targetVocabulary, word));
  const asked = pairs.map((pair) => editedPair(pair, interventions, subject));
  const records: SentenceRecord[] = [];
  for (let from = 0; from < pairs.length; from += BATCH) {
    const chunk = asked.slice(from, from + BATCH);
    // The last batch is filled up with its own first sentence: the shape stays, the copies are dropped again.
    const filled = [...chunk, ...Array.from({ length: BATCH - chunk.length }, () => chunk[0] as Pair)];
    const part = await answerBatch(subject, filled, edits);
    records.push(...chunk.map((pair, i) => recordOf(pair, i, part, subject)));
  }
  return records;
}

/** A pair with its source edited. Its gold links are left out then: they are about another sentence. */
function editedPair(pair: Pair, interventions: readonly Intervention[], subject: TaskModel): Pair {
  if (!interventions.some(({ kind }) => kind === "source" || kind === "swap-source")) return pair;
  const { sourceVocabulary, settings } = subject;
  const turned = (words: readonly string[]): readonly string[] =>
    settings.reverseSource ? words.toReversed() : words;
  const words = turned(pair.source).map((word) => ({ word, id: sourceVocabulary.id(word) }));
  const edited = editSource(words, interventions, sourceVocabulary).map(({ word }) => word);
  return { ...pair, source: turned(edited), sure: [], possible: [] };
}

interface BatchAnswer {
  readonly said: string[][];
  readonly sourceWidth: number;
  readonly targetWidth: number;
  /** `[batch, target]`. */
  readonly losses: Float32Array;
  /** `[batch, target, source]`; null where nothing is attended. */
  readonly weights: Float32Array | null;
}

function recordOf(pair: Pair, i: number, part: BatchAnswer, { task, settings }: TaskModel): SentenceRecord {
  const { sourceWidth, targetWidth, weights } = part;
  const rows = pair.target.length + 1;
  const said = part.said[i] ?? [];
  const ended = said.at(-1) === "<eos>";
  const from = i * targetWidth;
  return {
    source: pair.source,
    output: ended ? said.slice(0, -1) : said,
    ended,
    reference: pair.target,
    tags: pair.tags,
    losses: part.losses.subarray(from, from + rows),
    ...(weights
      ? {
          attention: cut(
            weights.subarray(from * sourceWidth),
            rows,
            pair.source.length,
            sourceWidth,
            settings.reverseSource,
            task.bareSource,
          ),
        }
      : {}),
    ...(pair.sure.length + pair.possible.length > 0 ? { gold: pair } : {}),
  };
}

/** The weights of one sentence without padding, columns in the order of its words, `<eos>` last where it was read. */
function cut(
  weights: Float32Array,
  rows: number,
  words: number,
  width: number,
  isReversed: boolean,
  isBare = false,
): { weights: Float32Array; columns: number } {
  const columns = isBare ? words : words + 1;
  const result = new Float32Array(rows * columns);
  for (let t = 0; t < rows; t++)
    for (let j = 0; j < columns; j++) {
      const read = isReversed && j < words ? words - 1 - j : j;
      result[t * columns + j] = weights[t * width + read] ?? Number.NaN;
    }
  return { weights: result, columns };
}

function answerBatch(subject: TaskModel, pairs: readonly Pair[], edits: Edits): Promise<BatchAnswer> {
  const { task, model, sourceVocabulary, targetVocabulary, settings } = subject;
  const widths = { source: task.longestSource, target: task.longestTarget };
  const { reverseSource } = settings;
  const { bareSource } = task;
  const batch = createBatch(pairs, { sourceVocabulary, targetVocabulary, widths, reverseSource, bareSource });
  return asyncTidy(async () => {
    const source = sourceBatch(batch.source, batch.sourceLengths, batch.sourceWidth);
    const { decoder } = open(model, source, { edits });
    const ids = await translate(decoder, batch.size, task.longestTarget, edits.choice);
    const shape: [number, number] = [batch.size, batch.targetWidth];
    const step = decoder.step(decoder.initial, tf.tensor2d(batch.targetIn, shape, "int32"));
    const perWord = crossEntropy(step.logits, tf.tensor2d(batch.targetOut, shape, "int32"));
    const [losses, weights] = await Promise.all([perWord.data(), step.weights?.data() ?? null]);
    return {
      said: ids.map((row) => row.map((id) => targetVocabulary.words[id] ?? "")),
      sourceWidth: batch.sourceWidth,
      targetWidth: batch.targetWidth,
      losses: Float32Array.from(losses),
      weights: weights ? Float32Array.from(weights) : null,
    };
  });
}
