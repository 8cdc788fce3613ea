/** The batches that this engine's trainer makes, for whoever else is to train on the same sentences; a test compares. */
import { createRandom, type RandomState } from "../src/lib/random";
import { EOS, PAD } from "../src/lib/tokens";
import { type Batch, createBatch } from "../src/tasks/batch";
import { createSampler, heldOut } from "../src/tasks/split";
import { createVocabulary } from "../src/tasks/vocabulary";
import { completeSettings, type SomeSettings } from "../src/training/settings";
import { taskOf } from "./tasks";

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
  /** Where the stream of sentences stands. */
  random(): RandomState;
  /** Every held-out sentence. */
  readonly heldOut: Batch;
}

export function sentences(some: SomeSettings): Sentences {
  const task = taskOf(some.task);
  const { units, embed, batch, seed } = completeSettings(some);
  const sourceVocabulary = createVocabulary(task.sourceWords);
  const targetVocabulary = createVocabulary(task.targetWords);
  const root = createRandom(seed);
  // A fork moves its root on, and the trainer draws its parameters first.
  root.fork("parameters");
  const random = root.fork("sentences");
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
    random: () => random.state(),
    heldOut: createBatch(heldOut(task).pairs, options),
  };
}

const LOOKED_AT = 20;

/** How many positions of either side sentences fill, on average, of how many there are: `12 + 12 of 12 + 12`. */
export function filled(some: SomeSettings): string {
  const { sizes, next } = sentences(some);
  const { batch, sourceWidth, targetWidth } = sizes;
  let source = 0;
  let target = 0;
  for (let i = 0; i < LOOKED_AT; i++) {
    const { sourceLengths, targetOut } = next();
    source += sourceLengths.reduce((sum, length) => sum + length, 0);
    target += targetOut.filter((id) => id !== PAD).length;
  }
  const mean = (sum: number): number => Number((sum / (LOOKED_AT * batch)).toFixed(1));
  return `${mean(source)} + ${mean(target)} of ${sourceWidth} + ${targetWidth}`;
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
