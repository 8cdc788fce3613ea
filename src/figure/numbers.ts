/** Numbers as text that give the same number when they are read again. */

import { float32Text } from "../lib/float32Text";

/** Exact in the precision in which the numbers are kept. */
export function exactText(numbers: Float32Array | Float64Array): (value: number) => string {
  return numbers instanceof Float32Array ? float32Text : String;
}
