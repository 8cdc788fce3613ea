/** A model of stock tfjs-layers as something to be measured: it reads source and shifted target, and gives words. */
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { SOS } from "../../src/lib/tokens";
import * as tf from "../../src/model/tf";
import type { Batch } from "../../src/tasks/batch";
import { exactOf, type Sentences } from "../sentences";
import type { Trainee } from "../subject";

function sourceOf({ source, size, sourceWidth }: Batch): tf.Tensor2D {
  return tf.tensor2d(Float32Array.from(source), [size, sourceWidth]);
}

/** Words one-hot, `[batch, target, vocab]`; nothing where there is padding, which then weighs nothing in the loss. */
function oneHot({ targetOut, size, targetWidth }: Batch, vocab: number): tf.Tensor3D {
  const values = new Float32Array(targetOut.length * vocab);
  targetOut.forEach((id, at) => {
    if (id > 0) values[at * vocab + id] = 1;
  });
  return tf.tensor3d(values, [size, targetWidth, vocab]);
}

export function layersTrainee(model: LayersModel, { sizes, next, heldOut }: Sentences): Trainee {
  return {
    async update() {
      const batch = next();
      const inputs = [
        sourceOf(batch),
        tf.tensor2d(Float32Array.from(batch.targetIn), [batch.size, batch.targetWidth]),
      ];
      const wanted = oneHot(batch, sizes.targetVocab);
      // Reads the loss back, as this call always does.
      await model.trainOnBatch(inputs, wanted);
      tf.dispose([inputs, wanted]);
    },
    drain: async () => {},
    async exact() {
      const said = await greedy(model, heldOut);
      return exactOf(heldOut, said);
    },
    dispose() {
      model.dispose();
    },
  };
}

/** What the model says word by word, its own words fed back, `[size, targetWidth]`. */
async function greedy(model: LayersModel, batch: Batch): Promise<Int32Array> {
  const { size, targetWidth } = batch;
  const said = new Int32Array(size * targetWidth);
  const fed = new Float32Array(size * targetWidth);
  const source = sourceOf(batch);
  for (let t = 0; t < targetWidth; t++) {
    for (let row = 0; row < size; row++)
      fed[row * targetWidth + t] = t === 0 ? SOS : (said[row * targetWidth + t - 1] ?? 0);
    const words = tf.tidy(() => {
      const inputs = [source, tf.tensor2d(fed.slice(), [size, targetWidth])];
      const shares = model.predict(inputs, { batchSize: size }) as tf.Tensor3D;
      return tf.argMax(tf.slice(shares, [0, t, 0], [size, 1, -1]), 2); // [size, 1]
    });
    const ids = await words.data();
    words.dispose();
    for (let row = 0; row < size; row++) said[row * targetWidth + t] = ids[row] ?? 0;
  }
  source.dispose();
  return said;
}
