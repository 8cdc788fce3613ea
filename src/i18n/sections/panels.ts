import type { Rich } from "../../lib/rich";
import type { BesideWord, Handover } from "../../trace/anatomy";
import type { ScoreId, WindowId } from "../../trace/architecture";
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
    /** `gated`: parts are kept and taken; without gates all of the state goes through one tanh. */
    encode(of: { readonly word: string; readonly first: boolean; readonly gated: boolean }): Rich;
    /** `start` and `two`: where the first state comes from, of so many source tokens. `memory`: there is a cell state. */
    cell(of: {
      readonly before: string;
      readonly first: boolean;
      readonly start: Handover;
      readonly two: boolean;
      readonly memory: boolean;
      readonly beside: BesideWord;
      readonly tokens: number;
    }): Rich;
    readonly score: Readonly<
      Record<
        ScoreId,
        (of: { readonly source: string; readonly position: number; readonly longest: number | null }) => Rich
      >
    >;
    /** `local`: only so many positions inside a window take part. */
    softmax(
      local: { readonly inside: number; readonly radius: number; readonly gaussian: boolean } | null,
    ): Rich;
    weightedSum(of: { readonly source: string; readonly share: string }): Rich;
    readonly concat: {
      readonly mixed: Rich;
      /** What the cell reads: the word and the context. */
      readonly joined: Rich;
      /** The same with a context that no weights made. */
      readonly fixed: Rich;
    };
    output(of: { readonly words: number; readonly chosen: string }): Rich;
  };
  /** Which weights the step uses, and where they are used again. */
  readonly reuse: {
    encode(of: { readonly tokens: number; readonly two: boolean }): string;
    cell(of: { readonly words: number }): string;
    readonly score: Readonly<Record<ScoreId, string>>;
    readonly softmax: Readonly<Record<WindowId, string>>;
    readonly weightedSum: string;
    concat(of: { readonly words: number }): string;
    readonly joining: string;
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
    /** What a layer above another reads. */
    lowerLayer(size: number): string;
    /** What stands beside the word in the cell's input. */
    readonly beside: Readonly<Record<Exclude<BesideWord, "nothing">, (size: number) => string>>;
  };
  readonly forward: string;
  readonly backward: string;
  /** The source is read from its last word to its first. */
  readonly reversed: string;
  readonly layers: {
    readonly upper: string;
    readonly lower: string;
    readonly showUpper: string;
    readonly showLower: string;
  };
  /** Over the decoder's first state: how it is made, and in how many vectors. */
  handOver(of: {
    readonly how: Handover;
    readonly two: boolean;
    readonly memory: boolean;
    readonly layers: number;
  }): string;
  /** Why the cell state is called m. */
  readonly memoryLetter: string;
  readonly gatesFrom: string;
  /** Under the score: the state with this number asks, before the cell has run. */
  asksBefore(index: number): string;
  readonly window: {
    line(of: { readonly centre: string; readonly radius: number }): string;
    readonly outside: string;
    readonly outsideShort: string;
    /** Head of the column of shares before the Gaussian. */
    readonly aligned: string;
    /** `deviation`: σ = D/2. */
    sumBelowOne(deviation: string): string;
  };
  /** What is joined, where nothing is mixed. */
  joinedNumbers(first: number, second: number): string;
  /** How this output layer differs from Bahdanau's paper and from the note. */
  readonly gates: {
    readonly reset: string;
    readonly update: string;
    readonly candidate: string;
    readonly input: string;
    readonly forget: string;
    readonly output: string;
    readonly memoryBefore: string;
    readonly memory: string;
    readonly preactivation: string;
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
  /** In place of the check, where someone put other numbers. */
  readonly changedByHand: string;
  checkFailed(of: { readonly difference: string; readonly model: string; readonly again: string }): string;
  readonly formula: string;
}
