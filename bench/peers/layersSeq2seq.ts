/**
 * This engine's default model written with stock tfjs-layers: embedding, GRU, dot attention, concat, tanh, words; the
 * same sizes. What differs is what its layers do not offer: its GRU applies the reset gate before the recurrent product
 * (ours, like PyTorch's, after), and its attention sees padding.
 */
import * as tfl from "@tensorflow/tfjs-layers";
import * as tf from "../../src/model/tf";
import type { Sentences } from "../sentences";
import type { Trainee } from "../subject";
import { lastStep } from "./lastStep";
import { layersTrainee } from "./layersTrainee";

/** A constant rate that its curve bears; this engine's own begins at 0.03 and falls. */
const LEARNING_RATE = 0.01;

export function layersSeq2seq(data: Sentences): Trainee {
  const { units, embed, sourceVocab, targetVocab, sourceWidth, targetWidth, seed } = data.sizes;
  let made = 0;
  // Each kernel begins with numbers of its own, the same ones in every run.
  const initial = () => tfl.initializers.glorotUniform({ seed: 1000 * seed + ++made });
  const embedding = (inputDim: number) =>
    tfl.layers.embedding({
      inputDim,
      outputDim: embed,
      maskZero: true,
      embeddingsInitializer: tfl.initializers.randomNormal({
        mean: 0,
        stddev: 1,
        seed: 1000 * seed + ++made,
      }),
    });
  const gru = () =>
    tfl.layers.gru({
      units,
      returnSequences: true,
      kernelInitializer: initial(),
      recurrentInitializer: initial(),
    });

  const source = tfl.input({ shape: [sourceWidth] });
  const states = gru().apply(embedding(sourceVocab).apply(source)) as tfl.SymbolicTensor;
  const shifted = tfl.input({ shape: [targetWidth] });
  const words = embedding(targetVocab).apply(shifted) as tfl.SymbolicTensor;
  const asking = gru().apply([words, lastStep(states)]) as tfl.SymbolicTensor;

  const scores = tfl.layers.dot({ axes: [2, 2] }).apply([asking, states]) as tfl.SymbolicTensor;
  const weights = tfl.layers.activation({ activation: "softmax" }).apply(scores) as tfl.SymbolicTensor;
  const context = tfl.layers.dot({ axes: [2, 1] }).apply([weights, states]) as tfl.SymbolicTensor;
  const both = tfl.layers.concatenate().apply([context, asking]) as tfl.SymbolicTensor;
  const dense = (size: number, activation: "tanh" | "softmax", useBias: boolean) =>
    tfl.layers.timeDistributed({
      layer: tfl.layers.dense({ units: size, activation, useBias, kernelInitializer: initial() }),
    });
  const attentional = dense(units, "tanh", false).apply(both) as tfl.SymbolicTensor;
  const shares = dense(targetVocab, "softmax", true).apply(attentional) as tfl.SymbolicTensor;

  const model = tfl.model({ inputs: [source, shifted], outputs: shares });
  // Epsilon is said: tensorflow.js's default is 1e-4 on WebGL.
  model.compile({
    optimizer: tf.train.adam(LEARNING_RATE, 0.9, 0.99, 1e-8),
    loss: "categoricalCrossentropy",
  });
  return layersTrainee(model, data);
}
