import type { Rich } from "../../lib/rich";
import type { StepId } from "../../trace/steps";

/** What a step is and does, for the head of its panel. */
export interface StepMessages {
  readonly name: string;
  /** For tabs, where room is short. */
  readonly short: string;
}

/** Words of the panels. Symbols and numbers are the same in every language and come from the panels themselves. */
export interface PanelMessages {
  readonly ledger: string;
  readonly steps: Readonly<Record<StepId, StepMessages>>;
  /** The source notes' own numbers or letters: "note 4, 5". */
  note(names: readonly string[]): string;
  /** One sentence per step, about the words in view. */
  readonly say: {
    encode(of: { readonly word: string; readonly first: boolean }): Rich;
    /** `two`: the two readers that the decoder starts from, of so many source tokens. */
    cell(of: {
      readonly before: string;
      readonly first: boolean;
      readonly two: boolean;
      readonly tokens: number;
    }): Rich;
    score(of: { readonly source: string }): Rich;
    softmax(): Rich;
    weightedSum(of: { readonly source: string; readonly share: string }): Rich;
    concat(): Rich;
    output(of: { readonly words: number; readonly chosen: string }): Rich;
  };
  /** Which weights the step uses, and where they are used again. */
  readonly reuse: {
    encode(of: { readonly tokens: number; readonly two: boolean }): string;
    cell(of: { readonly words: number }): string;
    readonly score: string;
    readonly softmax: string;
    readonly weightedSum: string;
    concat(of: { readonly words: number }): string;
    output(of: { readonly words: number }): string;
  };
  /** Encode's opening: text, tokens, ids, embedding rows. */
  readonly reading: {
    readonly text: string;
    readonly tokens: string;
    readonly ids: string;
    embedding(of: { readonly word: string; readonly id: number; readonly size: number }): string;
    /** A scale wider than -1..1, printed beside its strip. */
    scale(limit: string): string;
  };
  readonly forward: string;
  readonly backward: string;
  readonly gates: {
    readonly reset: string;
    readonly update: string;
    readonly candidate: string;
    readonly previous: string;
    readonly state: string;
    readonly zero: string;
  };
  unit(place: number): string;
  /** Accessible name of the strips, and the value of the chosen unit. */
  readonly chooseUnit: string;
  unitValue(place: number, value: string): string;
  readonly product: string;
  sumOf(count: number): string;
  readonly sum: string;
  readonly sourceWord: string;
  readonly subtractLargest: string;
  readonly withoutSubtracting: string;
  readonly largestSubtracted: string;
  readonly thickness: string;
  /** The ends of the concat drawing. */
  inAndOut(each: number, out: number): string;
  readonly word: string;
  readonly logit: string;
  others(count: number): string;
  /** What happens to the chosen word. */
  nextInput(word: string): Rich;
  stops(token: string): Rich;
  /** The length cap, not `<eos>`, ended the output. */
  cut(word: string): Rich;
  loss(value: string): string;
  allNumbers(count: number): string;
  readonly unitColumn: string;
  check(of: { readonly difference: string; readonly what: "result" | "joined" }): string;
  checkFailed(of: { readonly difference: string; readonly model: string; readonly again: string }): string;
  readonly formula: string;
}
