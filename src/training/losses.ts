/** The losses of the updates since somebody last looked: they stay on the device until then, and come by one read. */
import { present } from "../lib/assert";
import * as tf from "../model/tf";

/** As many are joined at a time, the last one repeated: WebGL compiles for each number of them. */
const JOINED = [1, 8, 64] as const;

export interface Losses {
  /** Takes the loss over: it is disposed here. */
  add(step: number, loss: tf.Scalar): void;
  /** `[step, loss]`, oldest first. */
  drain(): Promise<[number, number][]>;
  /** Reads a loss in every number that is joined, so that all of it is compiled. */
  rehearse(loss: tf.Scalar): Promise<void>;
  dispose(): void;
}

function join(losses: readonly tf.Scalar[]): tf.Tensor {
  const last = present(losses.at(-1), "a loss");
  const largest = present(JOINED.at(-1), "a number");
  const count = JOINED.find((some) => some >= losses.length) ?? largest * Math.ceil(losses.length / largest);
  return tf.stack([...losses, ...new Array<tf.Scalar>(count - losses.length).fill(last)]);
}

export function createLosses(): Losses {
  const losses: [number, tf.Scalar][] = [];
  const dispose = (some: readonly [number, tf.Scalar][]): void => tf.dispose(some.map(([, loss]) => loss));
  return {
    add: (step, loss) => {
      losses.push([step, loss]);
    },
    async drain() {
      const drained = losses.splice(0);
      if (drained.length === 0) return [];
      const joined = tf.tidy(() => join(drained.map(([, loss]) => loss)));
      dispose(drained);
      const values = await joined.data();
      joined.dispose();
      return drained.map(([step], i) => [step, present(values[i], "a loss")]);
    },
    async rehearse(loss) {
      for (const count of JOINED) {
        const joined = tf.tidy(() => join(new Array<tf.Scalar>(count).fill(loss)));
        await joined.data();
        joined.dispose();
      }
    },
    dispose: () => dispose(losses.splice(0)),
  };
}
