import { uniforms } from "../../lib/philox";
import * as tf from "../tf";
import type { Choice } from "./translate";

/** Keeps these numbers apart from training's coins and masks. */
const SAMPLING = 1;

/**
 * Words drawn from softmax(logits / temperature), by adding Gumbel noise and taking the largest (Gumbel 1954; Maddison
 * et al. 2014): it needs no number back from the device. The same seed draws the same words. As the temperature falls
 * to 0 this becomes the likeliest word. `choice` has its say afterwards.
 */
export function sampling(temperature: number, seed: number, choice: Choice): Choice {
  return (logits, row) => {
    const [batch, vocab] = logits.shape;
    const noise = uniforms(batch * vocab, [seed, SAMPLING], [row, 0, 0]).map(
      // Strictly between 0 and 1, where both logarithms are finite.
      (u) => -Math.log(-Math.log(u + 2 ** -25)),
    );
    const tempered = tf.div(logits, temperature);
    // A word that is forced or banned stays so: what `choice` adds is far beyond any noise.
    return choice(tf.add(tempered, tf.tensor2d(noise, [batch, vocab])) as tf.Tensor2D, row);
  };
}
