import type { EquationId, Hand, Paper } from "../../arithmetic/equation";
import type { GateName } from "../../trace/tensors";

/** What a number is. */
export type ThingId =
  | GateName
  | "embedding"
  | "encoderState"
  | "encoderMemory"
  | "decoderState"
  | "decoderMemory"
  | "firstState"
  | "firstMemory"
  | "fed"
  | "query"
  | "energy"
  | "keys"
  | "score"
  | "position"
  | "windowLayer"
  | "aligned"
  | "weight"
  | "weighted"
  | "context"
  | "joined"
  | "attentional"
  | "features"
  | "logit"
  | "probability"
  | "loss"
  | "weightParameter"
  | "biasParameter"
  | "embeddingParameter"
  | "wordId"
  | "entropy"
  | "coverage"
  | "meanLoss"
  | "gradientNorm"
  | "valueGradient"
  | "keyGradient"
  | "embeddingGradient"
  | "contextGradient"
  | "scoreGradient"
  | "weightGradient"
  | "attentionalGradient"
  | "mappedQuery"
  | "scoreSlope"
  | "taken"
  | "exponential"
  | "exponentialSum"
  | "weightSum"
  | "shareSum"
  | "product"
  | "productSum"
  | "otherWords"
  | "bell";

/** Where in a translation or in a model a number stands, each part only where it applies. */
export interface PlaceInWords {
  readonly side?: "encoder" | "decoder";
  readonly backward?: boolean;
  /** Of two layers. */
  readonly layer?: "lower" | "upper";
  /** Which gate's block of a parameter. */
  readonly gate?: GateName;
  /** Positions, rows and units from 1. */
  readonly source?: { readonly word: string; readonly position: number; readonly read?: number };
  readonly target?: { readonly word: string; readonly position: number };
  readonly unit?: number;
  /** A word of the vocabulary. */
  readonly word?: string;
}

/** Words about a number that is opened. Loaded with the first one. */
export interface OpenedMessages {
  readonly label: string;
  readonly chain: string;
  readonly close: string;
  /** The crumb before the one in view. */
  readonly back: string;
  readonly things: Readonly<Record<ThingId, string>>;
  readonly place: (place: PlaceInWords) => string;
  readonly shape: (shape: string) => string;
  readonly derivedName: string;
  readonly says: Readonly<Record<EquationId, string>>;
  /** Before the second form. */
  readonly asComputed: string;
  /** Before the only form, where the one of books has no numbers. */
  readonly overflows: string;
  readonly operands: string;
  readonly terms: (count: number) => string;
  readonly unitColumn: string;
  readonly wordColumn: string;
  readonly term: string;
  readonly running: string;
  readonly sum: string;
  /** A constant of the equation. */
  readonly constant: string;
  readonly lookedUp: (word: string, id: number) => string;
  readonly source: string;
  readonly papers: Readonly<Record<Paper, string>>;
  readonly equation: (number: string) => string;
  readonly section: (number: string) => string;
  /** No paper says it. */
  readonly ownSource: string;
  readonly agrees: (difference: string) => string;
  readonly disagrees: (model: string, again: string, difference: string) => string;
  readonly reported: string;
  /** On the page and in the report for a bug; no word of a sentence is in it. */
  readonly note: (of: { number: string; model: string; again: string; update: number }) => string;
  readonly derived: string;
  /** A gradient that is opened no further. */
  readonly backpropagated: string;
  /** Where a parameter's number comes from. */
  readonly parameter: Readonly<Record<"learned" | "handSet" | "zeroed", string>>;
  readonly isWord: (word: string) => string;
  readonly byHand: Readonly<Record<Hand, string>>;
  readonly update: (update: string) => string;
  /** The model had trained on before the parameters came. */
  readonly newer: (before: string, now: string) => string;
  readonly loading: string;
  readonly waiting: string;
  /** A loss needs words that should come. */
  readonly noTarget: string;
  readonly unknown: (number: string) => string;
  readonly malformed: string;
}
