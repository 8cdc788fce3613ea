/** Sentences that someone typed, as the model reads and says them. */
import { ProblemError } from "../lib/problem";
import { EOS, UNK } from "../lib/tokens";
import type { Task } from "../tasks/task";
import { problemOf } from "../tasks/text";
import type { Vocabulary } from "../tasks/vocabulary";
import type { Intervention } from "../trace/intervention";
import type { Settings } from "../trace/settings";
import { editSource, type SourceWord } from "./editSource";

/** How a model reads: in which words, and in which direction. */
export interface Reader {
  readonly task: Task;
  readonly settings: Pick<Settings, "reverseSource">;
  readonly sourceVocabulary: Vocabulary;
}

export interface ReadSource {
  /** The sentence as it was understood. */
  readonly typed: string;
  /** In the order of reading, edited as interventions ask, without `<eos>`. */
  readonly words: readonly SourceWord[];
  /** What the model reads, `<eos>` included unless the task leaves it out. */
  readonly tokens: readonly string[];
  readonly ids: readonly number[];
}

/** A typed sentence as the model reads it. Throws ProblemError for one that cannot be read. */
export function readSource(
  text: string,
  interventions: readonly Intervention[],
  { task, settings, sourceVocabulary }: Reader,
): ReadSource {
  const reading = task.read(text);
  const problem = problemOf(reading, task);
  if (problem) throw new ProblemError(problem);
  const known = reading.tokens.map(({ word, known: isKnown }) => ({
    word,
    id: isKnown ? sourceVocabulary.id(word) : UNK,
  }));
  const inOrder = settings.reverseSource ? known.toReversed() : known;
  const words = editSource(inOrder, interventions, sourceVocabulary);
  const read = task.bareSource ? words : [...words, { word: "<eos>", id: EOS }];
  return {
    typed: reading.text,
    words,
    tokens: read.map(({ word }) => word),
    ids: read.map(({ id }) => id),
  };
}

/**
 * Ids of a target sentence that someone gave, `<eos>` behind them; no more than `limit`. Throws ProblemError for a
 * sentence that cannot be said.
 */
export function readTarget(text: string, vocabulary: Vocabulary, limit: number): number[] {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) throw new ProblemError({ code: "sentence-empty" });
  const length = words.length + 1;
  if (length > limit) throw new ProblemError({ code: "sentence-too-long", length, limit });
  const ids = words.map((word) => {
    const id = vocabulary.id(word);
    if (id === UNK) throw new ProblemError({ code: "word-unknown", word });
    return id;
  });
  return [...ids, EOS];
}
