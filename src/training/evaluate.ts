/** Measures a model on held-out sentences: what it says by itself, and where it looks along the right words. */
import { alignmentErrorRate, type ScoredAlignment } from "../metrics/alignmentErrorRate";
import { exactMatch } from "../metrics/exactMatch";
import { tokenAccuracy } from "../metrics/tokenAccuracy";
import { crossEntropy } from "../model/crossEntropy";
import { decodeWords, encodeBatch, type Model, sourceBatch, translateBatch } from "../model/seq2seq";
import type { SourceBatch } from "../model/steps/encode";
import * as tf from "../model/tf";
import { type Batch, createBatch } from "../tasks/batch";
import type { Pair, Task } from "../tasks/task";
import type { Vocabulary } from "../tasks/vocabulary";

/** One shape for every evaluation, so that WebGL compiles for it once. */
const BATCH = 128;

export interface Measured {
  /** Mean cross-entropy per target word under teacher forcing, nats. */
  readonly loss: number;
  readonly exact: number;
  readonly tokenAccuracy: number;
  /** Absent when the sentences have no gold alignment. */
  readonly aer?: number;
  readonly sentences: number;
}

export interface Measurable {
  readonly task: Task;
  readonly model: Model;
  readonly sourceVocabulary: Vocabulary;
  readonly targetVocabulary: Vocabulary;
}

/** What the model said and where it looked, sentence by sentence. */
export interface Answer {
  readonly pair: Pair;
  /** Words of the greedy translation, without `<eos>`. */
  readonly said: readonly string[];
  /** Whether it ended by itself. */
  readonly ended: boolean;
  /** The source position with the largest weight for each word of the reference, teacher-forced. */
  readonly looked: readonly number[];
}

export async function evaluate(subject: Measurable, pairs: readonly Pair[]): Promise<Measured> {
  const { answers, loss } = await answer(subject, pairs);
  const outputs = answers.map(({ said, ended }) => (ended ? said : [...said, ""]));
  const references = answers.map(({ pair }) => pair.target);
  const scored: ScoredAlignment[] = answers
    .filter(({ pair }) => pair.sure.length > 0)
    .map(({ pair, looked }) => ({ ...pair, looked, sourceLength: pair.source.length }));
  return {
    loss,
    exact: exactMatch(outputs, references),
    tokenAccuracy: tokenAccuracy(outputs, references),
    ...(scored.length > 0 ? { aer: alignmentErrorRate(scored) } : {}),
    sentences: pairs.length,
  };
}

/** Translates every sentence and reads the attention along its reference. */
export async function answer(
  subject: Measurable,
  pairs: readonly Pair[],
): Promise<{ answers: Answer[]; loss: number }> {
  const answers: Answer[] = [];
  let lossSum = 0;
  let wordCount = 0;
  for (let from = 0; from < pairs.length; from += BATCH) {
    const chunk = pairs.slice(from, from + BATCH);
    // The last batch is filled up with its own first sentence: the shape stays, the copies are dropped again.
    const filled = [...chunk, ...Array.from({ length: BATCH - chunk.length }, () => chunk[0] as Pair)];
    const part = await answerBatch(subject, filled);
    chunk.forEach((pair, i) => {
      const length = pair.target.length + 1;
      const said = part.said[i] ?? [];
      const ended = said.at(-1) === "<eos>";
      answers.push({
        pair,
        said: ended ? said.slice(0, -1) : said,
        ended,
        looked: Array.from(part.looked.subarray(i * part.width, i * part.width + pair.target.length)),
      });
      for (let t = 0; t < length; t++) lossSum += part.losses[i * part.width + t] ?? 0;
      wordCount += length;
    });
  }
  return { answers, loss: lossSum / wordCount };
}

interface BatchAnswer {
  readonly said: string[][];
  readonly width: number;
  readonly looked: Int32Array;
  readonly losses: Float32Array;
}

async function answerBatch(subject: Measurable, pairs: readonly Pair[]): Promise<BatchAnswer> {
  const { task, model, sourceVocabulary, targetVocabulary } = subject;
  const widths = { source: task.longestSource, target: task.longestTarget };
  const batch = createBatch(pairs, { sourceVocabulary, targetVocabulary, widths });
  const source = sourceBatch(batch.source, batch.sourceLengths, batch.sourceWidth);
  const ids = await translateBatch(model, source, task.longestTarget);
  const { looked, losses } = tf.tidy(() => forced(model, source, batch));
  const [lookedAt, lossPerWord] = await Promise.all([looked.data(), losses.data()]);
  tf.dispose([looked, losses, source.ids, source.mask, source.last]);
  return {
    said: ids.map((row) => row.map((id) => targetVocabulary.words[id] ?? "")),
    width: batch.targetWidth,
    looked: Int32Array.from(lookedAt),
    losses: Float32Array.from(lossPerWord),
  };
}

/** Along the reference: the most attended position and the loss of each word, both `[batch, target]`. */
function forced(model: Model, source: SourceBatch, batch: Batch): { looked: tf.Tensor; losses: tf.Tensor } {
  const shape: [number, number] = [batch.size, batch.targetWidth];
  const encoding = encodeBatch(model, source);
  const step = decodeWords(
    model,
    encoding,
    encoding.initialState,
    tf.tensor2d(batch.targetIn, shape, "int32"),
  );
  return {
    looked: tf.argMax(step.weights, 2),
    losses: crossEntropy(step.logits, tf.tensor2d(batch.targetOut, shape, "int32")),
  };
}
