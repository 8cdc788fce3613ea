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
}

/** Sentences compared: few, as the plain operations are compiled for their number. */
const COMPARED = 2;

export async function chooseKernels(
  { model, settings }: Learner,
  asked: Kernels | undefined,
  batchOf: (sentences: number) => Batch,
): Promise<KernelChoice> {
  const plain = (why: WhyPlain, comparison: Comparison | null = null): KernelChoice => ({
    kernels: "plain",
    why,
    comparison,
  });
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
    return comparison.excess <= 1 ? { kernels: "fused", why: null, comparison } : plain("differ", comparison);
  } catch {
    // A shader that this driver does not take, say. If the backend itself is lost, plain operations will say so.
    return plain("failed");
  }
}

/**
 * One update on copies, so that everything an update runs is compiled before the first one that counts; what comes of it
 * is thrown away. The variables themselves are laid out as updates will leave them, which what reads them depends on.
 */
export async function rehearse(
  { model: { config, parameters }, optimizer: own, settings }: Learner,
  batch: Batch,
  kernels: Kernels,
  losses: Losses,
): Promise<void> {
  const copies = createParameters(config, await readNamed(parameters));
  const optimizer = createOptimizer(copies, settings);
  const loss = learnFrom(batch, { model: { config, parameters: copies }, optimizer, settings }, 1, kernels);
  await losses.rehearse(loss);
  loss.dispose();
  optimizer.dispose();
  disposeParameters(copies);
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
