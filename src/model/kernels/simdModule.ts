/** The AssemblyScript module: what it exports, and how it is made to work in a memory. */
import { base64 } from "./simd/index.ts?assembly";

/** A function of pointers, sizes and numbers. Whether it takes as many as it is given, only the tests can say. */
type Compiled = (...args: (number | boolean)[]) => number;

const NAMES = [
  "adamStep",
  "additiveBackward",
  "additiveBackwardScratch",
  "additiveForward",
  "additiveForwardScratch",
  "affinePart",
  "affinePartGradient",
  "attentionBackward",
  "attentionForward",
  "attentionScratch",
  "copyColumns",
  "crossEntropy",
  "crossEntropyScratch",
  "recurrenceBackward",
  "recurrenceBackwardScratch",
  "recurrenceForward",
  "recurrenceScratch",
  "rowsBackward",
  "rowsForward",
  "sumOfSquares",
  "tanhInPlace",
  "tanhSlope",
  "zero",
] as const;

export type Simd = Readonly<Record<(typeof NAMES)[number], Compiled>>;

export async function instantiateSimd(memory: WebAssembly.Memory): Promise<Simd> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  const missing = NAMES.filter((name) => typeof instance.exports[name] !== "function");
  if (missing.length > 0) throw new Error(`the wasm kernels lack ${missing.join(", ")}`);
  return instance.exports as unknown as Simd;
}
