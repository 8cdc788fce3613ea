/** Which models and batches the WebGL kernels cannot train. */
import * as tf from "../../tf";

interface TrainedSizes {
  readonly units: number;
  readonly bidirectional: boolean;
  readonly batch: number;
  /** The longer of the two sides. */
  readonly steps: number;
}

export type WebglRefusal = "odd" | "size";

/** Shaders are told something of every step, in uniforms: of these a device has 224 or more. */
const MOST_STEPS = 96;

/**
 * `odd`: a texel holds two units, and the blocks of a gate must not share one (embeddings, vocabularies, batches and
 * lengths may be odd). `size`: a sequence lies in one texture, its steps one below the other, two sentences in a row
 * of texels.
 */
export function webglRefusal({ units, bidirectional, batch, steps }: TrainedSizes): WebglRefusal | null {
  const state = bidirectional ? units / 2 : units;
  if (state % 2 !== 0) return "odd";
  const rows = Math.ceil(batch / 2) * steps;
  const isTooLarge = Math.max(rows, 2 * units) > tf.env().getNumber("WEBGL_MAX_TEXTURE_SIZE");
  return isTooLarge || steps > MOST_STEPS ? "size" : null;
}
