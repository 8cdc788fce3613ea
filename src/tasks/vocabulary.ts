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

/** The id of a word or of a special token; null for a word that the vocabulary does not hold. */
export function knownId(vocabulary: Vocabulary, word: string): number | null {
  const id = vocabulary.words.indexOf(word);
  return id < 0 ? null : id;
}
