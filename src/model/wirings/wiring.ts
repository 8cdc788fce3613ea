import type { StepId } from "../../trace/steps";
import type { TensorName } from "../../trace/tensors";
import type { RecurrentState } from "../cells/cell";
import type { ModelConfig } from "../config";
import type { Drop } from "../dropout";
import type { Edits } from "../edits";
import type { Parameters } from "../parameters";
import type { Encoding } from "../steps/encode";
import type * as tf from "../tf";

/** Where decoding stands between two output words. */
export interface DecoderState {
  /** From the bottom up. */
  readonly layers: readonly RecurrentState[];
  /** The last attentional vector, `[batch, units]`, where it is fed back; else null. */
  readonly fed: tf.Tensor2D | null;
  /** The output word that comes next, from 0. */
  readonly row: number;
}

/** One or more consecutive output words. */
export interface DecoderStep {
  /** `[batch, target, vocab]`. */
  readonly logits: tf.Tensor3D;
  /** `[batch, target, source]`; null where nothing is attended. */
  readonly weights: tf.Tensor3D | null;
  readonly next: DecoderState;
  /** Every intermediate by its trace name, `[batch, target, …]`; only a trace asks. */
  tensors(): Readonly<Partial<Record<TensorName, tf.Tensor>>>;
}

/** What a decoder is opened with: a model and one batch of encoded sentences. */
export interface DecoderContext {
  readonly config: ModelConfig;
  readonly parameters: Parameters;
  readonly encoding: Encoding;
  readonly edits: Edits;
  readonly drop: Drop;
}

/** Decoding of one batch. What is the same for every word was computed when it was opened. */
export interface Decoder {
  readonly initial: DecoderState;
  /**
   * The one definition of decoding. `words` `[batch, target]` (int32) are the inputs of `target` consecutive output
   * words: one is a step of translating, a whole target sentence is teacher forcing; the numbers are the same.
   */
  step(state: DecoderState, words: tf.Tensor2D): DecoderStep;
}

/** How the steps are joined. Adding one is one file, its id in `trace/architecture.ts` and one line in `list.ts`. */
export interface Wiring {
  /** In this order; diagram, panels and transport follow it. */
  readonly steps: readonly StepId[];
  /** Size of what the decoder's first layer reads. */
  inputSize(config: ModelConfig): number;
  /** Size of what the output layer reads. */
  outputSize(config: ModelConfig): number;
  /** Parameters of its own. */
  parameterShapes(config: ModelConfig): Readonly<Record<string, readonly number[]>>;
  open(context: DecoderContext): Decoder;
}
