/**
 * Sentences as padded arrays of ids, the form a model reads. A source ends in `<eos>`, which is attended like a word,
 * unless its task leaves it out. The decoder reads `<sos>` and the words and is to say the words and `<eos>` (teacher forcing).
 */
import type { Random } from "../lib/random";
import { EOS, PAD, SOS, UNK } from "../lib/tokens";
import type { Pair } from "./pair";
import type { Vocabulary } from "./vocabulary";

export interface Batch {
  readonly size: number;
  readonly sourceWidth: number;
  readonly targetWidth: number;
  readonly source: Int32Array; // [size, sourceWidth]
  /** Tokens before the padding, `<eos>` included. */
  readonly sourceLengths: Int32Array; // [size]
  readonly targetIn: Int32Array; // [size, targetWidth]
  readonly targetOut: Int32Array; // [size, targetWidth]
}

export interface BatchOptions {
  readonly sourceVocabulary: Vocabulary;
  readonly targetVocabulary: Vocabulary;
  /** Columns at least, so that every batch has the same shape; the longest row's when left out. */
  readonly widths?: { readonly source: number; readonly target: number };
  /** Replaces source words by `<unk>`, so that the model learns what to do with a word it does not know. */
  readonly unknown?: { readonly rate: number; readonly random: Random };
  /** Source words from the last to the first; `<eos>` stays at the end. */
  readonly reverseSource?: boolean;
  /** Sources without `<eos>`. */
  readonly bareSource?: boolean | undefined;
}

/** The ids of a source sentence with its `<eos>`. */
export function encodeSource(words: readonly string[], vocabulary: Vocabulary, bare = false): number[] {
  return [...words.map((word) => vocabulary.id(word)), ...(bare ? [] : [EOS])];
}

/** `[rows.length, width]`, short rows padded. */
function padded(rows: readonly (readonly number[])[], width: number): Int32Array {
  const flat = new Int32Array(rows.length * width).fill(PAD);
  rows.forEach((row, index) => {
    flat.set(row, index * width);
  });
  return flat;
}

export function createBatch(pairs: readonly Pair[], options: BatchOptions): Batch {
  const { sourceVocabulary, targetVocabulary, widths, unknown, reverseSource = false, bareSource } = options;
  const sources = pairs.map(({ source }) => {
    const ids = encodeSource(reverseSource ? source.toReversed() : source, sourceVocabulary, bareSource);
    if (!unknown) return ids;
    return ids.map((id) => (id !== EOS && unknown.random.next() < unknown.rate ? UNK : id));
  });
  const targets = pairs.map(({ target }) => target.map((word) => targetVocabulary.id(word)));
  const sourceWidth = Math.max(widths?.source ?? 0, ...sources.map((row) => row.length));
  const targetWidth = Math.max(widths?.target ?? 0, ...targets.map((row) => row.length + 1));
  return {
    size: pairs.length,
    sourceWidth,
    targetWidth,
    source: padded(sources, sourceWidth),
    sourceLengths: Int32Array.from(sources, (row) => row.length),
    targetIn: padded(
      targets.map((row) => [SOS, ...row]),
      targetWidth,
    ),
    targetOut: padded(
      targets.map((row) => [...row, EOS]),
      targetWidth,
    ),
  };
}
