/** How the backends start in a worker of a browser. Each one's code is loaded only when it is tried. */
import plainUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simdUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import * as tf from "../model/tf";
import type { BackendStarters, Started } from "./backends";
import { countCalls } from "./glCounter";
import type { GlCalls, WebglFacts } from "./protocol";
import { BackendRejected } from "./rejection";
import {
  drawsFloat32,
  fencePasses,
  type OwnContext,
  openContext,
  readsBack,
  softwareSign,
} from "./webglContext";

interface Host {
  /** The GPU went away: tensorflow.js would go on with garbage. */
  onContextLost(): void;
  /** What WebGL is asked to do is counted from here on. */
  onCounter(read: () => GlCalls): void;
}

export function browserBackends(host: Host): BackendStarters {
  return {
    async webgl(takesSoftware, signal) {
      const context = openContext(host.onContextLost);
      // Nobody waits any more: nobody would give it back either.
      signal.addEventListener("abort", context.release);
      try {
        const started = await startWebgl(context, takesSoftware, signal);
        host.onCounter(countCalls(context.gl));
        return started;
      } catch (error) {
        context.release();
        throw error;
      } finally {
        signal.removeEventListener("abort", context.release);
      }
    },
    async wasm(_, signal) {
      const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
      signal.throwIfAborted();
      // The threaded build needs headers that static hosts cannot send, and would start workers of its own.
      tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
      setWasmPaths({
        "tfjs-backend-wasm.wasm": plainUrl,
        "tfjs-backend-wasm-simd.wasm": simdUrl,
        "tfjs-backend-wasm-threaded-simd.wasm": simdUrl,
      });
      if (!(await tf.setBackend("wasm"))) throw new BackendRejected("load-failed", "");
      const { registerWasmKernels } = await import("../model/kernels/wasm");
      await registerWasmKernels();
      return { renderer: null };
    },
    async cpu() {
      const { registerStockKernels } = await import("./cpuBackend");
      registerStockKernels();
      if (!(await tf.setBackend("cpu"))) throw new BackendRejected("load-failed", "");
      const { registerCpuKernels } = await import("../model/kernels/cpu");
      registerCpuKernels();
      return { renderer: null };
    },
  };
}

async function startWebgl(
  { gl, renderer, release }: OwnContext,
  takesSoftware: boolean,
  signal: AbortSignal,
): Promise<Started> {
  const float32 = drawsFloat32(gl);
  const maxTextureSize = Number(gl.getParameter(gl.MAX_TEXTURE_SIZE));
  const sign = softwareSign(renderer);
  const facts = (fence: boolean | null): WebglFacts => ({
    renderer,
    software: sign !== null,
    maxTextureSize,
    float32,
    fence,
  });
  if (sign !== null && !takesSoftware) throw new BackendRejected("software", sign, facts(null));
  if (!float32) throw new BackendRejected("float16", renderer, facts(null));
  // Without a fence every read would hold the worker up, and one that hangs would be noticed by nobody.
  const fence = await fencePasses(gl);
  if (!fence || !readsBack(gl)) throw new BackendRejected("fence", renderer, facts(fence));
  const { computeOn } = await import("./webglBackend");
  signal.throwIfAborted();
  computeOn(gl);
  // Nearly every kernel here is unpacked; packing would put a conversion draw before and after each.
  tf.env().set("WEBGL_PACK", false);
  tf.env().set("WEBGL_DELETE_TEXTURE_THRESHOLD", 256 * 1024 * 1024);
  if (!tf.env().getBool("WEBGL_RENDER_FLOAT32_ENABLED"))
    throw new BackendRejected("float16", renderer, facts(fence));
  if (!(await tf.setBackend("webgl"))) throw new BackendRejected("load-failed", renderer, facts(fence));
  const { registerWebglKernels } = await import("../model/kernels/webgl");
  signal.throwIfAborted();
  registerWebglKernels();
  return { renderer, webgl: facts(fence), release };
}
