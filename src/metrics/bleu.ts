/**
 * BLEU (Papineni et al. 2002) with the formula of sacrebleu (Post 2018), on the words as they are (its tokenizer
 * `none`), against one reference, on the scale 0 to 100:
 *
 *   BLEU = 100 · BP · exp((ln p_1 + … + ln p_N) / N),  N = 4
 *   p_n  = n-grams of the output that the reference has too, each at most as often as there, / n-grams of the output
 *   BP   = 1 where the output is at least as long as the reference r, exp(1 - r / c) where it has only c words
 *
 * Smoothing is sacrebleu's `exp` (method 3 of Chen and Cherry 2014): the k-th order without a match gets
 * p_n = 1 / (2^k · n-grams of the output). Where no word matches at all, the score is 0.
 *
 * A corpus sums its counts and lengths first; an order for which no output is long enough makes it 0. A sentence is
 * scored with the effective order: N is the longest n-gram that the output has, else every output of fewer than four
 * words would have 0.
 */

export interface Bleu {
  /** 0 to 100; NaN for a corpus without sentences. */
  readonly score: number;
  /** p_1 to p_4 as shares, smoothed; 0 where the output has no such n-gram, and everywhere when no word matches. */
  readonly precisions: readonly number[];
  /** For n = 1 to 4, the n-grams of the output that the reference has too, clipped. */
  readonly matches: readonly number[];
  /** For n = 1 to 4, the n-grams of the output. */
  readonly totals: readonly number[];
  /** N: over how many precisions the mean is taken. */
  readonly order: number;
  readonly brevityPenalty: number;
  /** c and r, in words. */
  readonly outputLength: number;
  readonly referenceLength: number;
}

/** A row of the table behind p_n: one n-gram of the output. */
export interface NgramCount {
  readonly words: readonly string[];
  readonly inOutput: number;
  readonly inReference: number;
  /** min(inOutput, inReference): what counts as a match. */
  readonly clipped: number;
}

const ORDERS = [1, 2, 3, 4] as const;

/** BLEU of all sentences together, without effective order. */
export function corpusBleu(
  outputs: readonly (readonly string[])[],
  references: readonly (readonly string[])[],
): Bleu {
  if (outputs.length !== references.length)
    throw new RangeError("corpusBleu needs one output for each reference");
  const matches = ORDERS.map(() => 0);
  const totals = ORDERS.map(() => 0);
  for (const [i, reference] of references.entries()) {
    for (const [order, n] of ORDERS.entries()) {
      for (const { inOutput, clipped } of ngramTable(outputs[i] ?? [], reference, n)) {
        matches[order] = (matches[order] ?? 0) + clipped;
        totals[order] = (totals[order] ?? 0) + inOutput;
      }
    }
  }
  const bleu = fromCounts(matches, totals, wordsIn(outputs), wordsIn(references), ORDERS.length);
  return references.length === 0 ? { ...bleu, score: Number.NaN } : bleu;
}

/** BLEU of one sentence, with effective order. */
export function sentenceBleu(output: readonly string[], reference: readonly string[]): Bleu {
  const { matches, totals } = corpusBleu([output], [reference]);
  const order = totals.filter((total) => total > 0).length;
  return fromCounts(matches, totals, output.length, reference.length, order);
}

/** The n-grams of an output, in the order in which they first appear, with their counts on both sides. */
export function ngramTable(
  output: readonly string[],
  reference: readonly string[],
  n: number,
): readonly NgramCount[] {
  const inReference = countNgrams(reference, n);
  return [...countNgrams(output, n)].map(([key, { words, count }]) => {
    const there = inReference.get(key)?.count ?? 0;
    return { words, inOutput: count, inReference: there, clipped: Math.min(count, there) };
  });
}

function fromCounts(
  matches: readonly number[],
  totals: readonly number[],
  outputLength: number,
  referenceLength: number,
  order: number,
): Bleu {
  const brevityPenalty = brevityPenaltyOf(outputLength, referenceLength);
  const counts = { matches, totals, order, brevityPenalty, outputLength, referenceLength };
  if (matches.every((count) => count === 0)) return { score: 0, precisions: ORDERS.map(() => 0), ...counts };
  let halving = 1;
  const precisions = totals.map((total, i) => {
    const match = matches[i] ?? 0;
    if (total === 0) return 0;
    if (match > 0) return match / total;
    halving *= 2;
    return 1 / (halving * total);
  });
  // ln 0 is -∞ and makes the score 0, as it should where an order has no n-gram.
  const logSum = precisions.slice(0, order).reduce((sum, precision) => sum + Math.log(precision), 0);
  return { score: 100 * brevityPenalty * Math.exp(logSum / order), precisions, ...counts };
}

function brevityPenaltyOf(outputLength: number, referenceLength: number): number {
  if (outputLength >= referenceLength) return 1;
  return outputLength > 0 ? Math.exp(1 - referenceLength / outputLength) : 0;
}

interface Counted {
  readonly words: readonly string[];
  readonly count: number;
}

function countNgrams(sentence: readonly string[], n: number): Map<string, Counted> {
  const counts = new Map<string, Counted>();
  for (let from = 0; from + n <= sentence.length; from++) {
    const words = sentence.slice(from, from + n);
    const key = words.join("\u0000");
    counts.set(key, { words, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return counts;
}

function wordsIn(sentences: readonly (readonly string[])[]): number {
  return sentences.reduce((sum, sentence) => sum + sentence.length, 0);
}
