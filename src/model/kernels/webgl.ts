/** All fused kernels for the webgl backend. */
import type { MathBackendWebGL } from "@tensorflow/tfjs-backend-webgl";
import * as tf from "../tf";
import { ADAM } from "./adam/adam";
import { registerAdam } from "./adam/webgl";
import { registerAdditive } from "./additive/webgl";
import { registerAffine } from "./affine/webgl";
import { registerAttention } from "./attention/webgl";
import { registerColumns } from "./columns/webgl";
import { registerCrossEntropy } from "./crossEntropy/webgl";
import { registerRecurrences } from "./recurrence/webgl";
import { registerRows } from "./rows/webgl";
import { drawsFourOutputs } from "./webgl/device";
import { registerElementwise } from "./webgl/elementwise";

/** Once its backend is the current one. Registers nothing where a draw cannot have the outputs that these need. */
export function registerWebglKernels(): void {
  if (tf.getKernel(ADAM, "webgl") || !drawsFourOutputs(tf.backend() as MathBackendWebGL)) return;
  registerAffine();
  registerRows();
  registerRecurrences();
  registerAttention();
  registerCrossEntropy();
  registerColumns();
  registerAdditive();
  registerAdam();
  registerElementwise();
}
