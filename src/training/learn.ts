/** The loss of one batch as a function of the parameters: what training goes down. */
import { uniforms } from "../lib/philox";
import { EOS } from "../lib/tokens";
import { crossEntropy } from "../model/crossEntropy";
import { createDrop } from "../model/dropout";
import { type Model, open } from "../model/seq2seq";
import { sourceBatch } from "../model/sourceBatch";
import * as tf from "../model/tf";
import type { Decoder } from "../model/wirings/wiring";
import type { Batch } from "../tasks/batch";
import type { Settings } from "../trace/settings";
import { chanceOfTruth, readSchedule } from "./schedule";

/** Keeps the coins of scheduled sampling apart from dropout's masks, which are keyed by names. */
const COINS = 0;

type LossSettings = Pick<Settings, "seed" | "dropout" | "teacherForcing" | "withoutEos">;

/**
 * A function that gives the mean loss per target word, nats, a scalar; its parameters are `model.parameters` when it
 * is called. `update` counts from 0: it decides dropout's masks and scheduled sampling's coins together with the seed.
 */
export function batchLoss(
  model: Model,
  batch: Batch,
  settings: LossSettings,
  update: number,
): () => tf.Scalar {
  const source = sourceBatch(batch.source, batch.sourceLengths, batch.sourceWidth);
  const shape: [number, number] = [batch.size, batch.targetWidth];
  const truth = tf.tensor2d(batch.targetIn, shape, "int32");
  const targets = tf.tensor2d(batch.targetOut, shape, "int32");
  // 1 on what is to be said, 0 on <pad>.
  const counts = batch.targetOut.map((id) => Number(id > 0 && !(settings.withoutEos && id === EOS)));
  const counted = tf.tensor2d(Float32Array.from(counts), shape);
  const words = counts.reduce((sum, count) => sum + count, 0);
  const chance = chanceOfTruth(readSchedule(settings.teacherForcing), update);
  return () => {
    const drop = createDrop(settings.dropout, settings.seed, update);
    const { decoder } = open(model, source, { drop });
    const logits =
      chance >= 1
        ? decoder.step(decoder.initial, truth).logits
        : sampledLogits(decoder, truth, tossCoins(chance, settings.seed, update, shape));
    const perWord = crossEntropy(logits, targets); // [batch, target]
    return tf.div(tf.sum(tf.mul(perWord, counted)), Math.max(1, words)) as tf.Scalar;
  };
}

/** 1 where the right word is fed, `[batch, target]` (bool). The first word is `<sos>` either way. */
function tossCoins(chance: number, seed: number, update: number, shape: [number, number]): tf.Tensor2D {
  const coins = uniforms(shape[0] * shape[1], [seed, COINS], [update, 0, 0]);
  return tf.tensor2d(
    Uint8Array.from(coins, (u, i) => Number(i % shape[1] === 0 || u < chance)),
    shape,
    "bool",
  );
}

/** Logits `[batch, target, vocab]` where some words fed are the model's own, its likeliest ones. */
function sampledLogits(decoder: Decoder, truth: tf.Tensor2D, isTruth: tf.Tensor2D): tf.Tensor3D {
  const target = truth.shape[1];
  const right = tf.split(truth, target, 1) as tf.Tensor2D[];
  const coins = tf.split(isTruth, target, 1) as tf.Tensor2D[];
  const rows: tf.Tensor3D[] = [];
  let state = decoder.initial;
  let own: tf.Tensor2D | null = null;
  right.forEach((word, t) => {
    const fed: tf.Tensor2D = own ? (tf.where(coins[t] as tf.Tensor2D, word, own) as tf.Tensor2D) : word;
    const step = decoder.step(state, fed);
    rows.push(step.logits);
    state = step.next;
    own = tf.argMax(step.logits, 2) as tf.Tensor2D;
  });
  return tf.concat(rows, 1);
}
