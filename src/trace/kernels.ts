/** What a run trains on: fused kernels, or the plain operations that define them. */

/** Why a run trains on plain operations. */
export type WhyPlain =
  /** Someone wants them. */
  | "asked"
  /** The backend has no fused kernels. */
  | "backend"
  /** They compute something else there. */
  | "differ"
  /** They do not run there. */
  | "failed"
  /** A part of the model or of its training has none. */
  | "input-feeding"
  | "window"
  | "score"
  | "cell"
  | "layers"
  | "dropout"
  | "sampling"
  /** On WebGL: an odd number of units, or sequences too large for a texture. */
  | "odd"
  | "size";

export interface KernelsInUse {
  readonly kernels: "fused" | "plain";
  /** Null with fused kernels. */
  readonly why: WhyPlain | null;
  /** The largest difference between both, in units of what is allowed; null where they were not compared. */
  readonly excess: number | null;
  /** Of fused kernels that differ or fail here: in which number, or which of them, and why, as the device says it. */
  readonly detail: string | null;
}
