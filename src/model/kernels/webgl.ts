/** All fused kernels for the webgl backend. */
import * as tf from "../tf";
import { ADAM } from "./adam/adam";
import { registerAdam } from "./adam/webgl";
import { registerAffine } from "./affine/webgl";
import { registerAttention } from "./attention/webgl";
import { registerColumns } from "./columns/webgl";
import { registerCrossEntropy } from "./crossEntropy/webgl";
import { registerRecurrences } from "./recurrence/webgl";
import { registerRows } from "./rows/webgl";
import { registerElementwise } from "./webgl/elementwise";

/** Once its backend is loaded. */
export function registerWebglKernels(): void {
  if (tf.getKernel(ADAM, "webgl")) return;
  registerAffine();
  registerRows();
  registerRecurrences();
  registerAttention();
  registerCrossEntropy();
  registerColumns();
  registerAdam();
  registerElementwise();
}
