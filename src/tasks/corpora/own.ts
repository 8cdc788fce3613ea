/**
 * Sentence pairs that someone brings. They are no grammar: there is nothing to suggest, and a held-out sentence may
 * hold words that training never shows, which the model then does not know. The vocabulary is that of training.
 */
import { ProblemError } from "../../lib/problem";
import { createRandom } from "../../lib/random";
import { decodeSafetensors } from "../../lib/safetensors";
import { SPECIAL_TOKENS } from "../../lib/tokens";
import { createLexicon } from "../lexicon";
import { OWN } from "../ownTask";
import type { Pair } from "../pair";
import { countWords, PAIRS_LIMIT, type PairsFile, tokenise, tokenised } from "../pairsFile";
import { HELD_OUT_SENTENCES } from "../split";
import type { Reading, Task } from "../task";
import { composed, OFFERED_TOKENS } from "../text";

/** Words of a side at most, the most frequent ones: the output layer scores each of them for each word it says. */
export const MOST_WORDS = 5000;
const HELD_OUT_SHARE = 0.1;
const SAMPLES = 8;
const SEED = 20150909;

/** One sentence in ten, 500 at most and one at least. All pairs of a held-out sentence are kept from training. */
function parts(pairs: readonly Pair[]): { training: readonly Pair[]; heldOut: readonly Pair[] } {
  const bySource = new Map<string, Pair>();
  for (const pair of pairs) {
    const key = pair.source.join(" ");
    if (!bySource.has(key)) bySource.set(key, pair);
  }
  const keys = [...bySource.keys()];
  const wanted = Math.min(HELD_OUT_SENTENCES, Math.max(1, Math.floor(HELD_OUT_SHARE * keys.length)));
  const random = createRandom(SEED);
  // The first steps of a shuffle (Fisher and Yates).
  for (let i = 0; i < wanted; i++) {
    const j = i + random.int(keys.length - i);
    [keys[i], keys[j]] = [keys[j] as string, keys[i] as string];
  }
  const chosen = keys.slice(0, wanted);
  const held = new Set(chosen);
  return {
    training: pairs.filter(({ source }) => !held.has(source.join(" "))),
    heldOut: chosen.flatMap((key) => bySource.get(key) ?? []),
  };
}

function vocabularyOf(sentences: readonly (readonly string[])[]): string[] {
  return [...countWords(sentences)]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}

function longest(sentences: readonly (readonly string[])[]): number {
  return 1 + sentences.reduce((most, { length }) => Math.max(most, length), 0);
}

/** The task of a file that was read. The same file makes the same task. */
export function createOwnTask({ pairs }: PairsFile): Task {
  const { training, heldOut } = parts(pairs);
  return assemble({
    training,
    heldOut,
    sourceWords: vocabularyOf(training.map(({ source }) => source)),
    targetWords: vocabularyOf(training.map(({ target }) => target)),
    longestSource: longest(pairs.map(({ source }) => source)),
    longestTarget: longest(pairs.map(({ target }) => target)),
  });
}

/**
 * What a model of such a file can do without it: it holds the vocabulary, so it reads and translates; it has no
 * sentences to train on or to be measured by.
 */
export function createOwnTaskWithoutPairs(
  sourceWords: readonly string[],
  targetWords: readonly string[],
): Task {
  const nothing = { training: [], heldOut: [], longestSource: PAIRS_LIMIT, longestTarget: PAIRS_LIMIT };
  return assemble({ ...nothing, sourceWords, targetWords });
}

/** The same from a model file, whose vocabularies begin with the special tokens. */
export function createOwnTaskOfModel(model: ArrayBuffer): Task {
  const { metadata } = decodeSafetensors(model);
  const words = (field: string): string[] =>
    (JSON.parse(metadata[field] ?? "[]") as string[]).slice(SPECIAL_TOKENS.length);
  return createOwnTaskWithoutPairs(words("sourceVocabulary"), words("targetVocabulary"));
}

interface OwnPairs {
  readonly training: readonly Pair[];
  readonly heldOut: readonly Pair[];
  readonly sourceWords: readonly string[];
  readonly targetWords: readonly string[];
  readonly longestSource: number;
  readonly longestTarget: number;
}

function assemble(own: OwnPairs): Task {
  const { training, heldOut, sourceWords, targetWords, longestSource, longestTarget } = own;
  const known = new Set(sourceWords);
  const lexicon = createLexicon(sourceWords);

  const read = (text: string): Reading => {
    // A word that the file has between spaces is one word, whatever marks are in it.
    const words = tokenised(text).flatMap((word) => (known.has(word) ? [word] : tokenise(word)));
    const tokens = words.map((word, index) => {
      const found = known.has(word) ? word : lexicon.find(word);
      if (found !== null) return { word: found, known: true, nearest: [] };
      return { word, known: false, nearest: index < OFFERED_TOKENS ? lexicon.nearest(word) : [] };
    });
    return { text: composed(text), tokens, written: [], offer: null };
  };
  const write = (tokens: readonly string[]): string => tokens.join(" ");

  const sentences = [...new Set(training.map(({ source }) => write(source)))];
  const readable = sentences.filter((sentence) => sentence.split(" ").every((word) => known.has(word)));
  const samples = readable.length > 0 ? readable : sentences;
  return {
    id: OWN,
    sourceLanguage: null,
    targetLanguage: null,
    sourceWords,
    targetWords,
    maxSource: PAIRS_LIMIT,
    maxTarget: PAIRS_LIMIT,
    longestSource,
    longestTarget,
    samples: (samples.length > 0 ? samples : sourceWords).slice(0, SAMPLES),
    gloss: {},
    grammar: null,
    heldOut,
    training,
    generate(random) {
      if (training.length === 0) throw new ProblemError({ code: "pairs-needed" });
      return random.pick(training);
    },
    read,
    write,
  };
}
