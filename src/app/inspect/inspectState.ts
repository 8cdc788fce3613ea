/**
 * What the Inspect screen shows and how. It outlives the screen, so that a look at the stage loses no file; it is not
 * part of a link, for a file cannot be.
 */
import { useEffect } from "react";
import type { InspectLayer } from "../../i18n/sections/inspect";
import type { Problem } from "../../lib/problem";
import type { AttentionMatrix } from "../../matrix/matrix";
import type { MatrixProblem } from "../../matrix/read";
import type { ColumnOrder, Normalisation, RowOrder } from "../../matrix/transform";
import type { Pin } from "../../viz/matrix/plot";
import { createSignal, type Signal, useSignal } from "../../viz/matrix/signal";
import type { OtherAnswer, OtherModel } from "./otherModel";

/** A matrix to look at: its weights, and the scores where they are known. */
export interface Base {
  readonly weights: AttentionMatrix;
  readonly scores: AttentionMatrix | null;
  /** What the output was to be, where the task says: for BLEU. */
  readonly reference: readonly string[] | null;
}

export type Second =
  | { readonly kind: "file" | "kept"; readonly base: Base; readonly title: string }
  /** Another model's reading of the sentence with these words (`key`); `own`: what it would say, if something else. */
  | {
      readonly kind: "model";
      readonly model: OtherModel;
      readonly base: Base;
      readonly key: string;
      readonly own: string | null;
      readonly step: number;
    }
  /** The same sentence without interventions. */
  | { readonly kind: "untouched" };

/** Where a file is to go. */
export type Side = "first" | "second";

export type OpeningState =
  | { readonly kind: "reading"; readonly name: string }
  | { readonly kind: "opened"; readonly name: string; readonly rows: number; readonly columns: number }
  | {
      readonly kind: "refused";
      readonly name: string;
      readonly problem: MatrixProblem | null;
      /** Of a model. */
      readonly model?: Exclude<OtherAnswer, { kind: "read" }> | { kind: "problem"; problem: Problem };
    };

export interface InspectState {
  /** Null for the translation. */
  readonly file: Base | null;
  readonly second: Second | null;
  readonly opening: OpeningState | null;
  readonly layer: InspectLayer;
  readonly rowOrder: RowOrder;
  readonly columnOrder: ColumnOrder;
  readonly normalisation: Normalisation;
  /** 0 leaves nothing out. */
  readonly threshold: number;
  readonly rowWord: "predicted" | "input";
  readonly showGold: boolean;
  readonly asTable: boolean;
  /** Brackets folded into one column, by their place in the sentence. */
  readonly folded: ReadonlySet<number>;
  /** Of the matrix as it is drawn. */
  readonly pin: Pin;
}

export const NO_PIN: Pin = { row: null, column: null };

const FIRST: InspectState = {
  file: null,
  second: null,
  opening: null,
  layer: "weights",
  rowOrder: "given",
  columnOrder: "given",
  normalisation: "none",
  threshold: 0,
  rowWord: "predicted",
  showGold: true,
  asTable: false,
  folded: new Set(),
  pin: NO_PIN,
};

const state: Signal<InspectState> = createSignal(FIRST);

/** What is pinned has another place, or none, once these change. */
const MOVES: readonly (keyof InspectState)[] = ["file", "rowOrder", "columnOrder", "folded"];

export function changeInspect(patch: Partial<InspectState>): void {
  const moved = MOVES.some((key) => key in patch);
  state.set({ ...state.get(), ...(moved ? { pin: NO_PIN } : {}), ...patch });
}

export const inspectState = (): InspectState => state.get();

export function useInspectState(): InspectState {
  return useSignal(state);
}

/** Another sentence has other places: what was pinned and folded is let go. */
export function useForgetPlaces(sentence: string): void {
  useEffect(() => {
    if (lastSentence !== null && lastSentence !== sentence && state.get().file === null)
      changeInspect({ pin: NO_PIN, folded: new Set() });
    lastSentence = sentence;
  }, [sentence]);
}

let lastSentence: string | null = null;
