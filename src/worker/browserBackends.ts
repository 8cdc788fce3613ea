/** How the backends start in a worker of a browser. Each one's code is loaded only when it is tried. */
import plainUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import simdUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import * as tf from "../model/tf";
import { BackendRejected, type BackendStarters } from "./backends";

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render|warp/i;

/** `onContextLost` is called when the GPU goes away: tensorflow.js would go on with garbage. */
export function browserBackends(onContextLost: () => void): BackendStarters {
  return {
    async webgl(isForced) {
      const { gl, renderer } = openContext(onContextLost);
      if (SOFTWARE.test(renderer) && !isForced) throw new BackendRejected("software", renderer);
      if (!gl.getExtension("EXT_color_buffer_float")) throw new BackendRejected("float16", renderer);
      const { setWebGLContext } = await import("@tensorflow/tfjs-backend-webgl");
      // A context of our own: tensorflow.js asks for none that is software, nor any at all in Safari's workers.
      setWebGLContext(2, gl);
      // Nearly every kernel here is unpacked; packing would put a conversion draw before and after each.
      tf.env().set("WEBGL_PACK", false);
      tf.env().set("WEBGL_DELETE_TEXTURE_THRESHOLD", 256 * 1024 * 1024);
      if (!(await tf.setBackend("webgl"))) throw new BackendRejected("load-failed", renderer);
      if (!tf.env().getBool("WEBGL_RENDER_FLOAT32_ENABLED")) throw new BackendRejected("float16", renderer);
      return { renderer };
    },
    async wasm() {
      const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
      // The threaded build needs headers that static hosts cannot send, and would start workers of its own.
      tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
      setWasmPaths({
        "tfjs-backend-wasm.wasm": plainUrl,
        "tfjs-backend-wasm-simd.wasm": simdUrl,
        "tfjs-backend-wasm-threaded-simd.wasm": simdUrl,
      });
      if (!(await tf.setBackend("wasm"))) throw new BackendRejected("load-failed", "");
      return { renderer: null };
    },
    async cpu() {
      await import("@tensorflow/tfjs-backend-cpu");
      if (!(await tf.setBackend("cpu"))) throw new BackendRejected("load-failed", "");
      return { renderer: null };
    },
  };
}

function openContext(onContextLost: () => void): { gl: WebGL2RenderingContext; renderer: string } {
  if (typeof OffscreenCanvas === "undefined") throw new BackendRejected("no-context", "OffscreenCanvas");
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext("webgl2", {
    alpha: false,
    antialias: false,
    depth: false,
    premultipliedAlpha: false,
    preserveDrawingBuffer: false,
    stencil: false,
    powerPreference: "high-performance",
  });
  if (!gl) throw new BackendRejected("no-context", "WebGL2");
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    onContextLost();
  });
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  return { gl, renderer: String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER)) };
}
