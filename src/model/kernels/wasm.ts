/** All fused kernels for the wasm backend. */
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { present } from "../../lib/assert";
import * as tf from "../tf";
import { ADAM_KERNELS } from "./adam/wasm";
import { ADDITIVE_KERNELS } from "./additive/wasm";
import { AFFINE_KERNELS } from "./affine/wasm";
import { ATTENTION_KERNELS } from "./attention/wasm";
import { COLUMN_KERNELS } from "./columns/wasm";
import { CROSS_ENTROPY_KERNELS } from "./crossEntropy/wasm";
import { Heap, type HeapKernels } from "./heap";
import type { KernelAttributes } from "./kernel";
import { RECURRENCE_KERNELS } from "./recurrence/wasm";
import { ROWS_KERNELS } from "./rows/wasm";
import { instantiateSimd } from "./simdModule";

const HEAP_KERNELS: HeapKernels = {
  ...AFFINE_KERNELS,
  ...ROWS_KERNELS,
  ...RECURRENCE_KERNELS,
  ...ATTENTION_KERNELS,
  ...CROSS_ENTROPY_KERNELS,
  ...COLUMN_KERNELS,
  ...ADDITIVE_KERNELS,
  ...ADAM_KERNELS,
};

/**
 * tensorflow.js copies every tensor that is kept for a gradient. No kernel writes in place, so that the copy can be the
 * same memory, counted twice, as it is on the other backends.
 */
function shareCopies(backend: BackendWasm): void {
  tf.unregisterKernel(tf.Identity, "wasm");
  tf.registerKernel({
    kernelName: tf.Identity,
    backendName: "wasm",
    kernelFunc: ({ inputs }) => {
      const { dataId, shape, dtype } = present(inputs.x, "x") as tf.TensorInfo;
      backend.incRef(dataId);
      return { dataId, shape, dtype };
    },
  });
}

/**
 * Registers every kernel for the wasm backend, which is in use. Where the browser's wasm has no SIMD they are those of
 * the cpu backend, over the same memory. False where the backend's memory cannot be reached.
 */
export async function registerWasmKernels(): Promise<boolean> {
  const backend = tf.backend() as BackendWasm;
  shareCopies(backend);
  if (!(await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT"))) {
    const { ARRAY_KERNELS } = await import("./cpu");
    for (const [name, compute] of Object.entries(ARRAY_KERNELS))
      register(name, (inputs, attributes) => {
        const arrays = Object.entries(inputs).map(([key, tensor]) => [
          key,
          { values: backend.typedArrayFromHeap(tensor), shape: tensor.shape },
        ]);
        return compute(Object.fromEntries(arrays), attributes).map(({ values, shape }) =>
          backend.makeOutput([...shape], "float32", undefined, values),
        );
      });
    return true;
  }
  const memory = memoryOf(backend);
  if (!memory) return false;
  const heap = new Heap(backend, await instantiateSimd(memory));
  for (const [name, compute] of Object.entries(HEAP_KERNELS))
    register(name, (inputs, attributes) => compute({ heap, inputs, attributes }));
  return true;
}

/** Emscripten's loader keeps what the backend's module exports, its memory among it, whatever its name. */
function memoryOf({ wasm }: BackendWasm): WebAssembly.Memory | null {
  const { asm } = wasm as unknown as { readonly asm?: WebAssembly.Exports };
  const found = Object.values(asm ?? {}).find((value) => value instanceof WebAssembly.Memory);
  return found ?? null;
}

function register(
  kernelName: string,
  compute: (inputs: Readonly<Record<string, tf.TensorInfo>>, attributes: KernelAttributes) => tf.TensorInfo[],
): void {
  // A backend that was started anew has another memory.
  if (tf.getKernel(kernelName, "wasm")) tf.unregisterKernel(kernelName, "wasm");
  tf.registerKernel({
    kernelName,
    backendName: "wasm",
    kernelFunc: ({ inputs, attrs }) =>
      compute(
        Object.fromEntries(Object.entries(inputs).map(([key, tensor]) => [key, present(tensor, key)])),
        attrs as unknown as KernelAttributes,
      ),
  });
}
