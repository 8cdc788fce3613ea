import * as tf from "./tf";

/**
 * The numbers of many tensors by one read: on WebGL each read waits for the device, and takes what it read off it. The
 * tensors themselves stay where they are. Integers come back as floats.
 */
export async function readTogether(tensors: readonly tf.Tensor[]): Promise<Float32Array[]> {
  const joined = tf.tidy(() =>
    tf.concat(tensors.map((tensor) => tf.reshape(tf.cast(tensor, "float32"), [-1]) as tf.Tensor1D)),
  );
  const all = (await joined.data()) as Float32Array;
  joined.dispose();
  let from = 0;
  return tensors.map(({ size }) => {
    from += size;
    return all.slice(from - size, from);
  });
}

/** The same by name. */
export async function readNamed(
  tensors: Readonly<Record<string, tf.Tensor>>,
): Promise<Record<string, Float32Array>> {
  const numbers = await readTogether(Object.values(tensors));
  return Object.fromEntries(Object.keys(tensors).map((name, i) => [name, numbers[i] ?? new Float32Array()]));
}
