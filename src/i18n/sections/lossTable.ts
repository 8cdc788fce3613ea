/** What the opened loss and its gradients say. Loaded with that view. */
export interface LossTableMessages {
  readonly title: string;
  readonly explain: string;
  readonly updates: (updates: string) => string;
  readonly table: string;
  readonly position: string;
  readonly input: string;
  readonly target: string;
  readonly mean: string;
  readonly loss: string;
  readonly checked: (difference: string) => string;
  readonly differs: (of: { model: string; again: string }) => string;
  /** exp(-loss): the p that every word would need to have for the same loss. */
  readonly perWord: (of: { p: string; worst: string; share: string }) => string;
  readonly waiting: string;
  readonly noTarget: string;
  /** Where the translation on the stage is changed by hand. */
  readonly unchanged: string;
  readonly gradients: {
    readonly title: string;
    readonly explain: string;
    readonly norms: string;
    readonly value: string;
    readonly score: string;
    readonly embedding: string;
    readonly scale: string;
    readonly linear: string;
    readonly log: string;
    readonly logFloor: (floor: string) => string;
    readonly with: string;
    readonly without: string;
    readonly chart: (of: { name: string; bars: number; largest: string }) => string;
    readonly model: (of: { updates: number; loss: string }) => string;
    readonly bar: (of: { word: string; kind: string; value: string }) => string;
    readonly table: string;
    readonly word: string;
    /** What one sees, with or without attention. */
    readonly reach: (of: {
      attends: boolean;
      first: string;
      words: number;
      /** Of all words' gradients, and what an even part would be. */
      percent: string;
      even: string;
    }) => string;
    readonly losses: (of: { attending: string; plain: string }) => string;
    readonly compare: (of: { times: string; more: boolean; word: string }) => string;
    readonly paths: (of: { times: string; more: boolean }) => string;
    readonly starting: string;
    /** In place of a model to compare with. */
    readonly handSet: string;
    readonly fresh: string;
    readonly train: (updates: number) => string;
    readonly training: string;
    readonly again: string;
  };
}
