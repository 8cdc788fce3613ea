/**
 * Inverted dropout (Srivastava et al. 2014): in training a share of the numbers is 0 and the others grow by 1/(1 − rate),
 * so that nothing changes when it is left out. The masks are a function of seed, update and place, made by counter: a
 * run that goes on from a file drops the same numbers as one that never stopped.
 */
import { uniforms } from "../lib/philox";
import * as tf from "./tf";

/** Drops numbers of a tensor at a named place; `row` tells repeated uses of a place apart. */
export type Drop = <T extends tf.Tensor>(place: string, values: T, row?: number) => T;

export const KEEP_ALL: Drop = (_, values) => values;

export function createDrop(rate: number, seed: number, update: number): Drop {
  if (rate === 0) return KEEP_ALL;
  return <T extends tf.Tensor>(place: string, values: T, row = 0): T => {
    const numbers = uniforms(values.size, [seed, hash(place)], [update, row, 0]);
    const scale = 1 / (1 - rate);
    const mask = tf.tensor(
      numbers.map((u) => (u < rate ? 0 : scale)),
      values.shape,
      "float32",
    );
    return tf.mul(values, mask) as T;
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
