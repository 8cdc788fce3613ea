/**
 * The architecture of tensorflow.js's date conversion example, from its description: embedding and LSTM of 64 on both
 * sides, the decoder beginning with the encoder's last output in both of its states, dot attention, a tanh layer of 64,
 * words; Adam at its default rate; batches of 128. Sentences are those of this project's task `dates`.
 */
import * as tfl from "@tensorflow/tfjs-layers";
import * as tf from "../../src/model/tf";
import type { Sentences } from "../sentences";
import type { Trainee } from "../subject";
import { lastStep } from "./lastStep";
import { layersTrainee } from "./layersTrainee";

const SIZE = 64;
export const DATE_CONVERSION_BATCH = 128;

export function dateConversion(data: Sentences, learningRate: number): Trainee {
  const { sourceVocab, targetVocab, sourceWidth, targetWidth, seed } = data.sizes;
  let made = 0;
  const initial = () => tfl.initializers.glorotUniform({ seed: 1000 * seed + ++made });
  const embedded = (inputDim: number, words: tfl.SymbolicTensor) =>
    tfl.layers.embedding({ inputDim, outputDim: SIZE, maskZero: true }).apply(words) as tfl.SymbolicTensor;
  const lstm = () =>
    tfl.layers.lstm({
      units: SIZE,
      returnSequences: true,
      kernelInitializer: initial(),
      recurrentInitializer: initial(),
    });
  const source = tfl.input({ shape: [sourceWidth] });
  const read = lstm().apply(embedded(sourceVocab, source)) as tfl.SymbolicTensor;
  const shifted = tfl.input({ shape: [targetWidth] });
  const last = lastStep(read);
  const words = embedded(targetVocab, shifted);
  const asking = lstm().apply([words, last, last]) as tfl.SymbolicTensor;

  const scores = tfl.layers.dot({ axes: [2, 2] }).apply([asking, read]) as tfl.SymbolicTensor;
  const weights = tfl.layers.activation({ activation: "softmax" }).apply(scores) as tfl.SymbolicTensor;
  const context = tfl.layers.dot({ axes: [2, 1] }).apply([weights, read]) as tfl.SymbolicTensor;
  const both = tfl.layers.concatenate().apply([context, asking]) as tfl.SymbolicTensor;
  const dense = (units: number, activation: "tanh" | "softmax") =>
    tfl.layers.timeDistributed({
      layer: tfl.layers.dense({ units, activation, kernelInitializer: initial() }),
    });
  const hidden = dense(SIZE, "tanh").apply(both) as tfl.SymbolicTensor;
  const shares = dense(targetVocab, "softmax").apply(hidden) as tfl.SymbolicTensor;

  const model = tfl.model({ inputs: [source, shifted], outputs: shares });
  model.compile({
    optimizer: tf.train.adam(learningRate, 0.9, 0.999, 1e-7),
    loss: "categoricalCrossentropy",
  });
  return layersTrainee(model, data);
}
