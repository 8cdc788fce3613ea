/** What the unrolled translation and its two tracks say. Loaded with that view. */
import type { Rich } from "../../lib/rich";
import type { BesideWord, Handover } from "../../trace/anatomy";

interface LanePlace {
  readonly layer: number;
  readonly layers: number;
  readonly backward: boolean;
  readonly two: boolean;
}

export interface LoopMessages {
  readonly figure: (of: { source: string; output: string }) => string;
  readonly encoder: string;
  /** Beside a lane. */
  readonly lane: (of: LanePlace) => string;
  readonly encoderCell: (of: LanePlace & { word: string; position: number; count: number }) => string;
  readonly decoderRow: (of: { input: string; word: string; position: number; count: number }) => string;
  readonly notYet: string;
  readonly start: string;
  /** Beside `<eos>`, in short lines. */
  readonly stop: readonly string[];
  /** Where the longest translation was reached. */
  readonly limit: (words: number) => readonly string[];
  /** On the line that hands over. */
  readonly handover: (how: Handover, two: boolean) => string;
  readonly sameVector: string;
  readonly reversed: string;
  readonly memory: (limit: string) => string;
  readonly reading: (of: { word: string; position: number; count: number; where: string }) => Rich;
  /** What a gate keeps of the state before, on average over the units; `share` is 0 … 1, written. */
  readonly keeps: (of: { gate: string; share: string; state: string }) => string;
  /** In letters whose z is the share of the new: what comes of the candidate instead. */
  readonly renews: (of: { gate: string; share: string; state: string }) => string;
  readonly noGate: string;
  readonly begins: Rich;
  readonly feeds: (of: { word: string; position: number }) => Rich;
  /** What the cell reads beside the word, or where attention comes in. */
  readonly enters: Readonly<Record<BesideWord | "after" | "fixed", string>>;
  readonly ends: (of: { words: number }) => string;
  readonly endsByLimit: (of: { words: number }) => string;
  readonly tracks: {
    readonly title: string;
    readonly explain: string;
    readonly position: string;
    readonly free: string;
    readonly forced: string;
    readonly reads: string;
    readonly says: string;
    readonly right: string;
    readonly p: string;
    readonly wouldSay: (of: { word: string; p: string }) => string;
    readonly firstHere: string;
    readonly nothing: string;
    readonly agrees: (words: number) => string;
    readonly diverges: (of: {
      position: number;
      said: string | null;
      right: string | null;
      after: number;
      differing: number;
    }) => string;
    /** With the right words before it, the model would say the right one so many times. */
    readonly choices: (of: { right: number; count: number }) => string;
  };
}
