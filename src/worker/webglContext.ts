/**
 * A WebGL context of our own in the worker, and what can be known of it before tensorflow.js is loaded: whose it is,
 * whether it is emulated, whether the end of its work can be waited for, and whether what it drew can be read back.
 */
import { BackendRejected } from "./rejection";

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render|warp/i;
/** What browsers say in place of a name; the one behind it has to be asked for. */
const NAMELESS = /^(webkit webgl|webgl|mozilla)?$/i;

const ATTRIBUTES: WebGLContextAttributes = {
  alpha: false,
  antialias: false,
  depth: false,
  premultipliedAlpha: false,
  preserveDrawingBuffer: false,
  stencil: false,
  powerPreference: "high-performance",
};

export interface OwnContext {
  readonly gl: WebGL2RenderingContext;
  readonly renderer: string;
  /** Gives the context up; nobody is told that it was lost. */
  readonly release: () => void;
}

/** Throws BackendRejected where there is none to be had. */
export function openContext(onLost: () => void): OwnContext {
  if (typeof OffscreenCanvas === "undefined") throw new BackendRejected("no-context", "OffscreenCanvas");
  const canvas = new OffscreenCanvas(1, 1);
  const gl = askFor(canvas, ATTRIBUTES);
  if (!gl) throw new BackendRejected("no-context", "WebGL2");
  const onContextLost = (event: Event): void => {
    event.preventDefault();
    onLost();
  };
  canvas.addEventListener("webglcontextlost", onContextLost);
  return {
    gl,
    renderer: rendererOf(gl),
    release: () => {
      canvas.removeEventListener("webglcontextlost", onContextLost);
      giveUp(gl);
    },
  };
}

/** Some browsers throw instead of giving null. */
function askFor(canvas: OffscreenCanvas, attributes: WebGLContextAttributes): WebGL2RenderingContext | null {
  try {
    return canvas.getContext("webgl2", attributes);
  } catch (error) {
    throw new BackendRejected("no-context", error instanceof Error ? error.message : String(error));
  }
}

function giveUp(gl: WebGL2RenderingContext): void {
  gl.getExtension("WEBGL_lose_context")?.loseContext();
}

type Named = Pick<WebGL2RenderingContext, "getParameter" | "getExtension" | "RENDERER">;

/** Firefox names the GPU by RENDERER and warns when the extension is asked for; the others do it the other way round. */
export function rendererOf(gl: Named): string {
  const plain = String(gl.getParameter(gl.RENDERER) ?? "");
  if (!NAMELESS.test(plain)) return plain;
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  return info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL) ?? plain) : plain;
}

/**
 * The sign by which WebGL is known to be emulated, null where it is not: its name, or else that the browser gives no
 * context to those who ask for one without a major loss of speed.
 */
export function softwareSign(renderer: string, hasFast: () => boolean = hasFastContext): string | null {
  if (SOFTWARE.test(renderer)) return renderer;
  return hasFast() ? null : `${renderer} (failIfMajorPerformanceCaveat)`;
}

function hasFastContext(): boolean {
  const fast = askFor(new OffscreenCanvas(1, 1), { ...ATTRIBUTES, failIfMajorPerformanceCaveat: true });
  if (fast) giveUp(fast);
  return fast !== null;
}

/** Whether textures of 32 bits can be drawn into. Where they cannot, tensorflow.js computes in 16, which no model learns in. */
export function drawsFloat32(gl: WebGL2RenderingContext): boolean {
  if (!gl.getExtension("EXT_color_buffer_float")) return false;
  const texture = gl.createTexture();
  const framebuffer = gl.createFramebuffer();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32F, 1, 1, 0, gl.RED, gl.FLOAT, null);
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  const isComplete = gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.bindTexture(gl.TEXTURE_2D, null);
  gl.deleteFramebuffer(framebuffer);
  gl.deleteTexture(texture);
  return isComplete;
}

type Fenced = Pick<
  WebGL2RenderingContext,
  | "fenceSync"
  | "flush"
  | "clientWaitSync"
  | "deleteSync"
  | "SYNC_GPU_COMMANDS_COMPLETE"
  | "ALREADY_SIGNALED"
  | "CONDITION_SATISFIED"
  | "WAIT_FAILED"
>;

/**
 * Whether a fence is passed within this time. In Safari's workers it never was: whoever waits for one there waits for
 * ever.
 */
export async function fencePasses(gl: Fenced, milliseconds = 2000): Promise<boolean> {
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (!fence) return false;
  gl.flush();
  const until = performance.now() + milliseconds;
  try {
    for (;;) {
      const status = gl.clientWaitSync(fence, 0, 0);
      if (status === gl.ALREADY_SIGNALED || status === gl.CONDITION_SATISFIED) return true;
      if (status === gl.WAIT_FAILED || performance.now() >= until) return false;
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  } finally {
    gl.deleteSync(fence);
  }
}

type Readable = Pick<
  WebGL2RenderingContext,
  "clearColor" | "clear" | "readPixels" | "COLOR_BUFFER_BIT" | "RGBA" | "UNSIGNED_BYTE"
>;

/** Whether a colour that was drawn comes back as it was. */
export function readsBack(gl: Readable): boolean {
  const pixel = new Uint8Array(4);
  gl.clearColor(0.2, 0.4, 0.8, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  return [51, 102, 204].every((wanted, i) => Math.abs((pixel[i] ?? 0) - wanted) <= 2);
}
