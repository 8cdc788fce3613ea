/** Whether a run trains on fused kernels or on plain operations, and why. */
import { present } from "../lib/assert";
import { adamUpdate } from "../model/kernels/adam/adam";
import { RECURRENCES } from "../model/kernels/recurrence/recurrence";
import { webglRefusal } from "../model/kernels/webgl/refusal";
import { disposeParameters } from "../model/parameters";
import { readNamed } from "../model/readTogether";
import { createParameters } from "../model/shapes";
import * as tf from "../model/tf";
import type { Batch } from "../tasks/batch";
import type { WhyPlain } from "../trace/kernels";
import { type Comparison, compareFused } from "./compare";
import { fusedRefusal } from "./fused";
import type { Losses } from "./losses";
import { createOptimizer, type Kernels } from "./optimizer";
import { type Learner, learnFrom } from "./update";

export interface KernelChoice {
  readonly kernels: Kernels;
  /** Null with fused kernels. */
  readonly why: WhyPlain | null;
  /** What the comparison found; null where there was nothing to compare. */
  readonly comparison: Comparison | null;
  /** Of fused kernels that differ or fail: in which number, or which kernel, and what the device says of it. */
  readonly detail: string | null;
}

function plain(
  why: WhyPlain,
  comparison: Comparison | null = null,
  detail: string | null = null,
): KernelChoice {
  return { kernels: "plain", why, comparison, detail };
}

/** In one line: logs of shaders have several. */
const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").trim();

function differing(comparison: Comparison): KernelChoice {
  const { name, fused, plain: expected } = comparison;
  return plain("differ", comparison, `${name}: ${fused} ≠ ${expected}`);
}

/** Sentences compared: few, as the plain operations are compiled for their number. */
const COMPARED = 2;

async function chooseKernels(
  { model, settings }: Learner,
  asked: Kernels | undefined,
  batchOf: (sentences: number) => Batch,
): Promise<KernelChoice> {
  if (asked === "plain") return plain("asked");
  const refused = fusedRefusal(model.config, settings);
  if (refused) return plain(refused);
  if (!tf.getKernel(RECURRENCES[model.config.cell], tf.getBackend())) return plain("backend");
  const compared = batchOf(COMPARED);
  if (tf.getBackend() === "webgl") {
    const steps = Math.max(compared.sourceWidth, compared.targetWidth);
    const unfit = webglRefusal({ ...model.config, batch: settings.batch, steps });
    if (unfit) return plain(unfit);
  }
  try {
    const comparison = await compareFused(model, compared, settings);
    return comparison.excess <= 1
      ? { kernels: "fused", why: null, comparison, detail: null }
      : differing(comparison);
  } catch (error) {
    // A shader that this driver does not take, say. If the backend itself is lost, plain operations will say so.
    return plain("failed", null, messageOf(error));
  }
}

/**
 * What the updates of a run are computed with, and, on WebGL, all of it compiled. `batchOf` draws sentences that are not
 * the run's own; `onProgress` hears how much is done, 0 … 1.
 */
export async function prepareKernels(
  learner: Learner,
  asked: Kernels | undefined,
  batchOf: (sentences: number) => Batch,
  losses: Losses,
  onProgress: (share: number) => void,
): Promise<KernelChoice> {
  const choice = await chooseKernels(learner, asked, batchOf);
  onProgress(0.5);
  const prepared = tf.getBackend() === "webgl" ? await rehearsed(learner, choice, batchOf, losses) : choice;
  onProgress(1);
  return prepared;
}

/** Where fused kernels do not even run at the run's own sizes, plain operations train. */
async function rehearsed(
  learner: Learner,
  choice: KernelChoice,
  batchOf: (sentences: number) => Batch,
  losses: Losses,
): Promise<KernelChoice> {
  const batch = batchOf(learner.settings.batch);
  try {
    await rehearse(learner, batch, choice.kernels, losses);
    return choice;
  } catch (error) {
    if (choice.kernels === "plain") throw error;
    await rehearse(learner, batch, "plain", losses);
    return plain("failed", choice.comparison, messageOf(error));
  }
}

/**
 * One update on copies, so that everything an update runs is compiled before the first one that counts; what comes of it
 * is thrown away. The variables themselves are laid out as updates will leave them, which what reads them depends on.
 */
async function rehearse(
  { model: { config, parameters }, optimizer: own, settings }: Learner,
  batch: Batch,
  kernels: Kernels,
  losses: Losses,
): Promise<void> {
  const copies = createParameters(config, await readNamed(parameters));
  const optimizer = createOptimizer(copies, settings);
  try {
    const loss = learnFrom(batch, { model: { config, parameters: copies }, optimizer, settings }, 1, kernels);
    await losses.rehearse(loss);
    loss.dispose();
  } finally {
    optimizer.dispose();
    disposeParameters(copies);
  }
  const slots = [parameters, own.moments?.first ?? {}, own.moments?.second ?? {}];
  if (kernels === "fused") layOut(slots.flatMap((tensors) => Object.values(tensors)));
}

/** Lets the fused update write the variables once, with a rate of 0: the same numbers, in its own layout. */
function layOut(variables: readonly tf.Variable[]): void {
  tf.tidy(() => {
    const zeros = variables.map((variable) => tf.zerosLike(variable));
    const { parameters } = adamUpdate(
      { gradients: zeros, parameters: variables, first: zeros, second: zeros },
      { rate: 0, epsilon: 1, beta1: 0, beta2: 0, clip: 1 },
    );
    variables.forEach((variable, i) => {
      variable.assign(present(parameters[i], "a parameter"));
    });
  });
}
