import type { Architecture } from "./architecture";
import type { Intervention } from "./intervention";
import type { StepId } from "./steps";
import type { TensorName, TraceTensor } from "./tensors";

/** What made the numbers: enough to name the model in a caption and to build it again. */
export interface ModelDescription extends Architecture {
  readonly task: string;
  readonly units: number;
  readonly embed: number;
  /** Whether the source is read from its last word to its first; its tokens then stand in the order of reading. */
  readonly reverseSource: boolean;
  readonly seed: number;
  /** Updates made so far. */
  readonly step: number;
  /** Target words by id, special tokens included: names the columns of `logits` and `probabilities`. */
  readonly targetVocabulary: readonly string[];
}

/** One side of a translation. Tokens end in `<eos>` unless the length cap cut the output. */
export interface TraceSide {
  readonly tokens: readonly string[];
  readonly ids: readonly number[];
}

/** Row-major float32 numbers of one parameter. */
export interface TraceParameter {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Every tensor of one translation: the contract between the model, the worker and the panels. */
export interface Trace {
  readonly model: ModelDescription;
  readonly source: TraceSide & { readonly text: string };
  readonly output: TraceSide;
  /** This wiring's steps, in order. */
  readonly steps: readonly StepId[];
  readonly interventions: readonly Intervention[];
  readonly tensors: Readonly<Partial<Record<TensorName, TraceTensor>>>;
  /**
   * The weights between the cells (attention, bridge, W_c) as they were at this moment, by PyTorch's names, so that
   * their products can be followed. Absent from a trace that was read from a file: the model's own file has them.
   */
  readonly parameters?: Readonly<Record<string, TraceParameter>>;
  /** What a probe along the same words found, put beside them by whoever asked for both (`arithmetic/probed.ts`). */
  readonly probed?: Readonly<Record<string, TraceParameter>>;
}

/** A tensor that this trace's wiring must have. Throws RangeError with its name when it is missing. */
export function tensorOf(trace: Trace, name: TensorName): TraceTensor {
  const tensor = trace.tensors[name];
  if (!tensor) throw new RangeError(`the trace has no tensor "${name}"`);
  return tensor;
}
