import { STOCK_KERNELS } from "../model/stockKernels";
import * as tf from "../model/tf";

/**
 * From now on, what the cpu backend runs of tensorflow.js's own kernels is watched. Gives a function that names those
 * which the page's backends do not register.
 */
export function watchStockKernels(): () => string[] {
  const missing = new Set<string>();
  for (const config of tf.getKernelsForBackend("cpu")) {
    const { kernelName, kernelFunc } = config;
    if (kernelName.startsWith("Loom") || STOCK_KERNELS.includes(kernelName)) continue;
    tf.unregisterKernel(kernelName, "cpu");
    tf.registerKernel({
      ...config,
      kernelFunc: (params) => {
        missing.add(kernelName);
        return kernelFunc(params);
      },
    });
  }
  return () => [...missing];
}
