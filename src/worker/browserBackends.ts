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
    async webgl(isForced, signal) {
      const context = openContext(host.onContextLost);
      // Nobody waits any more: nobody would give it back either.
      signal.addEventListener("abort", context.release);
      try {
        const started = await startWebgl(context, isForced, signal);
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
  isForced: boolean,
  signal: AbortSignal,
): Promise<Started> {
  const float32 = drawsFloat32(gl);
  const maxTextureSize = Number(gl.getParameter(gl.MAX_TEXTURE_SIZE));
  const facts = (fence: boolean | null): WebglFacts => ({ renderer, maxTextureSize, float32, fence });
  const software = isForced ? null : softwareSign(renderer);
  if (software !== null) throw new BackendRejected("software", software, facts(null));
  if (!float32) throw new BackendRejected("float16", renderer, facts(null));
  const fence = await fencePasses(gl);
  if (!readsBack(gl)) throw new BackendRejected("fence", renderer, facts(fence));
  const { computeOn } = await import("./webglBackend");
  signal.throwIfAborted();
  computeOn(gl);
  // Nearly every kernel here is unpacked; packing would put a conversion draw before and after each.
  tf.env().set("WEBGL_PACK", false);
  tf.env().set("WEBGL_DELETE_TEXTURE_THRESHOLD", 256 * 1024 * 1024);
  if (!fence) {
    // Reads then hold up the worker until the queue is empty, and nothing else.
    tf.env().set("WEBGL_FENCE_API_ENABLED", false);
    tf.env().set("WEBGL_DISJOINT_QUERY_TIMER_EXTENSION_VERSION", 0);
  }
  if (!tf.env().getBool("WEBGL_RENDER_FLOAT32_ENABLED"))
    throw new BackendRejected("float16", renderer, facts(fence));
  if (!(await tf.setBackend("webgl"))) throw new BackendRejected("load-failed", renderer, facts(fence));
  const { registerWebglKernels } = await import("../model/kernels/webgl");
  signal.throwIfAborted();
  registerWebglKernels();
  return { renderer, webgl: facts(fence), release };
}
