/**
 * Whether fused kernels compute what the plain operations define, on the backend in use: the loss of one batch, the
 * gradient of every parameter, and what an update by Adam makes of parameters and moments, by both. Asked before the
 * first update of a run that trains on fused kernels, and by tests for every model that can.
 */
import { asyncTidy } from "../model/asyncTidy";
import { readNamed } from "../model/readTogether";
import type { Model } from "../model/seq2seq";
import * as tf from "../model/tf";
import type { Batch } from "../tasks/batch";
import type { Settings } from "../trace/settings";
import { adamByBoth, type NamedNumbers, SLOTS } from "./compareAdam";
import { fusedLoss } from "./fused";
import { batchLoss } from "./learn";

/** The number in which they differ most, in units of what is allowed. */
export interface Comparison {
  /** `loss`, a parameter's name for its gradient, or `adam.parameters.<name>`, `adam.first.<name>`, `adam.second.<name>`. */
  readonly name: string;
  readonly fused: number;
  readonly plain: number;
  /** |fused − plain| over the tolerance: at most 1 where they agree. */
  readonly excess: number;
}

interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

/**
 * WebGL's functions are rougher, and its sums run in another order: of the loss, which is of the size of 1, this can be
 * seen. Gradients are held to the same everywhere; the worst that was found on WebGL is a tenth of what is allowed.
 */
function tolerances(): { readonly loss: Tolerance; readonly gradient: Tolerance } {
  return tf.getBackend() === "webgl"
    ? { loss: { relative: 0, absolute: 1e-4 }, gradient: { relative: 1e-3, absolute: 1e-6 } }
    : { loss: { relative: 0, absolute: 1e-5 }, gradient: { relative: 1e-3, absolute: 1e-6 } };
}

/**
 * The same few operations for every number, on every backend. A step is 0.4 long, and what is left of a parameter may be
 * as small as one likes. All steps share one rounding, that of the gradients' norm: added one by one in single precision,
 * the squares of a model of 256 units were off by 3e-4. What is wrong is wrong by a hundredth and more.
 */
const ADAM: Readonly<Record<(typeof SLOTS)[number], Tolerance>> = {
  parameters: { relative: 0, absolute: 1e-3 },
  first: { relative: 1e-3, absolute: 1e-12 },
  second: { relative: 1e-3, absolute: 1e-12 },
};

type LossSettings = Pick<Settings, "seed" | "dropout" | "teacherForcing" | "withoutEos">;

interface Values {
  readonly loss: Float32Array;
  readonly gradients: NamedNumbers;
}

/** Read as a checkpoint reads the parameters: what WebGL compiles for the one serves the other. */
async function valuesOf(model: Model, lossOf: () => tf.Scalar): Promise<Values> {
  const variables = Object.entries(model.parameters) as [string, tf.Variable][];
  const { value, grads } = tf.variableGrads(
    lossOf,
    variables.map(([, variable]) => variable),
  );
  // A parameter that the loss does not depend on has no gradient.
  const gradients = variables.map(([name, variable]) => [
    name,
    grads[variable.name] ?? tf.zerosLike(variable),
  ]);
  return {
    loss: (await value.data()) as Float32Array,
    gradients: await readNamed(Object.fromEntries(gradients)),
  };
}

/** The worse of `worst` and the numbers of one name in which both differ most. */
function worse(
  worst: Comparison,
  name: string,
  fused: Float32Array,
  plain: Float32Array,
  { relative, absolute }: Tolerance,
): Comparison {
  let most = worst;
  plain.forEach((b, i) => {
    const a = fused[i] ?? Number.NaN;
    const off = Math.abs(a - b) / (absolute + relative * Math.abs(b));
    // What is no number agrees with nothing.
    const excess = Number.isFinite(off) ? off : Number.POSITIVE_INFINITY;
    if (excess > most.excess) most = { name, fused: a, plain: b, excess };
  });
  return most;
}

/** Changes nothing of the model. */
export async function compareFused(model: Model, batch: Batch, settings: LossSettings): Promise<Comparison> {
  const fused = await asyncTidy(() => valuesOf(model, fusedLoss(model, batch, settings)));
  const plain = await asyncTidy(() => valuesOf(model, batchLoss(model, batch, settings, 0)));
  const { loss, gradient } = tolerances();
  const none = new Float32Array();
  let worst: Comparison = { name: "loss", fused: 0, plain: 0, excess: 0 };
  worst = worse(worst, "loss", fused.loss, plain.loss, loss);
  for (const [name, expected] of Object.entries(plain.gradients))
    worst = worse(worst, name, fused.gradients[name] ?? none, expected, gradient);
  const updates = await adamByBoth(model, plain.gradients);
  for (const slot of SLOTS)
    for (const [name, expected] of Object.entries(updates.plain[slot]))
      worst = worse(worst, `adam.${slot}.${name}`, updates.fused[slot][name] ?? none, expected, ADAM[slot]);
  return worst;
}
