/** How the backends start in Node, for the command line and for tests. */
import "@tensorflow/tfjs-backend-cpu";
import { createRequire } from "node:module";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { registerCpuKernels } from "../model/kernels/cpu";
import { registerWasmKernels } from "../model/kernels/wasm";
import * as tf from "../model/tf";
import type { BackendStarters } from "./backends";
import { BackendRejected } from "./rejection";

export function nodeBackends(): BackendStarters {
  return {
    async wasm() {
      const { resolve } = createRequire(import.meta.url);
      const simd = resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm");
      const plain = resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm");
      tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
      setWasmPaths({
        "tfjs-backend-wasm.wasm": plain,
        "tfjs-backend-wasm-simd.wasm": simd,
        "tfjs-backend-wasm-threaded-simd.wasm": simd,
      });
      if (!(await tf.setBackend("wasm"))) throw new BackendRejected("load-failed", simd);
      await registerWasmKernels();
      return { renderer: null };
    },
    async cpu() {
      if (!(await tf.setBackend("cpu"))) throw new BackendRejected("load-failed", "");
      registerCpuKernels();
      return { renderer: null };
    },
  };
}
