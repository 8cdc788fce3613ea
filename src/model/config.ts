import type { Architecture } from "../trace/architecture";

/** Everything a shape depends on; what its words mean is not part of it. */
export interface ModelConfig extends Architecture {
  /** Size of an attended state; each direction of a two-direction encoder has half of it. */
  readonly units: number;
  readonly embed: number;
  /** Vocabulary sizes, special tokens included. */
  readonly sourceVocab: number;
  readonly targetVocab: number;
  /** Longest source, `<eos>` included: the location score has a row for each position. */
  readonly maxSource: number;
}
