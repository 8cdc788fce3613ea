/** What a task is: sentences with gold alignments, and how people write them. */
import type { Random } from "../lib/random";
import type { Intervention } from "../trace/intervention";
import type { Grammar } from "./grammar";
import type { Pair } from "./pair";

/** A word as it was read from typed text. */
export interface ReadToken {
  /** The word as the model's vocabulary spells it, or as it was typed when it is unknown. */
  readonly word: string;
  readonly known: boolean;
  /** Known words close to an unknown one, nearest first, at most 3. Empty when known. */
  readonly nearest: readonly string[];
}

/** Several tokens that are written as one word: Korean morphemes under their eojeol. */
export interface WrittenWord {
  readonly text: string;
  readonly from: number;
  /** One past the last token. */
  readonly to: number;
}

/** What a task understood of a typed sentence. Reading never throws: any string has an answer. */
export interface Reading {
  /** NFC, as typed otherwise; cut where no sentence could be that long. */
  readonly text: string;
  /** Without `<eos>`. Empty when there was nothing to read. */
  readonly tokens: readonly ReadToken[];
  /** Brackets over the tokens; empty for tasks whose tokens are the written words. */
  readonly written: readonly WrittenWord[];
  /** A whole sentence to offer instead, e.g. the -다 form where a polite one was typed. */
  readonly offer: string | null;
}

export type Gloss = Readonly<Record<string, string>>;

/** A task is pure data and pure functions; everything random comes from the generator it is given. */
export interface Task {
  readonly id: string;
  /** BCP 47, for `lang` attributes; null for digits. */
  readonly sourceLanguage: string | null;
  readonly targetLanguage: string | null;
  /** Words without the special tokens, in a fixed order. */
  readonly sourceWords: readonly string[];
  readonly targetWords: readonly string[];
  /** Most tokens a sentence may have, `<eos>` included. */
  readonly maxSource: number;
  readonly maxTarget: number;
  /** Most tokens of a sentence that `generate` makes, `<eos>` included. */
  readonly longestSource: number;
  readonly longestTarget: number;
  /** Sentences, as one would type them, for the first screen. The first one is the first paint. Never held out. */
  readonly samples: readonly string[];
  /** By interface language: what each source word means. Absent where it would say nothing. */
  readonly gloss: Readonly<Partial<Record<"en" | "ko", Gloss>>>;
  /** What `generate` draws from; null for a task that is a list of sentences. */
  readonly grammar: Grammar | null;
  /** Of a task that is a list of sentences: those that `generate` never draws. A grammar's are chosen by the split. */
  readonly heldOut?: readonly Pair[];
  /** Of such a task: those that it draws. */
  readonly training?: readonly Pair[];
  /** Of a task without a grammar: sentences whose right translation and alignment are known. */
  readonly known?: readonly Pair[];
  /** Its sources are read without the `<eos>` that every other task's end in. */
  readonly bareSource?: true;
  /** How a worked example opens: with its vectors, at the row that it is about. */
  readonly opening?: { readonly interventions: readonly Intervention[]; readonly row: number };
  generate(random: Random): Pair;
  read(text: string): Reading;
  /** Tokens as one would write them: `l' homme` to `l'homme`, morphemes to eojeol. `read(write(tokens))` gives the tokens back. */
  write(tokens: readonly string[]): string;
  /** Target tokens as one would write them; with spaces between them when left out. */
  writeTarget?(tokens: readonly string[]): string;
}
