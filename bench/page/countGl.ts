/**
 * Counts every call of WebGL in this worker by wrapping the functions of its contexts, before any is made. It counts
 * for whoever draws, this engine or another; times are taken where nothing is wrapped.
 */

export interface GlCounts {
  readonly calls: number;
  readonly draws: number;
  /** Textures filled from memory; giving a texture its size is none. */
  readonly uploads: number;
  /** Programs linked. */
  readonly programs: number;
}

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

const DRAWS = new Set([
  "drawArrays",
  "drawElements",
  "drawArraysInstanced",
  "drawElementsInstanced",
  "drawRangeElements",
]);
const UPLOADS = new Set(["texImage2D", "texSubImage2D", "texImage3D", "texSubImage3D"]);

export function countGl(): () => GlCounts {
  const counts = { calls: 0, draws: 0, uploads: 0, programs: 0 };
  const prototype = WebGL2RenderingContext.prototype;
  for (const [name, { value, writable }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (typeof value !== "function" || !writable || name === "constructor") continue;
    const original = value as AnyFunction;
    const isDraw = DRAWS.has(name);
    const isUpload = UPLOADS.has(name);
    const isLink = name === "linkProgram";
    const counted: AnyFunction = function (...args) {
      counts.calls += 1;
      if (isDraw) counts.draws += 1;
      else if (isLink) counts.programs += 1;
      else if (isUpload && args.some((arg) => ArrayBuffer.isView(arg))) counts.uploads += 1;
      return Reflect.apply(original, this, args);
    };
    Object.defineProperty(prototype, name, { value: counted, configurable: true, writable: true });
  }
  return () => ({ ...counts });
}
