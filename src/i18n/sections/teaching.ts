import type { Rich } from "../../lib/rich";
import type { ScoreId, WiringId } from "../../trace/architecture";

/** A part of the page that a link can leave out; the ids are those of `hide=`. */
export type HideableId =
  | "screens"
  | "link"
  | "language"
  | "theme"
  | "help"
  | "present"
  | "pane"
  | "config"
  | "views"
  | "ledger"
  | "surgery"
  | "export"
  | "transport"
  | "train";

/** What is for a class: the presenter view, a link, a model that is trained again, a worksheet. */
export interface TeachingMessages {
  readonly presenter: {
    readonly label: string;
    readonly leave: string;
    readonly steps: string;
    readonly blank: string;
    /** Between the ends of the colour scale. */
    polarity(more: "darker" | "brighter"): string;
    /** Follows "update 600" in the header while the model trains. */
    readonly noAttention: readonly string[];
    readonly oneVector: string;
    loom(of: { readonly sentence: string; readonly output: string }): string;
  };
  /** A link that says after how many updates. Numbers come grouped. */
  readonly again: {
    starting(updates: string): string;
    training(of: { readonly step: string; readonly updates: string }): string;
    paused(of: { readonly step: string; readonly updates: string }): string;
    readonly goOn: string;
    done(of: { readonly updates: string; readonly seed: number }): string;
    /** Added where the graphics card computes. */
    readonly rounding: string;
  };
  readonly link: {
    readonly title: string;
    readonly intro: string;
    readonly model: string;
    readonly shipped: string;
    again(of: { readonly updates: string; readonly seed: number }): string;
    /** What no link can bring, and why. */
    readonly file: Readonly<Record<"own" | "imported" | "continued", string>>;
    readonly send: string;
    readonly download: string;
    readonly open: string;
    readonly opened: string;
    readonly notYet: string;
    readonly view: string;
    readonly present: string;
    readonly hide: string;
    readonly hideKeys: string;
    readonly controls: Readonly<Record<HideableId, string>>;
    readonly address: string;
    readonly copy: string;
    readonly copied: string;
    readonly notCopied: string;
    readonly worksheet: string;
  };
  readonly sheet: {
    readonly title: string;
    readonly key: string;
    readonly name: string;
    readonly row: string;
    rowOf(of: { readonly number: number; readonly word: string }): string;
    readonly print: string;
    readonly loading: string;
    readonly missing: string;
    /** Why another model's worksheet stands here than the one on the stage. */
    readonly otherModel: string;
    readonly noShipped: string;
    readonly noWeights: string;
    task(of: { readonly sentence: string; readonly row: number; readonly before: string }): Rich;
    readonly rounded: string;
    readonly headings: Readonly<Record<"score" | "exp" | "weight" | "context" | "word", string>>;
    scoresByHand(of: { readonly score: ScoreId }): string;
    readonly scoresGiven: string;
    readonly exp: string;
    readonly window: string;
    readonly gaussian: string;
    readonly weight: string;
    context(unit: number): string;
    readonly best: string;
    readonly sum: string;
    readonly source: string;
    readonly given: string;
    readonly state: string;
    readonly query: string;
    readonly share: string;
    readonly curve: string;
    readonly outside: string;
    readonly product: string;
    readonly word: string;
    readonly logit: string;
    readonly answer: string;
    /** At the foot: what made the numbers. */
    model(of: {
      readonly task: string;
      readonly cell: string;
      readonly wiring: WiringId;
      readonly score: ScoreId | null;
      readonly units: number;
      readonly seed: number;
      readonly step: string;
      readonly file: string | null;
      /** A worked example: nothing of it was trained. */
      readonly byHand: boolean;
    }): string;
  };
}
