import { SPECIAL_TOKENS, UNK } from "../lib/tokens";

export interface Vocabulary {
  /** Words by id, special tokens first. */
  readonly words: readonly string[];
  /** The id of a word, `UNK` when it has none. */
  id(word: string): number;
}

export function createVocabulary(taskWords: readonly string[]): Vocabulary {
  const words = [...SPECIAL_TOKENS, ...taskWords];
  const ids = new Map(words.map((word, id) => [word, id]));
  if (ids.size !== words.length) throw new RangeError("a vocabulary lists each word once");
  return { words, id: (word) => ids.get(word) ?? UNK };
}
