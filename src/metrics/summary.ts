/**
 * All metrics of a set of sentences at once, and the same by length and by tag. Start here: each number has its own
 * file beside this one, with its formula and source.
 */
import { alignmentErrorRate, type ScoredAlignment } from "./alignmentErrorRate";
import { type AttentionRows, strongest } from "./attentionRows";
import { corpusBleu } from "./bleu";
import { coverage } from "./coverage";
import { attentionEntropy } from "./entropy";
import { exactMatch } from "./exactMatch";
import { perplexity } from "./perplexity";
import { tokenAccuracy } from "./tokenAccuracy";

/** One sentence: what was asked and said, and, as far as it was measured, how the model got there. Words are without `<eos>`. */
export interface SentenceRecord {
  readonly source: readonly string[];
  /** What the model said by itself. */
  readonly output: readonly string[];
  /** False where the output was cut before `<eos>`: then it is no exact match, and has one position more that is wrong. */
  readonly ended?: boolean;
  readonly reference: readonly string[];
  readonly tags: readonly string[];
  /** -ln p of each target word along the reference, in nats, that of `<eos>` included. */
  readonly losses?: ArrayLike<number>;
  /**
   * Attention along the reference: a row for each target word and, if there is one, for `<eos>`; a column for each source
   * word and, if there is one, for `<eos>`.
   */
  readonly attention?: AttentionRows;
  /** The gold alignment; one without any link counts as none. Alignment error needs this and the attention. */
  readonly gold?: Pick<ScoredAlignment, "sure" | "possible">;
}

/** A number that was not computed is absent. Each is over the records that have what it needs. */
export interface Metrics {
  readonly sentences: number;
  readonly exact: number;
  readonly tokenAccuracy: number;
  /** Of the corpus, 0 to 100. */
  readonly bleu: number;
  /** Mean -ln p per target word, nats. */
  readonly loss?: number;
  readonly perplexity?: number;
  /** Lenient gold, rows belong to the predicted word. */
  readonly aer?: number;
  /** Strict gold, rows belong to the predicted word. */
  readonly aerStrict?: number;
  /** Lenient gold, rows belong to the input word. */
  readonly aerInputWord?: number;
  /** Mean over all rows of attention, nats. */
  readonly entropy?: number;
  /** Mean over all source words, 0 to 1. */
  readonly coverage?: number;
}

/** Over all sentences together. Throws a RangeError where there is no word to score: then nothing has a value. */
export function metricsOf(records: readonly SentenceRecord[]): Metrics {
  if (!records.some(({ output, reference }) => output.length + reference.length > 0))
    throw new RangeError("metricsOf needs a sentence with words");
  const outputs = records.map(({ output }) => output);
  const ended = records.map(({ output, ended = true }) => (ended ? output : [...output, ""]));
  const references = records.map(({ reference }) => reference);
  return {
    sentences: records.length,
    exact: exactMatch(ended, references),
    tokenAccuracy: tokenAccuracy(ended, references),
    bleu: corpusBleu(outputs, references).score,
    ...computed({ ...lossMetrics(records), ...alignmentMetrics(records), ...attentionMetrics(records) }),
  };
}

/** One entry for each length of source that occurs, in words, shortest first. */
export function byLength(records: readonly SentenceRecord[]): readonly (Metrics & { length: number })[] {
  return [...groupBy(records, ({ source }) => [source.length])]
    .sort(([a], [b]) => a - b)
    .map(([length, group]) => ({ length, ...metricsOf(group) }));
}

/** One entry for each tag that occurs, in alphabetical order. A sentence counts in each of its tags. */
export function byTag(records: readonly SentenceRecord[]): readonly (Metrics & { tag: string })[] {
  return [...groupBy(records, ({ tags }) => tags)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([tag, group]) => ({ tag, ...metricsOf(group) }));
}

function groupBy<K>(
  records: readonly SentenceRecord[],
  keysOf: (record: SentenceRecord) => readonly K[],
): Map<K, SentenceRecord[]> {
  const groups = new Map<K, SentenceRecord[]>();
  for (const record of records) {
    for (const key of new Set(keysOf(record))) {
      const group = groups.get(key);
      if (group) group.push(record);
      else groups.set(key, [record]);
    }
  }
  return groups;
}

type Optional = Omit<Metrics, "sentences" | "exact" | "tokenAccuracy" | "bleu">;

function lossMetrics(records: readonly SentenceRecord[]): Optional {
  let sum = 0;
  let words = 0;
  for (const { losses = [] } of records) {
    words += losses.length;
    for (let i = 0; i < losses.length; i++) sum += losses[i] ?? 0;
  }
  return { loss: sum / words, perplexity: perplexity(sum, words) };
}

function alignmentMetrics(records: readonly SentenceRecord[]): Optional {
  const scored = records.flatMap(({ source, reference, attention, gold }): ScoredAlignment[] => {
    if (!attention || !gold || gold.sure.length + gold.possible.length === 0) return [];
    const looked = strongest(attention);
    const lookedAtEnd = looked[reference.length];
    const sentence = { ...gold, looked: looked.slice(0, reference.length), sourceLength: source.length };
    return [lookedAtEnd === undefined ? sentence : { ...sentence, lookedAtEnd }];
  });
  return {
    aer: alignmentErrorRate(scored),
    aerStrict: alignmentErrorRate(scored, { gold: "strict" }),
    aerInputWord: alignmentErrorRate(scored, { rows: "input" }),
  };
}

function attentionMetrics(records: readonly SentenceRecord[]): Optional {
  const attended = records.flatMap(({ source, attention }) =>
    attention && attention.weights.length > 0 ? [{ attention, sourceLength: source.length }] : [],
  );
  return {
    entropy: attentionEntropy(attended.map(({ attention }) => attention)),
    coverage: coverage(attended),
  };
}

/** Leaves out what has no value: a mean over nothing is not a number. */
function computed(metrics: Optional): Optional {
  return Object.fromEntries(Object.entries(metrics).filter(([, value]) => Number.isFinite(value)));
}
