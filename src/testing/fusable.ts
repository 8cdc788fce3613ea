/** Every model that fused kernels can train, small: for the tests that hold them to the plain operations. */
import { createRandom } from "../lib/random";
import { type Batch, createBatch } from "../tasks/batch";
import {
  type Architecture,
  CELL_IDS,
  everyArchitecture,
  refusal,
  SCORE_IDS,
  WIRING_IDS,
} from "../trace/architecture";
import { compareFused } from "../training/compare";
import { fusedRefusal } from "../training/fused";
import { completeSettings, modelConfig } from "../training/settings";
import { createTrainer, type Trainer } from "../training/trainer";
import { tinyTask } from "./tinyTask";

export const REGIME = { seed: 5, dropout: 0, teacherForcing: "1", withoutEos: false };

export const FUSABLE: readonly Architecture[] = everyArchitecture().filter(
  (one) =>
    refusal(one) === null &&
    fusedRefusal(modelConfig(completeSettings({ ...one, task: tinyTask.id, seed: 1 }), tinyTask), REGIME) ===
      null,
);

/** Every second of them, as on a chessboard: of two models that differ in one choice, one. */
export const HALF: readonly Architecture[] = FUSABLE.filter(
  ({ cell, wiring, score, layers, bidirectional }) => {
    const choices = [
      CELL_IDS.indexOf(cell),
      WIRING_IDS.indexOf(wiring),
      score === null ? 0 : SCORE_IDS.indexOf(score),
      layers,
      Number(bidirectional),
    ];
    return choices.reduce((sum, choice) => sum + choice, 0) % 2 === 0;
  },
);

const nameOf = (a: Architecture): string =>
  [
    a.cell,
    a.wiring,
    ...(a.score ? [a.score] : []),
    ...(a.bidirectional ? ["two directions"] : []),
    a.layers === 1 ? "one layer" : "two layers",
  ].join(" ");

export function trainerOf(architecture: Partial<Architecture>, units = 4, embed = 3): Trainer {
  const settings = completeSettings({ ...architecture, task: tinyTask.id, seed: 5, units, embed, batch: 4 });
  return createTrainer(tinyTask, settings);
}

/** A batch of random sentences of every length up to so many words, the longest and padding behind it among them. */
export function batchOf({ sourceVocabulary, targetVocabulary }: Trainer, size = 6, words = 6): Batch {
  const random = createRandom(3);
  const pairs = Array.from({ length: size - 1 }, () => {
    const { source, target, ...rest } = tinyTask.generate(random);
    return { source: source.slice(0, words), target: target.slice(0, words), ...rest };
  });
  const longest = [..."abcdef"].slice(0, words);
  const whole = { source: longest, target: longest.map((word) => word.toUpperCase()) };
  return createBatch([...pairs, { ...whole, sure: [], possible: [], tags: [] }], {
    sourceVocabulary,
    targetVocabulary,
    widths: { source: words + 2, target: words + 2 },
  });
}

export interface Compared {
  readonly model: string;
  /** The number in which both differ most. */
  readonly name: string;
  readonly fused: number;
  readonly plain: number;
  /** Their difference in units of what is allowed. */
  readonly excess: number;
}

/** Loss, every gradient and an update by Adam, of fused kernels and of plain operations, on the current backend. */
export async function compared(architecture: Architecture, words?: number): Promise<Compared> {
  const trainer = trainerOf(architecture);
  try {
    return {
      model: nameOf(architecture),
      ...(await compareFused(trainer.model, batchOf(trainer, 6, words), REGIME)),
    };
  } finally {
    trainer.dispose();
  }
}
