import type { Language } from "../lib/language";
import type { OptionSpecs, Options } from "./options";

/** One command: what it takes, what it says in `--help`, what it does. Throws ProblemError for wrong usage. */
export interface Command {
  readonly options: OptionSpecs;
  readonly summary: Readonly<Record<"en" | "ko", string>>;
  /** Returns the exit status: 0 done, 1 failed. */
  run(options: Options, io: CommandIo): Promise<number>;
}

export interface CommandIo {
  /** The reader's. */
  readonly language: Language;
  /** One JSON object on a line of standard output. */
  result(value: unknown): void;
  /** Something for people, on standard error. */
  say(text: string): void;
  /** A problem in the reader's language, for `say`. */
  explain(error: unknown): string;
  input(): AsyncIterable<string>;
}
