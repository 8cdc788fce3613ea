/** One update: the loss of a batch, and one step down its gradient. */
import type { Variables } from "../model/parameters";
import type { Model } from "../model/seq2seq";
import * as tf from "../model/tf";
import type { Batch } from "../tasks/batch";
import type { Settings } from "../trace/settings";
import { fusedLoss } from "./fused";
import { batchLoss } from "./learn";
import type { Kernels, Optimizer } from "./optimizer";

export interface Learner {
  readonly model: Model & { readonly parameters: Variables };
  readonly optimizer: Optimizer;
  readonly settings: Settings;
}

/** Changes the parameters by one batch; `step` counts from 1. Gives the loss before, which the caller disposes. */
export function learnFrom(
  batch: Batch,
  { model, optimizer, settings }: Learner,
  step: number,
  kernels: Kernels,
): tf.Scalar {
  return tf.tidy(() => {
    const variables = Object.entries(model.parameters);
    const loss =
      kernels === "fused" ? fusedLoss(model, batch, settings) : batchLoss(model, batch, settings, step - 1);
    const { value, grads } = tf.variableGrads(
      loss,
      variables.map(([, variable]) => variable),
    );
    // A parameter that this loss does not depend on has none: the scores of a one-word source, say.
    const gradients = variables.map(([name, variable]) => [
      name,
      grads[variable.name] ?? tf.zerosLike(variable),
    ]);
    optimizer.update(Object.fromEntries(gradients), step, kernels);
    return value;
  });
}
