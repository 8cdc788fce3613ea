import * as tf from "./tf";

/** Source sentences as the encoder takes them: every row ends in `<eos>`, then `<pad>`. */
export interface SourceBatch {
  /** int32, `[batch, source]`. */
  readonly ids: tf.Tensor2D;
  /** 1 on words and `<eos>`, 0 on padding, `[batch, source]`. */
  readonly mask: tf.Tensor2D;
  /** 1 on `<eos>` alone: where the forward reader stops, `[batch, source]`. */
  readonly last: tf.Tensor2D;
  /** Tokens of each row before the padding. */
  readonly lengths: readonly number[];
}

/**
 * Tensors of source sentences. `ids` is `[lengths.length, width]`, row by row; each sentence's last token is `<eos>`.
 */
export function sourceBatch(ids: Int32Array, lengths: ArrayLike<number>, width: number): SourceBatch {
  const mask = new Float32Array(lengths.length * width);
  const last = new Float32Array(lengths.length * width);
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i] ?? 0;
    mask.fill(1, i * width, i * width + length);
    last[i * width + length - 1] = 1;
  }
  const shape: [number, number] = [lengths.length, width];
  return {
    ids: tf.tensor2d(ids, shape, "int32"),
    mask: tf.tensor2d(mask, shape, "float32"),
    last: tf.tensor2d(last, shape, "float32"),
    lengths: Array.from(lengths),
  };
}
