/** What the diagram of one output word says. Loaded with it. */
import type { WiringId } from "../../trace/architecture";

/** What can be read or made, by the ids that the diagram's nodes have. */
export type DiagramThing =
  | "source"
  | "embedded"
  | "states"
  | "forward"
  | "backward"
  | "bridge"
  | "first-state"
  | "word-before"
  | "input"
  | "fed"
  | "state-before"
  | "cell"
  | "state"
  | "query"
  | "scores"
  | "window"
  | "weights"
  | "context"
  | "combined"
  | "combine"
  | "attentional"
  | "features"
  | "output-layer"
  | "word";

export interface DiagramMessages {
  /** The drawing as a whole; `steps` in their order. */
  figure(of: { readonly word: string; readonly steps: readonly string[] }): string;
  /** Above the buttons that choose a wiring. */
  readonly order: string;
  readonly wirings: Readonly<Record<WiringId, string>>;
  /** In a button whose model does not lie beside the page. */
  readonly untrained: string;
  readonly untrainedNote: string;
  readonly things: Readonly<Record<DiagramThing, string>>;
  /** Where there are two layers. */
  lower(thing: string): string;
  /** What a step reads; with its shape where it has one. */
  reads(of: { readonly step: string; readonly reads: readonly string[] }): string;
  readsNothing(step: string): string;
  withShape(thing: string, shape: string): string;
  /** A band of the diagram: number, name. */
  open(of: { readonly number: number; readonly step: string }): string;
  readonly nextWord: string;
  /** Symmetric limits of what goes beyond −1 … 1. */
  scales(of: {
    readonly states: string;
    readonly embedded: string | null;
    readonly memories: string | null;
  }): string;
  readonly reversed: string;
  /** One sentence about the wiring, from its order. */
  readonly gist: Readonly<Record<"cellFirst" | "scoreFirst" | "plain" | "fixed", string>>;
  readonly waiting: string;
}
