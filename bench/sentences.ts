/** The batches that this engine's trainer makes, for whoever else is to train on the same sentences. */
import { present } from "../src/lib/assert";
import { createRandom } from "../src/lib/random";
import { EOS } from "../src/lib/tokens";
import { type Batch, createBatch } from "../src/tasks/batch";
import { findTask } from "../src/tasks/list";
import { createSampler, heldOut } from "../src/tasks/split";
import { createVocabulary } from "../src/tasks/vocabulary";
import { completeSettings, type SomeSettings } from "../src/training/settings";

/** As the trainer has it: so many source words are replaced by `<unk>`. */
const UNKNOWN_RATE = 0.01;

export interface Sizes {
  readonly units: number;
  readonly embed: number;
  readonly batch: number;
  readonly sourceVocab: number;
  readonly targetVocab: number;
  readonly sourceWidth: number;
  readonly targetWidth: number;
  readonly seed: number;
}

export interface Sentences {
  readonly sizes: Sizes;
  next(): Batch;
  /** Every held-out sentence. */
  readonly heldOut: Batch;
}

export function sentences(some: SomeSettings): Sentences {
  const task = present(findTask(some.task), `a task ${some.task}`);
  const { units, embed, batch, seed } = completeSettings(some);
  const sourceVocabulary = createVocabulary(task.sourceWords);
  const targetVocabulary = createVocabulary(task.targetWords);
  const random = createRandom(seed).fork("sentences");
  const sample = createSampler(task, random);
  const widths = { source: task.longestSource, target: task.longestTarget };
  const options = { sourceVocabulary, targetVocabulary, widths };
  const unknown = { rate: UNKNOWN_RATE, random };
  return {
    sizes: {
      units,
      embed,
      batch,
      sourceVocab: sourceVocabulary.words.length,
      targetVocab: targetVocabulary.words.length,
      sourceWidth: widths.source,
      targetWidth: widths.target,
      seed,
    },
    next: () => createBatch(Array.from({ length: batch }, sample), { ...options, unknown }),
    heldOut: createBatch(heldOut(task).pairs, options),
  };
}

/** The share of sentences that were said as they should be, `<eos>` included. `said` is `[size, targetWidth]`. */
export function exactOf({ size, targetWidth, targetOut }: Batch, said: ArrayLike<number>): number {
  let right = 0;
  for (let row = 0; row < size; row++) {
    for (let t = 0; ; t++) {
      const wanted = targetOut[row * targetWidth + t];
      if (said[row * targetWidth + t] !== wanted) break;
      if (wanted === EOS) {
        right += 1;
        break;
      }
    }
  }
  return right / size;
}
